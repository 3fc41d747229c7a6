//! Secrets that are handed out: random words of 256 bits. Only their SHA-256 is kept, so that who
//! reads the database can act as nobody.
//!
//! ```
//! use hub_server::access::{Kind, Secret};
//! let secret = Secret::random(Kind::Invite).unwrap();
//! assert_eq!(Secret::hash_of(Kind::Invite, secret.word()), Some(secret.hash()));
//! assert_eq!(Secret::hash_of(Kind::Access, secret.word()), None);
//! ```

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::fmt::{self, Debug, Formatter};

/// What is kept of a secret.
pub type SecretHash = [u8; 32];

/// What a secret is good for. Each kind opens with letters of its own, so that one that was
/// published by mistake is found by programs that look for such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Acts as a member for a quarter of an hour.
    Access,
    /// Gives the next pair of tokens, once.
    Refresh,
    /// Makes somebody a member, once.
    Invite,
    /// Comes back from the organisation's provider, once.
    State,
    /// Ends a sign-in through the organisation, once.
    Exchange,
}

impl Kind {
    /// The letters before the random word.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Access => "oha_",
            Self::Refresh => "ohr_",
            Self::Invite => "ohi_",
            Self::State => "ohs_",
            Self::Exchange => "ohx_",
        }
    }
}

/// A secret before it leaves the server. It never shows itself in a log.
#[derive(Clone)]
pub struct Secret(String);

/// The letters of 32 bytes.
const WORD_LETTERS: usize = 43;

impl Secret {
    /// A new one.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn random(kind: Kind) -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(format!("{}{}", kind.prefix(), BASE64_URL_SAFE_NO_PAD.encode(bytes))))
    }

    /// What is handed out.
    pub fn word(&self) -> &str {
        &self.0
    }

    /// What is kept.
    pub fn hash(&self) -> SecretHash {
        sha256(&self.0)
    }

    /// What is kept of a word that somebody sent; none when it cannot be a secret of this kind.
    pub fn hash_of(kind: Kind, word: &str) -> Option<SecretHash> {
        let random = word.strip_prefix(kind.prefix())?;
        let is_letter = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        (random.len() == WORD_LETTERS && random.bytes().all(is_letter)).then(|| sha256(word))
    }
}

impl Debug for Secret {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

fn sha256(word: &str) -> SecretHash {
    Sha256::digest(word).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_a_secret_is_none() {
        let good = Secret::random(Kind::Refresh).unwrap();
        let cut = &good.word()[..good.word().len() - 1];
        let longer = format!("{}A", good.word());
        let other = good.word().replace("ohr_", "oha_");
        for word in ["", "ohr_", cut, &longer, &other, "ohr_\u{e9}\u{e9}", &" ".repeat(47)] {
            assert_eq!(Secret::hash_of(Kind::Refresh, word), None, "{word}");
        }
        assert_ne!(good.word(), Secret::random(Kind::Refresh).unwrap().word());
        assert_eq!(format!("{good:?}"), "Secret");
    }
}
