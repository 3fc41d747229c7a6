//! The search over vectors against cosines worked out plainly, on both ways and above the number
//! from which signs are looked at first.

use hub_similarity::{DIMENSIONS, Near, Vector, VectorIndex};
use proptest::{collection::vec, prelude::*};

fn vector(seed: u64) -> Vector {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    Vector::from_floats(&std::array::from_fn(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1_u64 << 24) as f32 - 0.5
    }))
}

/// Between two directions: what an idea in other words looks like.
fn between(a: &Vector, b: &Vector, part: f32) -> Vector {
    let floats = |vector: &Vector| vector.to_bytes().map(|byte| f32::from(byte.cast_signed()));
    let (a, b) = (floats(a), floats(b));
    Vector::from_floats(&std::array::from_fn(|at| a[at] * (1.0 - part) + b[at] * part))
}

/// All documents by falling cosine, worked out one by one.
fn plainly(held: &[(u32, Vector)], query: &Vector, limit: usize, except: u32) -> Vec<Near> {
    let near = |&(local, ref vector): &(u32, Vector)| Near { local, cosine: query.cosine(vector) };
    let mut all: Vec<Near> = held.iter().filter(|(local, _)| *local != except).map(near).collect();
    all.sort_by(|a, b| b.cosine.total_cmp(&a.cosine).then(a.local.cmp(&b.local)));
    all.truncate(limit);
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn it_finds_what_comparing_one_by_one_finds(
        acts in vec((any::<bool>(), 0_u32..40, 0_u64..1_000), 1..120),
        asked in 0_u64..1_000,
        limit in 0_usize..50,
    ) {
        let mut index = VectorIndex::new();
        let mut held: Vec<(u32, Vector)> = vec![];
        for (goes, local, seed) in acts {
            held.retain(|(other, _)| *other != local);
            if goes {
                index.remove(local);
            } else {
                index.insert(local, &vector(seed));
                held.push((local, vector(seed)));
            }
        }
        let query = vector(asked);
        let expected = plainly(&held, &query, limit, 7);
        prop_assert_eq!(index.len(), held.len());
        prop_assert_eq!(&index.search(&query, limit, Some(7)), &expected);
        prop_assert_eq!(&index.search_portably(&query, limit, Some(7)), &expected);
        for (local, vector) in &held {
            prop_assert_eq!(index.get(*local), Some(*vector));
            prop_assert_eq!(index.cosine(&query, *local), Some(query.cosine(vector)));
        }
    }

    #[test]
    fn any_direction_is_kept_and_read_back(floats in vec(any::<f32>(), DIMENSIONS)) {
        let floats: [f32; DIMENSIONS] = floats.try_into().unwrap();
        let vector = Vector::from_floats(&floats);
        prop_assert_eq!(Vector::from_bytes(&vector.to_bytes()), Some(vector));
        prop_assert!(vector.cosine(&vector) < 1.001);
    }
}

#[test]
fn bytes_of_something_else_are_no_vector() {
    let bytes = vector(3).to_bytes();
    let mut other_scale = bytes;
    other_scale[DIMENSIONS + 2] ^= 0x10;
    let cases: [&[u8]; 4] = [&[], &bytes[1..], &[bytes.as_slice(), &[0]].concat(), &other_scale];
    for bytes in cases {
        assert_eq!(Vector::from_bytes(bytes), None);
    }
    assert_eq!(Vector::from_bytes(&Vector::NONE.to_bytes()), Some(Vector::NONE));
}

#[test]
fn signs_lose_next_to_nothing_among_many() {
    const MANY: u32 = 420_000;
    let mut index = VectorIndex::new();
    for local in 0..MANY {
        index.insert(local, &vector(u64::from(local) + 1));
    }
    let (mut wanted, mut found) = (0, 0);
    for nth in 0..20 {
        let query = vector(u64::from(MANY) + 10 + nth);
        let near: Vec<u32> = (0..10).map(|at| at * 1_000 + nth as u32).collect();
        for (step, local) in near.iter().enumerate() {
            let own = vector(u64::from(*local) + 1);
            index.insert(*local, &between(&query, &own, 0.3 + 0.03 * step as f32));
        }
        let hits = index.search(&query, 10, None);
        assert_eq!(hits, index.search_portably(&query, 10, None));
        wanted += near.len();
        found += near.iter().filter(|local| hits.iter().any(|hit| hit.local == **local)).count();
    }
    assert!(found * 100 >= wanted * 99, "{found} of {wanted}");
}
