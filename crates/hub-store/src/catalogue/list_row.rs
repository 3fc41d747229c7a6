//! What lists, filters and ranking know of an idea, and how it is packed into one value: reading all
//! ideas is then one short value each, whatever the number of facts. The layout belongs to the
//! version of the derived tables.

use hub_core::rows::Stage;
use hub_core::{AreaId, IdeaId, MemberId, SystemId};
use rusqlite::types::Type;
use uuid::Uuid;

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident: $type:ty),+ $(,)?) => {
        /// What lists know of one idea, but for its texts and systems.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct ListRow { $($(#[$doc])* pub $name: $type),+ }

        impl ListRow {
            fn pack(&self, out: &mut Vec<u8>) {
                $(self.$name.pack(out);)+
            }

            fn unpack(bytes: &mut &[u8]) -> Option<Self> {
                Some(Self { $($name: <$type>::unpack(bytes)?),+ })
            }
        }
    };
}

facts! {
    /// The small number by which the view names it; stays the same while the catalogue lives.
    local: u32,
    /// Its id.
    id: IdeaId,
    /// Its number, once the authority gave one.
    number: Option<u32>,
    /// Where it stands.
    stage: Stage,
    /// Since when, in UTC milliseconds.
    stage_since_ms: i64,
    /// Where the work is done.
    area_id: Option<AreaId>,
    /// Who sent it.
    author_id: MemberId,
    /// The person to ask.
    owner_id: MemberId,
    /// Who holds it.
    claimed_by: Option<MemberId>,
    /// The holder's last sign of progress, in UTC milliseconds.
    progress_ms: Option<i64>,
    /// The idea that goes on for it.
    merged_into: Option<IdeaId>,
    /// How many were merged into it.
    merged_count: u32,
    /// Hours a year that the work costs today.
    hours_today: Option<f64>,
    /// Hours saved a year, the least expected.
    hours_low: Option<f64>,
    /// Hours saved a year, as expected.
    hours_likely: Option<f64>,
    /// Hours saved a year, the most expected.
    hours_high: Option<f64>,
    /// Minor units of money saved a year, as expected.
    money_likely_minor: Option<f64>,
    /// How many people have it.
    people: u32,
    /// In how many known areas.
    areas: u32,
    /// How many members support it, in its group of merged ideas.
    supports: u32,
    /// How many comments stand at it, in its group of merged ideas.
    comments: u32,
    /// The mean of the given answers, 1 to 5.
    answers_mean: Option<f64>,
    /// How many of the five questions are answered.
    answers_count: u32,
    /// Days of building, as expected.
    build_days_likely: Option<f64>,
    /// How well it serves the goals, 1 to 5.
    fit: Option<u8>,
    /// How much can go wrong, 1 to 5.
    risk: Option<u8>,
    /// The raw number of RICE.
    rice: Option<f64>,
    /// The raw number of ICE.
    ice: Option<f64>,
    /// The raw number of WSJF.
    wsjf: Option<f64>,
    /// When it was written first, in UTC milliseconds.
    created_ms: i64,
    /// When something last happened at it, in UTC milliseconds.
    updated_ms: i64,
}

/// The same with what takes up room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListEntry<'a> {
    /// The facts of fixed size.
    pub row: ListRow,
    /// The person named by an import, who counts as the author.
    pub submitted_for: Option<&'a str>,
    /// The ids of its systems, ascending.
    systems: &'a [[u8; 16]],
}

impl<'a> ListEntry<'a> {
    /// The systems that it touches, ascending.
    pub fn systems(&self) -> impl Iterator<Item = SystemId> + use<'a> {
        self.systems.iter().map(|id| SystemId(Uuid::from_bytes(*id)))
    }

    /// Stands for the same systems in the same order, for telling sets of systems apart.
    pub fn systems_key(&self) -> &'a [u8] {
        self.systems.as_flattened()
    }

    /// Packs an idea.
    pub(crate) fn pack(
        row: &ListRow,
        submitted_for: Option<&str>,
        systems: impl IntoIterator<Item = SystemId>,
    ) -> Vec<u8> {
        let mut out = Vec::with_capacity(256);
        row.pack(&mut out);
        let name = submitted_for.unwrap_or_default();
        submitted_for.map(|name| name.len() as u32).pack(&mut out);
        out.extend_from_slice(name.as_bytes());
        systems.into_iter().for_each(|id| out.extend_from_slice(id.0.as_bytes()));
        out
    }

    /// Unpacks an idea; what was not packed by [`ListEntry::pack`] is damage.
    pub(crate) fn unpack(local: u32, bytes: &'a [u8]) -> rusqlite::Result<Self> {
        let damaged = || {
            let problem = "an idea's line is not whole".into();
            rusqlite::Error::FromSqlConversionFailure(0, Type::Blob, problem)
        };
        Self::whole(local, bytes).ok_or_else(damaged)
    }

    fn whole(local: u32, mut bytes: &'a [u8]) -> Option<Self> {
        let row = ListRow { local, ..ListRow::unpack(&mut bytes)? };
        let length = Option::<u32>::unpack(&mut bytes)?;
        let (name, systems) = bytes.split_at_checked(length.unwrap_or(0) as usize)?;
        let name = std::str::from_utf8(name).ok()?;
        let (systems, rest) = systems.as_chunks();
        let submitted_for = length.map(|_| name);
        rest.is_empty().then_some(Self { row, submitted_for, systems })
    }
}

