//! What goes to stdout: text for people, without characters that would drive their terminal, or
//! JSON for programs.

use crate::failure::Failure;
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Where results go.
pub struct Out {
    to: BufWriter<io::Stdout>,
    /// Whether programs read it.
    pub as_json: bool,
    width: Option<usize>,
}

impl Out {
    /// To stdout.
    pub fn new(as_json: bool) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let width = is_terminal.then(terminal_size::terminal_size).flatten();
        let width = width.map(|(width, _)| usize::from(width.0).max(40));
        Self { to: BufWriter::new(io::stdout()), as_json, width }
    }

    /// The width of the terminal; none when the output goes elsewhere and nothing is cut.
    pub fn width(&self) -> Option<usize> {
        self.width
    }

    /// One line for people. Line feeds inside stay.
    pub fn line(&mut self, text: impl AsRef<str>) -> Result<(), Failure> {
        Ok(writeln!(self.to, "{}", plain(text.as_ref()))?)
    }

    /// The result for programs.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.to, value).map_err(io::Error::from)?;
        Ok(writeln!(self.to)?)
    }

    /// Whatever is left goes out.
    pub fn finish(mut self) -> Result<(), Failure> {
        Ok(self.to.flush()?)
    }
}

/// The text without what a terminal would obey: control characters (but line feeds) and marks that
/// turn the reading direction become visible.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c != '\n' && is_obeyed(c) { '\u{fffd}' } else { c }).collect()
}

fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text on one line, no wider than `width` columns of the terminal.
pub fn one_line(text: &str, width: Option<usize>) -> String {
    let line = plain(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let Some(width) = width.filter(|width| line.width() > *width) else { return line };
    let mut used = 0;
    let fits = line.chars().take_while(|c| {
        used += c.width().unwrap_or(0);
        used < width
    });
    format!("{}…", fits.collect::<String>())
}

/// Lines of a table: numbers to the right, the column that grows cut to what the terminal has.
pub struct Columns {
    heads: Vec<(&'static str, bool)>,
    grows: usize,
    rows: Vec<Vec<String>>,
}

impl Columns {
    /// Names of columns, each with whether it holds numbers; `grows` is the one that is cut.
    pub fn new(heads: &[(&'static str, bool)], grows: usize) -> Self {
        Self { heads: heads.to_vec(), grows, rows: vec![] }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells.iter().map(|cell| one_line(cell, None)).collect());
    }

    /// Writes the table.
    pub fn write(&self, out: &mut Out) -> Result<(), Failure> {
        let widths = self.widths(out.width());
        let heads: Vec<String> = self.heads.iter().map(|(head, _)| (*head).to_owned()).collect();
        for row in std::iter::once(&heads).chain(&self.rows) {
            let cells = row.iter().zip(&self.heads).zip(&widths);
            let cells = cells.map(|((cell, (_, right)), width)| fit(cell, *width, *right));
            out.line(cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(())
    }

    fn widths(&self, terminal: Option<usize>) -> Vec<usize> {
        let widest = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            cells.map(|cell| cell.width()).chain([self.heads[at].0.width()]).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..self.heads.len()).map(widest).collect();
        if let Some(terminal) = terminal {
            let all = widths.iter().sum::<usize>() + 2 * (widths.len() - 1);
            let grown = widths[self.grows].saturating_sub(all.saturating_sub(terminal));
            widths[self.grows] = grown.max(12).min(widths[self.grows]);
        }
        widths
    }
}

fn fit(cell: &str, width: usize, right: bool) -> String {
    let cell = one_line(cell, Some(width));
    let pad = " ".repeat(width.saturating_sub(cell.width()));
    if right { format!("{pad}{cell}") } else { format!("{cell}{pad}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_drives_the_terminal() {
        let cases = [
            ("plain\ntext", "plain\ntext"),
            ("\u{1b}[31mred\u{7}", "\u{fffd}[31mred\u{fffd}"),
            ("a\u{9b}2Jb", "a\u{fffd}2Jb"),
            ("abc\u{202e}txt", "abc\u{fffd}txt"),
            ("cr\rover", "cr\u{fffd}over"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn a_line_is_cut_by_columns_not_bytes() {
        assert_eq!(one_line("日本語テキスト", Some(7)), "日本語…");
        assert_eq!(one_line(" a\n b ", Some(7)), "a b");
        assert_eq!(fit("12", 5, true), "   12");
        assert_eq!(fit("ab", 4, false), "ab  ");
    }
}
