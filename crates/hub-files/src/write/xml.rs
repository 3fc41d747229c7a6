//! Text inside of XML, as Office has it.

use std::io::{self, Write};

/// Writes `text` so that a reader gets every character back. What XML cannot say (control characters
/// but tab and line feed, and two that are none) is written as `_xHHHH_`, and so is an underscore
/// that would look like the beginning of one of these.
pub(super) fn write_text(to: &mut impl Write, text: &str) -> io::Result<()> {
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let escape = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '_' if begins_escape(&text[at..]) => "_x005F_",
            '\t' | '\n' | ' '..='\u{7E}' => continue,
            '\u{FFFE}' | '\u{FFFF}' => "",
            c if c < ' ' => "",
            _ => continue,
        };
        to.write_all(&text.as_bytes()[plain..at])?;
        match escape {
            "" => write!(to, "_x{:04X}_", u32::from(c))?,
            escape => to.write_all(escape.as_bytes())?,
        }
        plain = at + c.len_utf8();
    }
    to.write_all(&text.as_bytes()[plain..])
}

/// `_x` with four hexadecimal digits and another underscore.
fn begins_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7
        && bytes[1] == b'x'
        && bytes[6] == b'_'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use super::write_text;

    #[test]
    fn every_character_can_be_said() {
        let cases = [
            ("a < b & c > \"d\"", "a &lt; b &amp; c &gt; &quot;d&quot;"),
            ("tab\tand\nline", "tab\tand\nline"),
            ("\r\u{1}\u{FFFF}", "_x000D__x0001__xFFFF_"),
            ("_x0041_", "_x005F_x0041_"),
            ("_x00_ _xGGGG_ _x004", "_x00_ _xGGGG_ _x004"),
            ("é😀", "é😀"),
        ];
        for (text, written) in cases {
            let mut bytes = vec![];
            write_text(&mut bytes, text).unwrap();
            assert_eq!(String::from_utf8(bytes).unwrap(), written, "{text:?}");
        }
    }
}
