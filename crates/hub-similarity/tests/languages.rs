//! Which language a text is taken for, and which forms of a word are found by which.

use hub_similarity::{Document, Lang, LexicalIndex, guess_lang};

#[test]
fn languages_are_told_apart() {
    let table = [
        (Lang::En, "Every Friday we copy the hours of the crew into the payroll sheet"),
        (Lang::En, "Checking invoices before they are paid"),
        (Lang::En, "It's typed twice because the two systems don't talk"),
        (Lang::Pt, "Toda sexta copiamos as horas da equipe para a planilha da folha"),
        (Lang::Pt, "Conciliação bancária"),
        (Lang::Pt, "nao tem integracao entre os sistemas, entao a gente digita tudo de novo"),
        (Lang::Es, "Cada viernes copiamos las horas del equipo en la hoja de nómina"),
        (Lang::Es, "Conciliación bancaria"),
        (Lang::Es, "no hay integracion entre los sistemas y lo tecleamos todo otra vez"),
        (Lang::De, "Jeden Freitag übertragen wir die Stunden der Mannschaft in die Abrechnung"),
        (Lang::De, "Wir pruefen fuer jede Bestellung, ob der Preis noch stimmt"),
        (Lang::De, "Prüfung der Rechnungen"),
        (Lang::Other, ""),
        (Lang::Other, "SAP"),
        (Lang::Other, "🙂🙂🙂 !!!"),
        (Lang::Other, "Chaque vendredi nous copions les heures de l'équipe dans la paie"),
        (Lang::Other, "Elke vrijdag kopiëren wij de uren van de ploeg naar het loonblad"),
        (Lang::Other, "Ogni venerdì copiamo le ore della squadra nel foglio delle paghe"),
        (Lang::Other, "Каждую пятницу мы переносим часы бригады в ведомость"),
        (Lang::Other, "毎週金曜日に時間を転記します"),
    ];
    for (lang, text) in table {
        assert_eq!(guess_lang(text), lang, "{text}");
    }
}

#[test]
fn the_fallback_stands_where_the_text_does_not_tell() {
    let read = |title, fallback| Document::read(title, "", fallback).lang;
    assert_eq!(read("Monthly SAP totals", Lang::De), Lang::De);
    assert_eq!(read("Checking the invoices of the month", Lang::De), Lang::En);
    assert_eq!(Document::read("SAP", "Wir buchen das von Hand", Lang::En).lang, Lang::De);
}

#[test]
fn languages_have_short_codes() {
    for (lang, code) in [
        (Lang::En, "\"en\""),
        (Lang::Pt, "\"pt\""),
        (Lang::Es, "\"es\""),
        (Lang::De, "\"de\""),
        (Lang::Other, "\"other\""),
    ] {
        assert_eq!(serde_json::to_string(&lang).unwrap(), code);
        assert_eq!(serde_json::from_str::<Lang>(code).unwrap(), lang);
    }
}

fn finds(lang: Lang, typed: &str, written: &str) -> bool {
    let mut index = LexicalIndex::new();
    index.insert(1, &Document { title: written, description: "", lang });
    let query = Document { title: typed, description: "", lang };
    !index.search(&query, 1, None).is_empty()
}

#[test]
fn forms_of_a_word_find_each_other() {
    let table = [
        (Lang::En, "reconciling", "reconciled"),
        (Lang::En, "invoice", "Invoices"),
        (Lang::En, "supplier’s", "suppliers"),
        (Lang::En, "e-mail", "emails"),
        (Lang::En, "resume", "résumés"),
        (Lang::Pt, "solicitação", "solicitações"),
        (Lang::Pt, "solicitacoes", "solicitação"),
        (Lang::Pt, "material", "materiais"),
        (Lang::Pt, "ordem", "ordens"),
        (Lang::Pt, "fornecedor", "FORNECEDORES"),
        (Lang::Pt, "faturamento", "faturamentos"),
        (Lang::Pt, "automacao", "automação"),
        (Lang::Pt, "conciliações", "conciliar"),
        (Lang::Es, "facturación", "facturaciones"),
        (Lang::Es, "facturacion", "facturar"),
        (Lang::Es, "revision", "revisiones"),
        (Lang::Es, "proveedores", "proveedor"),
        (Lang::Es, "conciliar", "conciliamos"),
        (Lang::De, "Rechnung", "Rechnungen"),
        (Lang::De, "Prüfung", "Pruefungen"),
        (Lang::De, "Größe", "GROESSE"),
        (Lang::De, "Lieferanten", "Lieferant"),
        (Lang::Other, "équipe", "EQUIPE"),
        (Lang::Other, "l’équipe", "equipe"),
        (Lang::Other, "ΑΘΉΝΑ", "αθήνα"),
        (Lang::Other, "ﬁle", "file"),
        (Lang::Other, "auto\u{AD}mat", "automat"),
        (Lang::Other, "ＳＡＰ", "sap"),
        (Lang::Other, "cafe\u{301}", "café"),
        (Lang::Other, "時間", "毎日の時間"),
    ];
    for (lang, typed, written) in table {
        assert!(finds(lang, typed, written), "{typed} should find {written}");
        assert!(finds(lang, written, typed), "{written} should find {typed}");
    }
}

#[test]
fn other_words_and_stop_words_find_nothing() {
    let table = [
        (Lang::En, "the of and", "the of and"),
        (Lang::En, "don't it's we’re", "don't it's we’re"),
        (Lang::Pt, "não são", "não são"),
        (Lang::Es, "también según", "también según"),
        (Lang::De, "für über wäre nicht", "für über nicht"),
        (Lang::En, "invoice", "voice"),
        (Lang::De, "neue", "neun"),
        (Lang::Other, "invoice", "invoices"),
        (Lang::Other, "", ""),
    ];
    for (lang, typed, written) in table {
        assert!(!finds(lang, typed, written), "{typed} should not find {written}");
    }
}
