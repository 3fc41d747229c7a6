//! Reading a group of merged ideas: whose volumes count, and why the others do not.

use super::{basis, per_hour, work};
use hub_core::estimate::{Demand, LeftOut, PartOwner, WhyLeftOut, demand, estimate, parts};
use hub_core::group::{GroupIdea, followers, pairs};
use hub_core::rows::{
    Basis, Build, Case, Claim, EstimateInputs, Follow, Idea, IdeaStage, Merge, Pair, PairKind,
    Period, Stage, Support, Triple, Volume,
};
use hub_core::{AreaId, BasisId, IdeaId, MemberId, OpId};
use uuid::Uuid;

pub const HEAD: IdeaId = IdeaId(Uuid::from_u128(0x100));
pub const SOURCE: IdeaId = IdeaId(Uuid::from_u128(0x101));
pub const KNOWN: BasisId = BasisId(Uuid::from_u128(0x200));

pub fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

fn area(n: u128) -> Option<AreaId> {
    Some(AreaId(Uuid::from_u128(n)))
}

pub fn idea(author: u128, estimate: EstimateInputs) -> Idea {
    Idea {
        number: None,
        author_id: member(author),
        owner_id: member(author),
        submitted_for: None,
        origin: None,
        batch_id: None,
        case: Case::default(),
        estimate,
        basis_id: KNOWN,
        answers: Default::default(),
        ratings: Default::default(),
        stage: IdeaStage::at(Stage::New, 0),
        merge: None,
        merged_count: 0,
        claim: Claim::default(),
        build: Build::default(),
        unknown: Default::default(),
    }
}

pub fn merged(author: u128, runs: f64, adds_volume: bool) -> Idea {
    let merge = Merge {
        merged_into: HEAD,
        merged_by: member(9),
        merged_at_ms: 0,
        merged_op: OpId(Uuid::nil()),
        adds_volume,
    };
    Idea { merge: Some(merge), ..idea(author, work(runs, Period::Year, 60.0, 1.0)) }
}

/// A supporter with so many runs a year; 0: no volume.
pub fn support(who: u128, runs: f64, in_addition: bool) -> Support {
    let volume = Volume { runs, period: Period::Year, people: 1.0, minutes_per_run: None };
    Support {
        idea_id: HEAD,
        member_id: member(who),
        active: true,
        volume: (runs > 0.0).then_some(volume),
        in_addition,
        area_id: None,
        basis_id: None,
        unknown: Default::default(),
    }
}

pub fn at<'a>(id: IdeaId, idea: &'a Idea, supports: &'a [Support]) -> GroupIdea<'a> {
    GroupIdea { id, idea, supports: supports.iter().collect() }
}

fn head() -> Idea {
    idea(1, work(100.0, Period::Year, 60.0, 1.0))
}

/// Runs of the extra parts, and what was left out.
fn read(group: &[GroupIdea], basis: &Basis) -> (Vec<f64>, Vec<LeftOut>) {
    let read = parts(group, |id| (id == KNOWN).then_some(basis));
    (read.extra.iter().map(|part| part.volume.runs).collect(), read.left_out)
}

fn out(who: PartOwner, why: WhyLeftOut) -> LeftOut {
    LeftOut { who, why }
}

fn by(who: u128) -> PartOwner {
    PartOwner::Support { member_id: member(who) }
}

#[test]
fn supports_count_when_they_say_a_volume_on_top() {
    let unknown = Some(BasisId(Uuid::nil()));
    let head = head();
    let supports = [
        support(2, 10.0, true),
        support(3, 20.0, false),
        support(4, 0.0, true),
        Support { active: false, ..support(5, 40.0, true) },
        Support { basis_id: unknown, ..support(6, 50.0, true) },
    ];
    let left_out = vec![
        out(by(3), WhyLeftOut::NotInAddition),
        out(by(4), WhyLeftOut::NoVolume),
        out(by(6), WhyLeftOut::RatesUnknown),
    ];
    assert_eq!(read(&[at(HEAD, &head, &supports)], &basis()), (vec![10.0], left_out));
}

#[test]
fn a_person_has_one_part_and_the_first_wins() {
    let (head, source) = (head(), merged(2, 30.0, true));
    let at_head = [support(2, 10.0, true)];
    let at_source = [support(3, 20.0, true), support(1, 40.0, true)];
    let group = [at(HEAD, &head, &at_head), at(SOURCE, &source, &at_source)];
    let author_again = PartOwner::MergedSupport { idea_id: SOURCE, member_id: member(1) };
    let left_out = vec![
        out(PartOwner::Merged { idea_id: SOURCE }, WhyLeftOut::SamePerson),
        out(author_again, WhyLeftOut::SamePerson),
    ];
    assert_eq!(read(&group, &basis()), (vec![10.0, 20.0], left_out));
}

