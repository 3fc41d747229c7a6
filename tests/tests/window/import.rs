//! A list comes in through the window: pasted and dropped, mapped, put right, imported and taken back.
//! The real list is found through `HUB_DATA`.

use std::path::PathBuf;

use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};

use crate::desk;

/// Copies `text` by the window's own clipboard, as a spreadsheet beside it would have done.
const HOLD: &str = "
    const held = document.createElement('textarea');
    held.id = 'held';
    held.value = arguments[0];
    document.body.append(held);
    held.focus();
    held.select();";
const LET_GO: &str = "document.getElementById('held').remove();";

/// Drops a file of this text onto the page.
const DROP: &str = "
    const [name, text] = arguments;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    const over = (type) => document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    over('dragover');
    over('drop');";

const PASTE_FIELD: &str = "textarea";
const NEXT: &str = "footer button[data-variant=filled]";

const LIST: &str = "Idéia;Área;Sistemas;Vezes;Frequência;Minutos;Situação\n\
    Conferir notas de entrega;Compras;SAP;35;dia;4,5;Aberto\n\
    Cobrar faturas vencidas;Financeiro;SAP, Outlook;4;semana;45;Na fila\n\
    Atualizar preços;Vendas;Excel;9;mês;cento e dez;Concluído\n\
    Conferir notas de entrega;Compras;SAP;35;dia;4,5;Aberto\n";

fn to_import(window: &Window) -> Result<(), Trouble> {
    window.keys("g")?;
    window.keys("m")?;
    window.wait_for_text("main h2", "Bring your list")
}

fn paste_by_keys(window: &Window, text: &str) -> Result<(), Trouble> {
    window.script(HOLD, vec![json!(text)])?;
    window.keys("Ctrl+c")?;
    window.script(LET_GO, vec![])?;
    desk::tab_to(window, PASTE_FIELD)?;
    window.keys("Ctrl+v")
}

fn drop_file(window: &Window, name: &str, text: &str) -> Result<(), Trouble> {
    window.script(DROP, vec![json!(name), json!(text)]).map(|_| ())
}

fn step(window: &Window, heading: &str) -> Result<(), Trouble> {
    window.wait_for_text("main h2", heading)?;
    desk::wait_for_focus(window, "main h2")
}

/// On to the next step, by key.
fn next(window: &Window) -> Result<(), Trouble> {
    window.wait_for(&format!("{NEXT}:not(:disabled)"))?;
    desk::tab_to(window, NEXT)?;
    window.keys("Enter")
}

fn ideas(window: &Window) -> Result<u64, Trouble> {
    let state = window.rpc("app.state", json!({}))?;
    Ok(state["space"]["ideas"].as_u64().unwrap_or_default())
}

/// A small picture of each step, where somebody asked for them.
fn picture(window: &Window, name: &str) -> Result<(), Trouble> {
    let Some(folder) = std::env::var_os("HUB_SHOTS").map(PathBuf::from) else { return Ok(()) };
    window.settle()?;
    window.screenshot(&folder.join(format!("import-{name}.png")))
}

#[test]
fn a_real_list_comes_in_by_keys_alone_and_goes_again_in_one_step() -> Result<(), Trouble> {
    let Some(folder) = std::env::var_os("HUB_DATA").map(PathBuf::from) else {
        eprintln!("no HUB_DATA: the real list was not tried");
        return Ok(());
    };
    let list = std::fs::read_to_string(folder.join("merged/automation_use_cases_dev.csv"))?;
    let window = desk::founded()?;
    to_import(&window)?;
    paste_by_keys(&window, &list)?;
    step(&window, "What do the columns say?")?;
    picture(&window, "real-columns")?;
    next(&window)?;
    step(&window, "What will come of it")?;
    picture(&window, "real-check")?;
    let button = window.text_content(NEXT)?;
    assert!(button.starts_with("Import "), "{button}");
    next(&window)?;
    step(&window, "ideas imported")?;
    picture(&window, "real-result")?;
    let imported = ideas(&window)?;
    assert!(imported > 5_000, "{imported} ideas");
    window.keys("Ctrl+z")?;
    window.wait_for_text("[role=status] b", "Taken back")?;
    assert_eq!(ideas(&window)?, 0);
    desk::assert_calm(&window)
}

#[test]
fn a_dropped_list_is_put_right_and_every_row_accounted_for() -> Result<(), Trouble> {
    let window = desk::founded()?;
    // Dropped on the list of ideas: it leads to where lists come in.
    drop_file(&window, "ideias.csv", LIST)?;
    step(&window, "What do the columns say?")?;
    desk::wait_for_words(&window, "semicolon")?;
    desk::wait_for_words(&window, "1.234,56")?;
    picture(&window, "columns")?;
    next(&window)?;
    step(&window, "What will come of it")?;
    desk::wait_for_words(&window, "1 word has no meaning yet; 1 row waits for it")?;
    picture(&window, "check")?;

    window.click("[aria-label^='Na fila means']")?;
    desk::wait_for_focus(&window, "[role=combobox]")?;
    window.type_into(":focus", "assess")?;
    window.keys("Enter")?;
    desk::wait_for_words(&window, "3 words, all known")?;

    window.press("Errors 1")?;
    window.wait_for("aside [data-fix]")?;
    desk::refill(&window, "aside [data-fix]", "110")?;
    window.keys("Enter")?;
    window.wait_for_text(NEXT, "Import 4 ideas")?;
    picture(&window, "likes")?;
    next(&window)?;
    step(&window, "4 ideas imported")?;
    desk::wait_for_words(&window, "rows in the file5")?;
    picture(&window, "result")?;
    assert_eq!(ideas(&window)?, 4);

    // The same file once more: known columns, and nothing new but what has no number of its own.
    window.press("Undo the import")?;
    desk::wait_for_words(&window, "Taken back. Do it again")?;
    assert_eq!(ideas(&window)?, 0);
    window.press("Import another list")?;
    window.wait_for_text("main h2", "Bring your list")?;
    drop_file(&window, "ideias.csv", LIST)?;
    step(&window, "What do the columns say?")?;
    desk::wait_for_words(&window, "they become what you said then")?;
    desk::assert_calm(&window)
}

#[test]
fn a_file_that_is_no_table_is_refused_in_words_and_nothing_is_held() -> Result<(), Trouble> {
    let window = desk::founded()?;
    to_import(&window)?;
    let cases = [
        ("empty.csv", "", "The file is empty."),
        ("page.html", "%PDF-1.7 a document", "This file is no table that the Hub can read."),
    ];
    for (name, text, words) in cases {
        drop_file(&window, name, text)?;
        window.wait_for_text("main [role=alert]", words)?;
        window.wait_for_text("main h2", words)?;
    }
    picture(&window, "refused")?;
    desk::assert_calm(&window)
}

#[test]
fn what_one_has_come_to_stays_while_one_looks_elsewhere() -> Result<(), Trouble> {
    let window = desk::founded()?;
    to_import(&window)?;
    desk::paste(&window, PASTE_FIELD, "Title\tArea\nMatch receipts\tFinance\n")?;
    step(&window, "What do the columns say?")?;
    window.go("/settings")?;
    window.wait_for_text("main h1", "Settings")?;
    window.go("/import")?;
    window.wait_for_text("main h2", "What do the columns say?")?;
    let chosen: Value = window.script("return document.querySelectorAll('thead button').length", vec![])?;
    assert_eq!(chosen, json!(2));
    desk::assert_calm(&window)
}
