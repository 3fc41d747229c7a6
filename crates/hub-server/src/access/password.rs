//! Passwords, kept as Argon2id with the parameters that OWASP recommends (19 MiB, 2 passes).
//!
//! Each takes tens of milliseconds of one core and 19 MiB, on purpose. So only a few are worked on
//! at a time, on threads of their own, and who would wait too long is sent away: many sign-ins at
//! once must not stop the others' work.

use argon2::password_hash::{self, PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use hub_protocol::{Problem, ProblemCode};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// The longest wait for one's turn.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Works on passwords, a few at a time.
#[derive(Clone, Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
}

impl Passwords {
    /// `at_once` passwords are worked on at the same time.
    pub fn new(at_once: usize) -> Self {
        Self { turns: Arc::new(Semaphore::new(at_once)) }
    }

    /// What is kept of a password.
    ///
    /// # Errors
    /// `TOO_MANY` when too many wait; `INTERNAL` when the system fails.
    pub async fn hash(&self, password: String) -> Result<String, Problem> {
        self.work(move || hash(&password)).await
    }

    /// Whether a password is the one of which `kept` was kept. Without one (nobody has this
    /// address) it takes as long, and is not.
    ///
    /// # Errors
    /// As [`Passwords::hash`].
    pub async fn is_right(&self, password: String, kept: Option<String>) -> Result<bool, Problem> {
        self.work(move || match kept {
            Some(kept) => verify(&password, &kept),
            None => hash(&password).map(|_| false),
        })
        .await
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, password_hash::Error> + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = timeout(LONGEST_WAIT, Arc::clone(&self.turns).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else {
            return Err(Problem::new(ProblemCode::TooMany).with("retry_after_ms", 5_000));
        };
        let worked = tokio::task::spawn_blocking(move || {
            let worked = work();
            drop(turn);
            worked
        });
        match worked.await {
            Ok(Ok(worked)) => Ok(worked),
            _ => Err(Problem::new(ProblemCode::Internal)),
        }
    }
}

fn argon2() -> Result<Argon2<'static>, password_hash::Error> {
    let params = Params::new(19 * 1_024, 2, 1, None).map_err(password_hash::Error::from)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &str) -> Result<String, password_hash::Error> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|_| password_hash::Error::Crypto)?;
    let salt = SaltString::encode_b64(&salt)?;
    Ok(argon2()?.hash_password(password.as_bytes(), &salt)?.to_string())
}

/// The parameters are those that `kept` names, so that they can be raised later.
fn verify(password: &str, kept: &str) -> Result<bool, password_hash::Error> {
    match argon2()?.verify_password(password.as_bytes(), &PasswordHash::new(kept)?) {
        Ok(()) => Ok(true),
        Err(password_hash::Error::Password) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let passwords = Passwords::new(2);
        let kept = passwords.hash("correct horse".to_owned()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, passwords.hash("correct horse".to_owned()).await.unwrap());
        let cases = [
            ("correct horse", Some(kept.clone()), true),
            ("correct horsE", Some(kept), false),
            ("correct horse", None, false),
        ];
        for (password, kept, is_right) in cases {
            let answer = passwords.is_right(password.to_owned(), kept).await.unwrap();
            assert_eq!(answer, is_right, "{password}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_would_wait_too_long_is_told_to_come_again() {
        let passwords = Passwords::new(0);
        let problem = passwords.hash("correct horse".to_owned()).await.unwrap_err();
        assert_eq!(problem.code, ProblemCode::TooMany);
    }
}
