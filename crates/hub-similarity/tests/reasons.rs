//! What two ideas share, and where it stands.

use hub_similarity::{
    Certainty, Document, Hit, Lang, LexicalIndex, MAX_SHARED_TERMS, Marks, Subject,
};

fn subject<'a>(title: &'a str, description: &'a str) -> Subject<'a> {
    Subject { text: Document { title, description, lang: Lang::En }, systems: &[], area: None }
}

fn surfaces<'a>(marks: &Marks, text: &Document<'a>) -> Vec<&'a str> {
    let in_title = marks.title.iter().map(|range| &text.title[range.clone()]);
    let in_description = marks.description.iter().map(|range| &text.description[range.clone()]);
    in_title.chain(in_description).collect()
}

#[test]
fn shared_terms_are_marked_in_both_texts() {
    let typed = subject("Chasing überfällige invoices", "Invoices, invoice’s copies; the café!");
    let found = subject("Invoice approval", "The CAFE\u{301} sends an invoice by hand.");
    let reasons = LexicalIndex::new().reasons(&typed, &found);
    let listed: Vec<_> = reasons
        .terms
        .iter()
        .map(|term| (term.query_surface.as_str(), term.found_surface.as_str()))
        .collect();
    assert_eq!(listed, [("invoices", "Invoice"), ("café", "CAFE\u{301}")]);
    let invoice = &reasons.terms[0];
    assert_eq!(surfaces(&invoice.in_query, &typed.text), ["invoices", "Invoices", "invoice’s"]);
    assert_eq!(surfaces(&invoice.in_found, &found.text), ["Invoice", "invoice"]);
    assert_eq!(invoice.documents, 0);
}

#[test]
fn the_rarest_come_first_and_the_frequent_not_at_all() {
    let mut index = LexicalIndex::new();
    for local in 0..400 {
        let mut description = String::from("report");
        for (word, every) in [("roster", 100), ("crane", 50)] {
            if local % every == 0 {
                description = format!("{description} {word}");
            }
        }
        index.insert(local, &subject("", &description).text);
    }
    let text = subject("report crane roster pontoon x", "");
    let reasons = index.reasons(&text, &text);
    let listed: Vec<_> =
        reasons.terms.iter().map(|term| (term.query_surface.as_str(), term.documents)).collect();
    assert_eq!(listed, [("pontoon", 0), ("roster", 4), ("crane", 8)]);
}

#[test]
fn in_a_small_catalogue_every_shared_word_is_worth_saying() {
    let mut index = LexicalIndex::new();
    let text = subject("crane inspection", "");
    for local in 0..3 {
        index.insert(local, &text.text);
    }
    assert_eq!(index.reasons(&text, &text).terms.len(), 2);
}

#[test]
fn the_list_is_short() {
    let words: Vec<String> = (0..50).map(|nth| format!("crane{nth}")).collect();
    let words = words.join(" ");
    let text = subject(&words, "");
    let reasons = LexicalIndex::new().reasons(&text, &text);
    assert_eq!(reasons.terms.len(), MAX_SHARED_TERMS);
    assert_eq!(reasons.terms[0].query_surface, "crane0");
}

#[test]
fn systems_and_areas_compare_as_names() {
    let table: [(&[&str], &[&str], &[&str]); 6] = [
        (&["SAP", "excel"], &["Excel", "Outlook", "sap"], &["sap", "Excel"]),
        (&["C#"], &["C++"], &[]),
        (&["Gestão  Fácil"], &["gestao facil"], &["gestao facil"]),
        (&["SAP", "sap"], &["SAP", "Sap"], &["SAP"]),
        (&["", " "], &[" ", ""], &[]),
        (&[], &["SAP"], &[]),
    ];
    let index = LexicalIndex::new();
    for (query, found, shared) in table {
        let query = Subject { systems: query, ..Subject::default() };
        let found = Subject { systems: found, ..Subject::default() };
        let reasons = index.reasons(&query, &found);
        assert_eq!(reasons.systems, shared, "{query:?}");
        assert_eq!(reasons.is_empty(), shared.is_empty());
    }
    let areas = [
        (Some("Finance"), Some("finance "), true),
        (Some("Logística"), Some("Logistica"), true),
        (Some("Finance"), Some("Sales"), false),
        (Some(""), Some(""), false),
        (Some("Finance"), None, false),
        (None, None, false),
    ];
    for (query, found, same) in areas {
        let query = Subject { area: query, ..Subject::default() };
        let found = Subject { area: found, ..Subject::default() };
        assert_eq!(index.reasons(&query, &found).same_area, same, "{query:?}");
    }
}

#[test]
fn words_of_certainty_stand_above_their_cut_offs() {
    use Certainty::{Perhaps, Probably, VeryLikely};
    let table = [
        (0.10, 8, 40, None),
        (0.14, 10, 40, Some(Perhaps)),
        (0.21, 9, 40, Some(Probably)),
        (0.24, 10, 40, Some(VeryLikely)),
        (0.60, 4, 6, Some(Perhaps)),
        (0.30, 3, 4, None),
        (0.60, 5, 6, Some(Probably)),
        (0.35, 6, 10, Some(Perhaps)),
        (0.17, 14, 15, Some(Perhaps)),
        (0.17, 14, 16, Some(VeryLikely)),
        (0.90, 9, 10, Some(Probably)),
        (1.00, 1, 1, None),
        (1.00, 2, 2, Some(Perhaps)),
        (1.00, 4, 4, Some(VeryLikely)),
    ];
    for (share_of_max, shared_terms, typed_terms, word) in table {
        let hit = Hit { local: 1, score: 9.0, share_of_max, shared_terms, typed_terms };
        assert_eq!(hit.certainty(), word, "{hit:?}");
    }
    assert!(VeryLikely > Probably && Probably > Perhaps);
    assert_eq!(serde_json::to_string(&VeryLikely).unwrap(), "\"very_likely\"");
}