#[test]
fn a_support_for_demand_only_leaves_its_person_free_for_a_later_part() {
    let (head, source) = (head(), merged(2, 30.0, true));
    let at_head = [support(2, 10.0, false)];
    let group = [at(HEAD, &head, &at_head), at(SOURCE, &source, &[])];
    let left_out = vec![out(by(2), WhyLeftOut::NotInAddition)];
    assert_eq!(read(&group, &basis()), (vec![30.0], left_out));
}

#[test]
fn a_merge_without_volume_adds_nothing() {
    let (head, source) = (head(), merged(2, 30.0, false));
    let at_source = [support(3, 20.0, true)];
    let group = [at(HEAD, &head, &[]), at(SOURCE, &source, &at_source)];
    let supporter = PartOwner::MergedSupport { idea_id: SOURCE, member_id: member(3) };
    let left_out = vec![
        out(PartOwner::Merged { idea_id: SOURCE }, WhyLeftOut::MergedWithoutVolume),
        out(supporter, WhyLeftOut::MergedWithoutVolume),
    ];
    assert_eq!(read(&group, &basis()), (vec![], left_out));
}

#[test]
fn a_merged_idea_without_an_estimate_adds_its_supporters_only() {
    let head = head();
    let source = Idea { estimate: EstimateInputs::default(), ..merged(2, 1.0, true) };
    let at_source = [support(3, 20.0, true)];
    let group = [at(HEAD, &head, &[]), at(SOURCE, &source, &at_source)];
    let who = PartOwner::Merged { idea_id: SOURCE };
    assert_eq!(read(&group, &basis()), (vec![20.0], vec![out(who, WhyLeftOut::NoVolume)]));
}

#[test]
fn an_importer_may_support_what_was_imported_for_another() {
    let imported = Idea { submitted_for: Some("Ana Lima".to_owned()), ..head() };
    let supports = [support(1, 10.0, true)];
    assert_eq!(read(&[at(HEAD, &imported, &supports)], &basis()).0, [10.0]);
    let own = head();
    let left_out = vec![out(by(1), WhyLeftOut::SamePerson)];
    assert_eq!(read(&[at(HEAD, &own, &supports)], &basis()), (vec![], left_out));
}

#[test]
fn a_merged_idea_brings_its_own_labour_cost() {
    let (head, mut source) = (head(), merged(2, 30.0, true));
    source.estimate.labour = Some(per_hour(10_00));
    let rates = basis();
    let group = [at(HEAD, &head, &[]), at(SOURCE, &source, &[])];
    let extra = parts(&group, |_| Some(&rates)).extra;
    let it = estimate(&head.estimate, &rates, Triple::exactly(1.0), &extra).expect("inputs");
    assert_eq!((it.hours_today, it.money_today_minor), (130.0, Some(300_00.0)));
}

#[test]
fn demand_counts_people_once_and_known_areas() {
    let case = |n| Case { area_id: area(n), ..Case::default() };
    let head = Idea { case: case(1), ..head() };
    let source = Idea { case: case(2), ..merged(2, 30.0, false) };
    let supports = [
        support(2, 0.0, false),
        Support { area_id: area(3), ..support(3, 10.0, true) },
        Support { active: false, area_id: area(4), ..support(4, 10.0, true) },
    ];
    let group = [at(HEAD, &head, &supports), at(SOURCE, &source, &[])];
    // Member 2 works in area 5; the support of member 3 names another area than the member's.
    let area_of = |who| if who == member(2) { area(5) } else { area(1) };
    assert_eq!(demand(&group, area_of), Demand { people: 3, areas: 4 });
}

#[test]
fn demand_is_never_less_than_one_person_in_one_area() {
    let head = head();
    assert_eq!(demand(&[at(HEAD, &head, &[])], |_| None), Demand { people: 1, areas: 1 });
    // Two imports for the same name are one person.
    let named = |name: &str| Idea {
        submitted_for: Some(name.to_owned()),
        ..idea(1, work(1.0, Period::Year, 1.0, 1.0))
    };
    let (one, two) = (named("Ana Lima"), named("ana  lima"));
    let group = [at(HEAD, &one, &[]), at(SOURCE, &two, &[])];
    assert_eq!(demand(&group, |_| None).people, 1);
}

