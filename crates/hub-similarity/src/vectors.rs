//! The vectors of all documents in memory, searched exactly: every one is compared with the query.
//!
//! Above [`FILTERED_FROM`] documents only those are compared whose signs differ least from the
//! query's. Not here: a graph or clusters, which would have to be kept up to date and miss some.

use std::collections::HashMap;

use crate::best::keep_best;
use crate::vector::{DIMENSIONS, Vector, dot};

/// From so many documents on, signs decide first which are compared.
const FILTERED_FROM: usize = 400_000;

/// So many documents pass the signs, for each one that is asked for …
const PASSING_PER_ASKED: usize = 50;

/// … and at least so many.
const PASSING: usize = 10_000;

/// Documents of the sample that [`VectorIndex::crowding`] compares with …
const SAMPLE: usize = 1_024;

/// … and how many of them count: the nearest but one, which may well be the same idea.
const NEAREST: usize = 8;

/// A document found by its meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// The number the caller gave it.
    pub local: u32,
    /// The cosine of both vectors.
    pub cosine: f32,
}

/// The vectors of documents under the caller's numbers; 300 bytes each.
///
/// ```
/// use hub_similarity::{DIMENSIONS, Vector, VectorIndex};
///
/// let vector = |first: f32| {
///     let mut floats = [1.0; DIMENSIONS];
///     floats[0] = first;
///     Vector::from_floats(&floats)
/// };
/// let mut index = VectorIndex::new();
/// index.insert(7, &vector(2.0));
/// index.insert(8, &vector(90.0));
/// assert_eq!(index.search(&vector(3.0), 1, None)[0].local, 7);
/// ```
#[derive(Clone, Debug, Default)]
pub struct VectorIndex {
    values: Vec<[i8; DIMENSIONS]>,
    scales: Vec<f32>,
    signs: Vec<Signs>,
    locals: Vec<u32>,
    place_of: HashMap<u32, u32>,
    /// The numbers whose hashes are the lowest, by rising hash: the same for the same documents,
    /// however they came.
    sample: Vec<u32>,
}

/// One bit for each number of a vector: whether it is negative.
type Signs = [u64; DIMENSIONS / 64];

impl VectorIndex {
    /// An index without vectors.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The number of vectors.
    #[must_use]
    pub fn len(&self) -> usize {
        self.locals.len()
    }

    /// Whether there are no vectors.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.locals.is_empty()
    }

    /// Keeps the vector of a document, in the place of the one it had.
    pub fn insert(&mut self, local: u32, vector: &Vector) {
        let place = self.place_of.get(&local).map_or(self.locals.len(), |&place| place as usize);
        if place == self.locals.len() {
            self.values.push(*vector.values());
            self.scales.push(vector.scale());
            self.signs.push(signs(vector.values()));
            self.locals.push(local);
            self.place_of.insert(local, place as u32);
            self.offer(local);
        } else {
            self.values[place] = *vector.values();
            self.scales[place] = vector.scale();
            self.signs[place] = signs(vector.values());
        }
    }

    /// Takes a vector out; false when there is none under this number.
    pub fn remove(&mut self, local: u32) -> bool {
        let Some(place) = self.place_of.remove(&local) else { return false };
        let place = place as usize;
        self.values.swap_remove(place);
        self.scales.swap_remove(place);
        self.signs.swap_remove(place);
        self.locals.swap_remove(place);
        if let Some(moved) = self.locals.get(place) {
            self.place_of.insert(*moved, place as u32);
        }
        if let Ok(at) = self.sample.binary_search_by_key(&order(local), |local| order(*local)) {
            self.sample.remove(at);
            if self.sample.len() < self.len() {
                self.draw_sample();
            }
        }
        true
    }

    /// Takes a new number into the sample if its hash is low enough.
    fn offer(&mut self, local: u32) {
        let at = self.sample.partition_point(|held| order(*held) < order(local));
        if at < SAMPLE {
            self.sample.insert(at, local);
            self.sample.truncate(SAMPLE);
        }
    }

    fn draw_sample(&mut self) {
        let mut locals = self.locals.clone();
        if locals.len() > SAMPLE {
            locals.select_nth_unstable_by_key(SAMPLE, |local| order(*local));
            locals.truncate(SAMPLE);
        }
        locals.sort_unstable_by_key(|local| order(*local));
        self.sample = locals;
    }

    /// The vector of a document.
    #[must_use]
    pub fn get(&self, local: u32) -> Option<Vector> {
        let place = *self.place_of.get(&local)? as usize;
        Some(Vector::of(self.values[place], self.scales[place]))
    }

    /// How near a document is; `None` when it has no vector.
    #[must_use]
    pub fn cosine(&self, query: &Vector, local: u32) -> Option<f32> {
        let place = *self.place_of.get(&local)? as usize;
        let product = dot(&query.wide(), &self.values[place]);
        Some(product as f32 * (query.scale() * self.scales[place]))
    }

    /// How near each of the documents is to those of a sample that are nearest to it, itself and the
    /// very nearest left out: what stands in a crowd is near to much that is typed, and so its
    /// nearness says less. Nought for a document without a vector, and for one that is alone.
    #[must_use]
    pub fn crowding(&self, locals: &[u32]) -> Vec<f32> {
        let place = |local: &u32| self.place_of.get(local).map(|&place| place as usize);
        let sample: Vec<usize> = self.sample.iter().filter_map(place).collect();
        let values: Vec<[i8; DIMENSIONS]> = sample.iter().map(|&at| self.values[at]).collect();
        let mut products = vec![0; sample.len()];
        let mut crowding = |own: usize| {
            Way::Dispatched.multiply(&self.values[own].map(i16::from), &values, &mut products);
            let others = products.iter().zip(&sample).filter(|(_, at)| **at != own);
            let cosine = |(product, at): (&i32, &usize)| *product as f32 * self.scales[*at];
            let mut cosines: Vec<f32> = others.map(cosine).collect();
            self.scales[own] * mean_of_nearest(&mut cosines)
        };
        let places: Vec<Option<usize>> = locals.iter().map(place).collect();
        places.into_iter().map(|place| place.map_or(0.0, &mut crowding)).collect()
    }

    /// The nearest `limit` documents, by falling cosine, equal ones by rising number; `except` is
    /// left out. Exact below some 400,000 documents.
    #[must_use]
    pub fn search(&self, query: &Vector, limit: usize, except: Option<u32>) -> Vec<Near> {
        self.search_by(Way::Dispatched, query, limit, except)
    }

    /// The same without instructions that not every processor has: what [`VectorIndex::search`]
    /// finds has to be equal to it.
    #[must_use]
    pub fn search_portably(&self, query: &Vector, limit: usize, except: Option<u32>) -> Vec<Near> {
        self.search_by(Way::Portable, query, limit, except)
    }

    fn search_by(&self, way: Way, query: &Vector, limit: usize, except: Option<u32>) -> Vec<Near> {
        let passing = PASSING.max(limit.saturating_mul(PASSING_PER_ASKED));
        let cosines = if self.len() < FILTERED_FROM || passing >= self.len() {
            self.all(way, query)
        } else {
            self.filtered(way, query, passing)
        };
        let named = cosines.into_iter().filter(|(_, local)| Some(*local) != except);
        let best = keep_best(named, limit);
        best.into_iter().map(|(cosine, local)| Near { local, cosine }).collect()
    }

    fn all(&self, way: Way, query: &Vector) -> Vec<(f32, u32)> {
        let mut products = vec![0; self.len()];
        way.multiply(&query.wide(), &self.values, &mut products);
        let scaled = products.iter().zip(&self.scales);
        let cosines = scaled.map(|(&product, own)| product as f32 * (query.scale() * own));
        cosines.zip(self.locals.iter().copied()).collect()
    }

    /// Only the documents whose signs differ least from the query's, `passing` or somewhat more.
    fn filtered(&self, way: Way, query: &Vector, passing: usize) -> Vec<(f32, u32)> {
        let mut apart = vec![0; self.len()];
        way.count_apart(&signs(query.values()), &self.signs, &mut apart);
        let most = radius(&apart, passing);
        let near: Vec<usize> = (0..self.len()).filter(|&place| apart[place] <= most).collect();
        let values: Vec<[i8; DIMENSIONS]> = near.iter().map(|&place| self.values[place]).collect();
        let mut products = vec![0; near.len()];
        way.multiply(&query.wide(), &values, &mut products);
        let cosine = |product: i32, place: usize| {
            (product as f32 * (query.scale() * self.scales[place]), self.locals[place])
        };
        products.into_iter().zip(near).map(|(product, place)| cosine(product, place)).collect()
    }
}

