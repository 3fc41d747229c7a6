//! Likeness of words that are not quite the same: the three-letter parts of their stems. It helps
//! where stemming is weak, in compounds and in languages the encoder knows less of.

/// The parts of a text's terms with their weights, by rising part; of length one.
pub(crate) struct Profile(Vec<(u64, f32)>);

impl Profile {
    /// Of distinct terms, each with its weight. A term spreads its weight over its parts so that
    /// long words do not count for more than short ones.
    pub(crate) fn of<'a>(terms: impl Iterator<Item = (&'a str, f32)>) -> Profile {
        let mut parts = vec![];
        for (term, weight) in terms {
            let before = parts.len();
            each_part(term, |part| parts.push((part, 0.0)));
            let each = weight / ((parts.len() - before).max(1) as f32).sqrt();
            parts[before..].iter_mut().for_each(|(_, weight)| *weight = each);
        }
        parts.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        parts.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        let length = parts.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        parts.iter_mut().for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
        Profile(parts)
    }

    /// The cosine of both: 1 for the same terms, 0 for terms without a common part.
    pub(crate) fn cosine(&self, other: &Profile) -> f32 {
        let mut rest = other.0.iter().peekable();
        let common = self.0.iter().map(|(part, weight)| {
            while rest.next_if(|(theirs, _)| theirs < part).is_some() {}
            rest.next_if(|(theirs, _)| theirs == part).map_or(0.0, |(_, theirs)| weight * theirs)
        });
        common.sum()
    }
}

/// The term's letters three by three, with its beginning and its end as letters.
fn each_part(term: &str, mut visit: impl FnMut(u64)) {
    const EDGE: u64 = 1;
    let mut part = EDGE;
    let letters = term.chars().map(u64::from).chain([EDGE]);
    for (nth, letter) in letters.enumerate() {
        part = (part << 21 | letter) & ((1 << 63) - 1);
        if nth > 0 {
            visit(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &[&str], b: &[&str]) -> f32 {
        let of = |terms: &[&str]| Profile::of(terms.iter().map(|term| (*term, 2.0)));
        of(a).cosine(&of(b))
    }

    #[test]
    fn words_are_as_like_as_their_parts() {
        assert!((likeness(&["rechnung", "bank"], &["bank", "rechnung"]) - 1.0).abs() < 1e-5);
        assert!(likeness(&["rechnung"], &["rechnungspruf"]) > 0.6);
        assert!(likeness(&["rechnung"], &["urlaub"]) < 0.01);
        assert_eq!(likeness(&["a"], &["b"]), 0.0);
        assert_eq!(likeness(&[], &["b"]), 0.0);
        let (long, short) = (["rechnungsprufung", "sap"], ["sap", "urlaub"]);
        assert!((likeness(&long, &short) - 0.5).abs() < 0.05, "{}", likeness(&long, &short));
    }
}
