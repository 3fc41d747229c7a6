//! Sentences for failures of shared spaces: what happened, what is safe, what to do.

use super::fact;
use hub_app::AppError;

/// The sentence, if it is such a failure.
pub fn sentence(error: &AppError) -> Option<String> {
    let host = fact(error, "host");
    let nothing = |what: &str, todo: &str| format!("{what} Nothing was changed. {todo}");
    Some(match error.code.as_str() {
        "NOT_JOINED" => nothing(
            "This space is private: no server has it.",
            "`ohub join` joins a shared one, `ohub spaces` lists yours.",
        ),
        "SPACE_FILLING" => "The first copy of the space is not whole yet. Nothing was changed. \
                            `ohub sync` fetches the rest."
            .to_owned(),
        "LINK_UNREADABLE" => nothing(
            "This is neither the link of an invite nor the address of a server.",
            "Copy all of it, in quotes.",
        ),
        "PLAIN_HTTP" => nothing(
            &format!(
                "{host} would be asked without protection, so that anybody on the way could read along."
            ),
            "Ask for an address that begins with https.",
        ),
        "SERVER_UNREACHABLE" => format!(
            "{host} does not answer. What you did is kept here and is sent later. Check the \
             network and the address, then run `ohub sync`."
        ),
        "NOT_A_HUB" => {
            nothing(&format!("What answers at {host} is no Opportunity Hub."), "Check the address.")
        }
        "SERVER_TOO_OLD" => nothing(
            &format!("The server at {host} is older than this program understands."),
            "Ask who runs it to update it.",
        ),
        "SERVER_TOO_NEW" | "UPGRADE_REQUIRED" => format!(
            "The server at {host} does not understand this version any more. What you did is kept \
             here. Update ohub, then run `ohub sync`."
        ),
        "PIN_MISMATCH" => nothing(
            &format!(
                "{host} is not the server that the link was made for: its key is another one."
            ),
            "Do not go on; ask who invited you for a new link.",
        ),
        "CERTIFICATE" => nothing(
            &format!("Nobody that this system trusts vouches for {host}."),
            "Ask who runs it for a link with its key.",
        ),
        "INVITE_SPENT" => nothing(
            "This invite was used already.",
            "If that was you, give the address of the server in its place; else ask for a new one.",
        ),
        "INVITE_EXPIRED" => nothing("This invite has ended.", "Ask for a new one."),
        "NOT_ACCEPTED" => nothing(
            &format!(
                "{host} does not accept this: the e-mail address, the password or the invite is wrong."
            ),
            "Check them and try again.",
        ),
        "EMAIL_TAKEN" => nothing(
            "Somebody in the space has this e-mail address already.",
            "If that is you, give the address of the server in place of the invite.",
        ),
        "NOT_SIGNED_IN" => format!(
            "{host} does not know this device any more. What you did is kept here. Sign in again: \
             `ohub join https://{host} --email .. --password-stdin`."
        ),
        "MEMBER_OF_OTHER" => nothing(
            "This space is on this device for another person already, with what that person did.",
            "Use another --data-dir.",
        ),
        "TOO_MANY" => format!(
            "{host} asks for a pause of {} ms. Nothing was changed. Try again after it.",
            fact(error, "retry_after_ms")
        ),
        "SERVER_FAILED" => format!(
            "The server at {host} failed ({}{}). What you did is kept here. Try again; if it stays, \
             tell who runs it.",
            fact(error, "problem"),
            fact(error, "reference")
        ),
        "SYNC_LATE" => "The sync is not at its end yet. What is here is safe, and what waits is \
                        kept. `ohub sync` goes on where it stopped."
            .to_owned(),
        "NAME_NEEDED" => nothing("An invite needs your name.", "Give it with --name."),
        "PASSWORD_NEEDED" => nothing(
            "There is no password on stdin.",
            "For example: ohub join LINK --email .. --password-stdin < file",
        ),
        _ => return None,
    })
}
