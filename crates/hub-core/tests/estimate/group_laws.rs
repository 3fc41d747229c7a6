//! Laws of reading a group, over random ones: nobody counts twice, nothing that was said counts
//! twice or is passed over, and the order of the domain decides who is first.

use super::{basis, work};
use crate::group::{HEAD, KNOWN, SOURCE, at, idea, member, merged, support};
use hub_core::estimate::{PartOwner, WhyLeftOut, demand, estimate, parts};
use hub_core::group::GroupIdea;
use hub_core::rows::{Idea, Period, Support, Triple};
use hub_core::{IdeaId, MemberId};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A support: by whom, runs a year (0: no volume), on top, active.
type Said = (u128, u8, bool, bool);
/// A merged idea: by whom, runs a year, whether its volumes count, its supports.
type Source = (u128, u8, bool, Vec<Said>);

/// Once for each member, as the key of its row says.
fn supports() -> impl Strategy<Value = Vec<Said>> {
    vec((1..6_u128, 0..4_u8, any::<bool>(), prop::bool::weighted(0.8)), 0..5).prop_map(|said| {
        said.into_iter().map(|it| (it.0, it)).collect::<BTreeMap<_, _>>().into_values().collect()
    })
}

fn sources() -> impl Strategy<Value = Vec<Source>> {
    vec((1..6_u128, 0..4_u8, prop::bool::weighted(0.8), supports()), 0..4)
}

struct Read {
    ideas: Vec<(IdeaId, Idea, Vec<Support>)>,
}

impl Read {
    fn of(author: u128, said: &[Said], sources: &[Source], named: Option<u8>) -> Self {
        let made = |said: &[Said]| -> Vec<Support> {
            let each = said.iter().map(|(who, runs, in_addition, active)| Support {
                active: *active,
                ..support(*who, f64::from(*runs), *in_addition)
            });
            each.collect()
        };
        let mut head = idea(author, work(100.0, Period::Year, 60.0, 1.0));
        head.submitted_for = named.map(|name| format!("Somebody {}", name % 2));
        let mut ideas = vec![(HEAD, head, made(said))];
        for (n, (author, runs, adds, said)) in sources.iter().enumerate() {
            let id = IdeaId(Uuid::from_u128(SOURCE.0.as_u128() + n as u128));
            let mut source = merged(*author, f64::from(*runs), *adds);
            if *runs == 0 {
                source.estimate.runs = None;
            }
            ideas.push((id, source, made(said)));
        }
        Self { ideas }
    }

    fn group(&self) -> Vec<GroupIdea<'_>> {
        self.ideas.iter().map(|(id, idea, supports)| at(*id, idea, supports)).collect()
    }

    /// Everything that says a volume or might, in the order of the domain.
    fn owners(&self) -> Vec<PartOwner> {
        let mut owners = vec![];
        for (id, _, supports) in &self.ideas {
            let idea_id = *id;
            let is_head = idea_id == HEAD;
            owners.extend((!is_head).then_some(PartOwner::Merged { idea_id }));
            let active = supports.iter().filter(|support| support.active);
            owners.extend(active.map(|support| match (is_head, support.member_id) {
                (true, member_id) => PartOwner::Support { member_id },
                (false, member_id) => PartOwner::MergedSupport { idea_id, member_id },
            }));
        }
        owners
    }

    /// The person of a part, a named one as a member that there is not.
    fn person(&self, who: PartOwner) -> MemberId {
        let author = |id: IdeaId| {
            let (_, idea, _) = self.ideas.iter().find(|(at, ..)| *at == id).expect("in the group");
            match &idea.submitted_for {
                Some(name) => member(1_000 + u128::from(name.ends_with('1'))),
                None => idea.author_id,
            }
        };
        match who {
            PartOwner::Author => author(HEAD),
            PartOwner::Merged { idea_id } => author(idea_id),
            PartOwner::Support { member_id } | PartOwner::MergedSupport { member_id, .. } => {
                member_id
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn nobody_and_nothing_counts_twice(
        author in 1..6_u128, said in supports(), sources in sources(), named in of(0..2_u8),
    ) {
        let read = Read::of(author, &said, &sources, named);
        let (group, rates) = (read.group(), basis());
        let it = parts(&group, |id| (id == KNOWN).then_some(&rates));
        let counted: Vec<PartOwner> = it.extra.iter().map(|part| part.who).collect();
        let left_out: Vec<PartOwner> = it.left_out.iter().map(|out| out.who).collect();

        // Whatever was said either counts or is named as left out, once, each in order.
        let in_order = |owners: &[PartOwner]| -> Vec<PartOwner> {
            read.owners().into_iter().filter(|who| owners.contains(who)).collect()
        };
        prop_assert_eq!(counted.len() + left_out.len(), read.owners().len());
        prop_assert_eq!(&in_order(&counted), &counted);
        prop_assert_eq!(&in_order(&left_out), &left_out);

        // A person has one part, and who is left out as the same person has one before.
        let people: Vec<MemberId> =
            std::iter::once(PartOwner::Author).chain(counted).map(|who| read.person(who)).collect();
        let distinct: BTreeSet<&MemberId> = people.iter().collect();
        prop_assert_eq!(distinct.len(), people.len());
        for out in it.left_out.iter().filter(|out| out.why == WhyLeftOut::SamePerson) {
            prop_assert!(people.contains(&read.person(out.who)));
        }

        // The total is the head's own 100 hours and one for each run that counts.
        let runs: f64 = it.extra.iter().map(|part| part.volume.runs).sum();
        let whole = estimate(&read.ideas[0].1.estimate, &rates, Triple::exactly(1.0), &it.extra);
        prop_assert_eq!(whole.expect("inputs").hours_today, 100.0 + runs);
    }

    #[test]
    fn demand_is_how_many_different_people_there_are(
        author in 1..6_u128, said in supports(), sources in sources(), named in of(0..2_u8),
    ) {
        let read = Read::of(author, &said, &sources, named);
        let all = std::iter::once(PartOwner::Author).chain(read.owners());
        let people: BTreeSet<MemberId> = all.map(|who| read.person(who)).collect();
        prop_assert_eq!(demand(&read.group(), |_| None).people as usize, people.len());
    }
}
