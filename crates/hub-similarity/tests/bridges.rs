//! Bridges between different words of the same meaning.

use std::error::Error;
use std::path::Path;

use hub_similarity::{
    Document, Encoder, Lang, LexicalIndex, MAX_BRIDGES, NETWORK_FILE, WORD_PIECES_FILE,
    WordMeanings,
};

fn encoder() -> Result<Encoder, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/all-minilm-l6-v2");
    let network = std::fs::read(folder.join(NETWORK_FILE))?;
    Ok(Encoder::load(network, &std::fs::read_to_string(folder.join(WORD_PIECES_FILE))?, 1)?)
}

/// A query, a found text, their language, and bridges that have to be there.
type Case = (&'static str, &'static str, Lang, &'static [(&'static str, &'static str)]);

#[test]
fn words_that_mean_the_same_are_bridged_and_others_are_not() -> Result<(), Box<dyn Error>> {
    let cases: [Case; 7] = [
        ("Pay vendors faster", "Quicker supplier payments", Lang::En, &[("vendors", "supplier")]),
        ("Payroll corrections", "Fixing wages", Lang::En, &[("Payroll", "wages")]),
        ("Freight list", "Transport papers", Lang::En, &[("Freight", "Transport")]),
        ("Invoices each week", "Invoices each month", Lang::En, &[]),
        ("Crane inspection", "Meeting minutes", Lang::En, &[]),
        ("Vendors", "Supplier", Lang::De, &[]),
        ("", "Supplier", Lang::En, &[]),
    ];
    let (encoder, index, mut meanings) = (encoder()?, LexicalIndex::new(), WordMeanings::new());
    for (query, found, lang, expected) in cases {
        let read = |title| Document { title, description: "", lang };
        let bridges = meanings.bridges(&encoder, &index, &read(query), &read(found))?;
        for (own, theirs) in expected {
            let bridge = bridges.iter().find(|bridge| bridge.query_surface == *own);
            assert_eq!(bridge.map(|bridge| &*bridge.found_surface), Some(*theirs), "{bridges:?}");
        }
        assert!(bridges.len() <= MAX_BRIDGES && bridges.is_empty() == expected.is_empty());
        for bridge in &bridges {
            let marked = bridge.in_query.title.first().and_then(|range| query.get(range.clone()));
            assert_eq!(marked, Some(&*bridge.query_surface));
        }
    }
    Ok(())
}