#[test]
fn the_same_minutes_are_those_of_the_idea_at_which_it_was_said() {
    let (head, mut source) = (head(), merged(2, 30.0, true));
    source.estimate.minutes_per_run = Some(6.0);
    let own = Volume { minutes_per_run: Some(30.0), ..support(4, 10.0, true).volume.unwrap() };
    let at_source =
        [support(3, 10.0, true), Support { volume: Some(own), ..support(4, 10.0, true) }];
    let at_head = [support(5, 10.0, true)];
    let group = [at(HEAD, &head, &at_head), at(SOURCE, &source, &at_source)];
    let rates = basis();
    let extra = parts(&group, |_| Some(&rates)).extra;
    let it = estimate(&head.estimate, &rates, Triple::exactly(1.0), &extra).expect("inputs");
    let hours: Vec<f64> = it.parts.iter().map(|part| part.hours_today).collect();
    assert_eq!(hours, [100.0, 10.0, 3.0, 1.0, 5.0]);
}

fn follow(at: IdeaId, who: u128, on: bool) -> Follow {
    Follow { idea_id: at, member_id: member(who), on, unknown: Default::default() }
}

#[test]
fn whoever_follows_one_of_them_follows_and_the_head_decides() {
    let mut head = head();
    head.owner_id = member(10);
    head.claim.claimed_by = Some(member(11));
    let source = merged(2, 30.0, true);
    let at_head = [support(3, 0.0, false), Support { active: false, ..support(4, 0.0, false) }];
    let at_source = [support(5, 0.0, false)];
    let group = [at(HEAD, &head, &at_head), at(SOURCE, &source, &at_source)];
    let of = |follows: &[Follow]| -> Vec<u128> {
        followers(&group, follows).iter().map(|member| member.0.as_u128()).collect()
    };
    let everybody = [1, 2, 3, 5, 10, 11];
    assert_eq!(of(&[]), everybody);
    let cases = [
        (follow(HEAD, 7, true), vec![1, 2, 3, 5, 7, 10, 11]),
        (follow(SOURCE, 7, true), vec![1, 2, 3, 5, 7, 10, 11]),
        (follow(HEAD, 1, false), vec![2, 3, 5, 10, 11]),
        (follow(HEAD, 2, false), vec![1, 3, 5, 10, 11]),
        (follow(SOURCE, 2, false), vec![1, 3, 5, 10, 11]),
        (follow(SOURCE, 1, false), everybody.to_vec()),
        (follow(IdeaId(Uuid::nil()), 7, true), everybody.to_vec()),
    ];
    for (said, expected) in cases {
        assert_eq!(of(std::slice::from_ref(&said)), expected, "{said:?}");
    }
    let both = [follow(SOURCE, 7, true), follow(HEAD, 7, false), follow(SOURCE, 2, false)];
    assert_eq!(of(&both), [1, 3, 5, 10, 11]);
    let back = [follow(SOURCE, 2, false), follow(HEAD, 2, true)];
    assert_eq!(of(&back), everybody);
}

#[test]
fn pairs_are_those_of_all_of_them_with_others_each_once() {
    use PairKind::{Different, None, Related};
    let (head, source) = (head(), merged(2, 30.0, true));
    let group = [at(HEAD, &head, &[]), at(SOURCE, &source, &[])];
    let other = |n: u128| IdeaId(Uuid::from_u128(n));
    let pair = |a: IdeaId, b: IdeaId, kind| {
        let (by, unknown) = (member(1), Default::default());
        Pair { a: a.min(b), b: a.max(b), kind, by, unknown }
    };
    let said = [
        pair(SOURCE, other(1), Related),
        pair(HEAD, other(1), Different),
        pair(HEAD, SOURCE, Related),
        pair(SOURCE, other(2), Related),
        pair(HEAD, other(3), None),
        // 9 was merged into 2, 8 into the head of this very group.
        pair(HEAD, other(9), Different),
        pair(SOURCE, other(8), Related),
        pair(other(4), other(5), Related),
    ];
    let head_of = |id: IdeaId| match id.0.as_u128() {
        9 => other(2),
        8 => HEAD,
        _ => id,
    };
    let said: Vec<&Pair> = said.iter().collect();
    let found = pairs(&group, &said, head_of);
    let found: Vec<_> = found.iter().map(|it| (it.at, it.other, it.pair.kind)).collect();
    assert_eq!(found, [(HEAD, other(1), Different), (HEAD, other(2), Different)]);
}