/// A fact as bytes.
trait Packed: Sized {
    fn pack(&self, out: &mut Vec<u8>);
    fn unpack(bytes: &mut &[u8]) -> Option<Self>;
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        if let Some(fact) = self {
            fact.pack(out);
        }
    }

    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        match take(bytes)? {
            [0] => Some(None),
            _ => T::unpack(bytes).map(Some),
        }
    }
}

impl Packed for Stage {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }

    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        let [place] = take(bytes)?;
        Self::ALL.get(usize::from(place)).copied()
    }
}

macro_rules! numbers {
    ($($type:ty),+) => {$(impl Packed for $type {
        fn pack(&self, out: &mut Vec<u8>) {
            out.extend_from_slice(&self.to_le_bytes());
        }

        fn unpack(bytes: &mut &[u8]) -> Option<Self> {
            take(bytes).map(Self::from_le_bytes)
        }
    })+};
}

macro_rules! ids {
    ($($type:ident),+) => {$(impl Packed for $type {
        fn pack(&self, out: &mut Vec<u8>) {
            out.extend_from_slice(self.0.as_bytes());
        }

        fn unpack(bytes: &mut &[u8]) -> Option<Self> {
            take(bytes).map(|bytes| $type(Uuid::from_bytes(bytes)))
        }
    })+};
}

numbers!(u8, u32, i64, f64);
ids!(IdeaId, AreaId, MemberId);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn uuid() -> impl Strategy<Value = Uuid> {
        any::<u128>().prop_map(Uuid::from_u128)
    }

    prop_compose! {
        fn row()(
            ids in proptest::collection::vec(uuid(), 6),
            there in proptest::collection::vec(any::<bool>(), 16),
            counts in proptest::collection::vec(any::<u32>(), 7),
            times in proptest::collection::vec(any::<i64>(), 4),
            amounts in proptest::collection::vec(-1e12..1e12_f64, 10),
            stage in 0..Stage::ALL.len(),
            small in any::<(u8, u8)>(),
        ) -> ListRow {
            let amount = |at: usize| there[at].then_some(amounts[at]);
            ListRow {
                local: 7,
                id: IdeaId(ids[0]),
                number: there[10].then_some(counts[0]),
                stage: Stage::ALL[stage],
                stage_since_ms: times[0],
                area_id: there[11].then_some(AreaId(ids[1])),
                author_id: MemberId(ids[2]),
                owner_id: MemberId(ids[3]),
                claimed_by: there[12].then_some(MemberId(ids[4])),
                progress_ms: there[13].then_some(times[1]),
                merged_into: there[14].then_some(IdeaId(ids[5])),
                merged_count: counts[1],
                hours_today: amount(0),
                hours_low: amount(1),
                hours_likely: amount(2),
                hours_high: amount(3),
                money_likely_minor: amount(4),
                people: counts[2],
                areas: counts[3],
                supports: counts[4],
                comments: counts[5],
                answers_mean: amount(5),
                answers_count: counts[6],
                build_days_likely: amount(6),
                fit: there[15].then_some(small.0),
                risk: there[15].then_some(small.1),
                rice: amount(7),
                ice: amount(8),
                wsjf: amount(9),
                created_ms: times[2],
                updated_ms: times[3],
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again_and_what_is_cut_off_is_damage(
            row in row(),
            name in proptest::option::of(".{0,9}"),
            systems in proptest::collection::vec(uuid().prop_map(SystemId), 0..4),
        ) {
            let bytes = ListEntry::pack(&row, name.as_deref(), systems.iter().copied());
            let entry = ListEntry::unpack(7, &bytes).unwrap();
            prop_assert_eq!(entry.row, row);
            prop_assert_eq!(entry.submitted_for, name.as_deref());
            prop_assert_eq!(entry.systems().collect::<Vec<_>>(), systems.clone());
            for length in 0..bytes.len() {
                // At the end of a system's id the rest is a whole line with fewer systems.
                let is_whole = (bytes.len() - length).is_multiple_of(16)
                    && (bytes.len() - length) / 16 <= systems.len();
                prop_assert_eq!(ListEntry::unpack(7, &bytes[..length]).is_ok(), is_whole);
            }
        }
    }
}
