//! Where the operations of a push stand in their stream. A stream is a device in a space: its
//! operations are numbered from 1 without gaps, and what it was answered once it is answered again.

use super::{Asker, body};
use hub_core::{Envelope, OpId, Refusal, Verdict};
use hub_protocol::{Numbered, Problem, ProblemCode, Push};
use std::collections::HashMap;
use uuid::Uuid;

/// How far a stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamRow {
    /// The stream.
    pub stream: Uuid,
    /// Whose it is.
    pub member: hub_core::MemberId,
    /// The last `n` that has its verdict.
    pub last_n: u64,
}

/// What the store has of a push already.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Its stream.
    pub stream: Option<StreamRow>,
    /// Which operations stand at the places that the push names.
    pub at: HashMap<u64, OpId>,
    /// The verdicts of those operations of the push that were decided, in whatever stream.
    pub verdicts: HashMap<OpId, Verdict>,
}

/// What is to be done with one operation of a push.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// It was decided at this very place: its verdict is told again.
    Stored(Verdict),
    /// It was decided elsewhere: its verdict is told again, and the stream goes on.
    Resent(Verdict),
    /// It is new; or cannot be read, and is refused for that.
    Fresh(Box<Result<Envelope, Refusal>>),
}

/// One operation of a push and what is to be done with it.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    /// As it came.
    pub sent: &'a Numbered,
    /// What is to be done.
    pub step: Step,
}

/// Places the operations of a push.
///
/// # Errors
/// `BAD_REQUEST` when they are not numbered one after the other, `STREAM_TAKEN`, `STREAM_GAP` with
/// `expected_n`, `STREAM_FORKED` with the `n` that is known with another operation. Nothing may be
/// written then.
pub fn place<'a>(asker: &Asker, push: &'a Push, known: &Known) -> Result<Vec<Placed<'a>>, Problem> {
    in_order(push)?;
    if known.stream.is_some_and(|stream| stream.member != asker.member) {
        return Err(Problem::new(ProblemCode::StreamTaken));
    }
    let last_n = known.stream.map_or(0, |stream| stream.last_n);
    let expected_n = last_n.saturating_add(1);
    if let Some(first) = push.operations.first().filter(|first| first.n > expected_n) {
        let gap = Problem::new(ProblemCode::StreamGap).with("n", first.n);
        return Err(gap.with("expected_n", expected_n));
    }
    push.operations.iter().map(|sent| step(sent, last_n, known)).collect()
}

fn in_order(push: &Push) -> Result<(), Problem> {
    let mut before = None;
    for Numbered { n, .. } in &push.operations {
        let follows = before.map_or(*n > 0, |before: u64| before.checked_add(1) == Some(*n));
        if !follows {
            return Err(Problem::new(ProblemCode::BadRequest).with("n", *n));
        }
        before = Some(*n);
    }
    Ok(())
}

fn step<'a>(sent: &'a Numbered, last_n: u64, known: &Known) -> Result<Placed<'a>, Problem> {
    let verdict = known.verdicts.get(&sent.op_id).cloned();
    let step = match verdict {
        Some(verdict) if sent.n <= last_n && known.at.get(&sent.n) == Some(&sent.op_id) => {
            Step::Stored(verdict)
        }
        _ if sent.n <= last_n => {
            return Err(Problem::new(ProblemCode::StreamForked).with("n", sent.n));
        }
        Some(verdict) => Step::Resent(verdict),
        None => Step::Fresh(Box::new(body::read(sent.op_id, sent.envelope.get()))),
    };
    Ok(Placed { sent, step })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hub_core::{MemberId, SpaceId};
    use serde_json::value::RawValue;

    const ME: MemberId = MemberId(Uuid::from_u128(1));

    fn op(id: u128) -> OpId {
        OpId(Uuid::from_u128(id))
    }

    fn push(operations: &[(u64, u128)]) -> Push {
        let numbered = operations.iter().map(|&(n, id)| {
            let envelope = RawValue::from_string("{}".to_owned()).unwrap();
            Numbered { n, op_id: op(id), envelope }
        });
        Push { stream: Uuid::from_u128(9), operations: numbered.collect() }
    }

    /// Two operations were decided in the stream, and one in another.
    fn known(member: MemberId) -> Known {
        let stream = Some(StreamRow { stream: Uuid::from_u128(9), member, last_n: 2 });
        let at = [(1, op(11)), (2, op(12))].into();
        let verdicts = [11, 12, 77].map(|id| (op(id), Verdict::Ok)).into();
        Known { stream, at, verdicts }
    }

    fn words(placed: &[Placed<'_>]) -> Vec<&'static str> {
        let word = |placed: &Placed<'_>| match placed.step {
            Step::Stored(_) => "stored",
            Step::Resent(_) => "resent",
            Step::Fresh(_) => "fresh",
        };
        placed.iter().map(word).collect()
    }

    #[test]
    fn what_is_known_is_answered_again_and_what_cannot_be_is_refused_whole() {
        use ProblemCode as P;
        type Expected = Result<&'static [&'static str], (ProblemCode, u64)>;
        let cases: [(&[(u64, u128)], Expected); 13] = [
            (&[], Ok(&[])),
            (&[(3, 13)], Ok(&["fresh"])),
            (&[(1, 11), (2, 12)], Ok(&["stored", "stored"])),
            (&[(2, 12), (3, 13), (4, 14)], Ok(&["stored", "fresh", "fresh"])),
            (&[(3, 77), (4, 14)], Ok(&["resent", "fresh"])),
            (&[(3, 11)], Ok(&["resent"])),
            (&[(1, 99)], Err((P::StreamForked, 1))),
            (&[(1, 11), (2, 77)], Err((P::StreamForked, 2))),
            (&[(2, 11)], Err((P::StreamForked, 2))),
            (&[(4, 14)], Err((P::StreamGap, 4))),
            (&[(0, 11)], Err((P::BadRequest, 0))),
            (&[(3, 13), (5, 15)], Err((P::BadRequest, 5))),
            (&[(u64::MAX, 13), (0, 14)], Err((P::BadRequest, 0))),
        ];
        let asker = Asker { space: SpaceId(Uuid::nil()), member: ME };
        for (operations, expected) in cases {
            let push = push(operations);
            let placed = place(&asker, &push, &known(ME));
            let found = placed.as_ref().map(|placed| words(placed));
            let found = found.map_err(|problem| (problem.code, problem.facts["n"].as_u64()));
            let expected = expected.map(<[_]>::to_vec).map_err(|(code, n)| (code, Some(n)));
            assert_eq!(found, expected, "{operations:?}");
        }
        let (next, later) = (push(&[(3, 13)]), push(&[(2, 13)]));
        let taken = place(&asker, &next, &known(MemberId(Uuid::from_u128(2))));
        assert_eq!(taken.unwrap_err().code, P::StreamTaken);
        let gap = place(&asker, &later, &Known::default()).unwrap_err();
        assert_eq!((gap.code, &gap.facts["expected_n"]), (P::StreamGap, &1.into()));
    }
}
