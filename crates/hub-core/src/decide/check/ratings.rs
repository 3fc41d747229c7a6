//! Answers to the five questions, and what leads say.

use super::Findings;
use crate::refusal::Refusal;
use crate::rows::{Answers, Ratings};

const JOB_SIZES: &[f64] = &[1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0];

fn scale(found: &mut Findings, field: &str, value: Option<u8>, max: i64) {
    found.whole(field, value.map(i64::from), 1, max);
}

pub(in crate::decide) fn answers(given: &Answers) -> Vec<Refusal> {
    let mut found = Findings::default();
    let fields = ["rules", "digital", "structured", "stable", "documented"];
    for (field, value) in fields.into_iter().zip(given.in_order()) {
        scale(&mut found, field, value, 5);
    }
    found.refusals
}

pub(in crate::decide) fn ratings(given: &Ratings) -> Vec<Refusal> {
    let mut found = Findings::default();
    scale(&mut found, "fit", given.fit, 5);
    scale(&mut found, "risk", given.risk, 5);
    found.within("rice_reach", given.rice_reach, 0.0, 1e12);
    found.one_of("rice_impact", given.rice_impact, &[0.25, 0.5, 1.0, 2.0, 3.0]);
    found.one_of("rice_confidence", given.rice_confidence, &[0.5, 0.8, 1.0]);
    scale(&mut found, "ice_impact", given.ice_impact, 10);
    scale(&mut found, "ice_confidence", given.ice_confidence, 10);
    scale(&mut found, "ice_ease", given.ice_ease, 10);
    let sizes = [
        ("wsjf_value", given.wsjf_value),
        ("wsjf_time", given.wsjf_time),
        ("wsjf_risk", given.wsjf_risk),
        ("wsjf_size", given.wsjf_size),
    ];
    for (field, value) in sizes {
        found.one_of(field, value.map(f64::from), JOB_SIZES);
    }
    found.refusals
}