/// How a loop is run. Both ways add up integers, so both find the same.
#[derive(Clone, Copy)]
enum Way {
    /// With the widest instructions this processor has.
    Dispatched,
    /// With those that all have.
    Portable,
}

impl Way {
    fn multiply(self, query: &[i16; DIMENSIONS], rows: &[[i8; DIMENSIONS]], products: &mut [i32]) {
        self.run(
            #[inline(always)]
            || {
                for (product, values) in products.iter_mut().zip(rows) {
                    *product = dot(query, values);
                }
            },
        );
    }

    fn count_apart(self, sought: &Signs, rows: &[Signs], apart: &mut [u16]) {
        self.run(
            #[inline(always)]
            || {
                for (apart, signs) in apart.iter_mut().zip(rows) {
                    *apart = differing(sought, signs);
                }
            },
        );
    }

    /// Only plain loops are handed in: what is not inlined does without the wider instructions.
    #[inline(always)]
    fn run(self, work: impl FnOnce()) {
        match self {
            Way::Dispatched => pulp::Arch::new().dispatch(work),
            Way::Portable => work(),
        }
    }
}

/// An order of numbers that has nothing to do with when they were given out.
fn order(local: u32) -> u32 {
    local.wrapping_mul(0x9E37_79B1).reverse_bits().wrapping_mul(0x85EB_CA6B)
}

/// The mean of the highest [`NEAREST`] but the very highest.
fn mean_of_nearest(cosines: &mut [f32]) -> f32 {
    let within = cosines.len().min(NEAREST + 1);
    if within < 2 {
        return 0.0;
    }
    cosines.select_nth_unstable_by(within - 1, |a, b| b.total_cmp(a));
    let nearest = &cosines[..within];
    let highest = nearest.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    (nearest.iter().sum::<f32>() - highest) / (within - 1) as f32
}

fn signs(values: &[i8; DIMENSIONS]) -> Signs {
    let mut signs = Signs::default();
    for (word, values) in signs.iter_mut().zip(values.chunks(64)) {
        *word = values.iter().fold(0, |bits, value| bits << 1 | u64::from(*value < 0));
    }
    signs
}

#[inline(always)]
fn differing(a: &Signs, b: &Signs) -> u16 {
    a.iter().zip(b).map(|(a, b)| (a ^ b).count_ones() as u16).sum()
}

/// The least distance within which `passing` documents lie.
fn radius(apart: &[u16], passing: usize) -> u16 {
    let mut counts = [0_usize; DIMENSIONS + 1];
    for &apart in apart {
        counts[usize::from(apart)] += 1;
    }
    let mut within = 0;
    let enough = counts.iter().position(|count| {
        within += count;
        within >= passing
    });
    enough.unwrap_or(DIMENSIONS) as u16
}
