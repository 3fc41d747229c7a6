//! What a person says when joining or signing in, as it is kept.

use super::invalid;
use hub_core::Refusal;
use hub_core::text::{self, problem};
use hub_protocol::{AcceptInvite, Problem};

/// An e-mail address in the form in which it is looked for: trimmed, in NFC, in lower case.
///
/// ```
/// use hub_server::access::Email;
/// assert_eq!(Email::read(" Ana@Example.org ").unwrap().as_str(), "ana@example.org");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads an address. Whether it exists is not checked: nothing is ever sent to it.
    ///
    /// # Errors
    /// `INVALID` with the field `email`.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let line = text::line("email", text, 3, 254).map_err(invalid)?.to_lowercase();
        let halves = line.split_once('@').filter(|(name, host)| {
            !name.is_empty() && !host.is_empty() && !host.contains('@') && !host.starts_with('.')
        });
        match halves {
            Some(_) if !line.contains(char::is_whitespace) => Ok(Self(line)),
            _ => Err(invalid(Refusal::invalid("email", problem::WRONG_TYPE))),
        }
    }

    /// As it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A person who joins, checked.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// Everyone sees it.
    pub display_name: String,
    /// For signing in.
    pub email: Email,
    /// Of the device at hand.
    pub device_name: String,
}

impl Newcomer {
    /// Checks what somebody who accepts an invite says.
    ///
    /// # Errors
    /// `INVALID` with the field that cannot stand.
    pub fn read(accept: &AcceptInvite) -> Result<Self, Problem> {
        let newcomer = Self {
            display_name: text::line("display_name", &accept.display_name, 1, 80)
                .map_err(invalid)?,
            email: Email::read(&accept.email)?,
            device_name: device_name(&accept.device_name)?,
        };
        new_password(&accept.password, &newcomer.email)?;
        Ok(newcomer)
    }
}

impl Newcomer {
    /// A person whom the organisation vouches for. A name that cannot stand gives way to the one in
    /// the e-mail address; it can be changed later.
    pub fn vouched(name: Option<&str>, email: Email, device_name: String) -> Self {
        let short = |name: &str| name.chars().take(80).collect::<String>();
        let told = name.map(|name| text::cleaned(&short(name), false).0);
        let told = told.and_then(|name| text::line("display_name", &name, 1, 80).ok());
        let of_email = || short(email.0.split('@').next().unwrap_or_default());
        Self { display_name: told.unwrap_or_else(of_email), email, device_name }
    }
}

/// The name of a device, as it is kept.
///
/// # Errors
/// `INVALID` with the field `device_name`.
pub fn device_name(text: &str) -> Result<String, Problem> {
    text::line("device_name", text, 1, 80).map_err(invalid)
}

/// Long rather than strange: length is what makes a password hard to guess.
fn new_password(password: &str, email: &Email) -> Result<(), Problem> {
    let length = password.chars().count();
    let refused = |problem| invalid(Refusal::invalid("password", problem).with("length", length));
    match length {
        0..10 => Err(refused("too_short")),
        201.. => Err(refused(problem::TOO_LONG)),
        _ if password.to_lowercase() == email.as_str() => Err(refused("same_as_email")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accept() -> AcceptInvite {
        AcceptInvite {
            invite: String::new(),
            display_name: "Ana".to_owned(),
            email: "ana@example.org".to_owned(),
            password: "long enough".to_owned(),
            device_name: "Desk".to_owned(),
        }
    }

    #[test]
    fn what_cannot_stand_is_named() {
        type Change = fn(&mut AcceptInvite);
        let cases: [(&str, Change); 11] = [
            ("display_name", |a| a.display_name = " \u{200b}".to_owned()),
            ("display_name", |a| a.display_name = "x".repeat(81)),
            ("display_name", |a| a.display_name = "a\u{202e}b".to_owned()),
            ("email", |a| a.email = "ana".to_owned()),
            ("email", |a| a.email = "@example.org".to_owned()),
            ("email", |a| a.email = "ana@exa mple.org".to_owned()),
            ("email", |a| a.email = "ana@a@b".to_owned()),
            ("password", |a| a.password = "123456789".to_owned()),
            ("password", |a| a.password = "x".repeat(201)),
            ("password", |a| a.password = "ANA@example.org".to_owned()),
            ("device_name", |a| a.device_name = String::new()),
        ];
        Newcomer::read(&accept()).unwrap();
        for (field, change) in cases {
            let mut changed = accept();
            change(&mut changed);
            let problem = Newcomer::read(&changed).unwrap_err();
            assert_eq!(problem.facts["field"], field, "{changed:?}");
        }
    }
}
