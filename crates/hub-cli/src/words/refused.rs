//! Refusals: why, and what to do. Ideas are named by their numbers where the facts have them.

use super::{fact, problem};
use hub_app::AppError;
use hub_core::Code;
use hub_core::estimate::WhyLeftOut;

/// With what the facts say; none where the plain words are all there is to say.
pub fn why(code: Code, error: &AppError) -> Option<(String, String)> {
    let fact = |name: &str| fact(error, name);
    let named = |name: &str, otherwise: &str| match fact(name) {
        id if id.is_empty() => otherwise.to_owned(),
        id => id,
    };
    let (idea, target) = (named("idea", "This idea"), named("target", "the other idea"));
    let head = named("head_shown_id", "another idea");
    let stage = fact("stage");
    Some(match code {
        Code::NotFound => (
            format!("There is no idea \"{}\" here.", fact("id")),
            "`ohub list` shows the ideas with their numbers.".to_owned(),
        ),
        Code::Invalid => (format!("{}.", problem(error)), "Correct it and try again.".to_owned()),
        Code::StageLocked => (
            format!("This cannot be done while the idea is \"{stage}\"."),
            "Move the idea first with `ohub move`, or write a comment with `ohub comment`."
                .to_owned(),
        ),
        Code::IdeaMerged => {
            (format!("{idea} was merged into {head}."), format!("Use {head} instead."))
        }
        Code::NoSuchMove => no_such_move(error),
        Code::EstimateMissing => (
            format!("{idea} has no estimate yet; missing: {}.", fact("fields").replace('_', " ")),
            "Fill them in, in the Hub's window.".to_owned(),
        ),
        Code::AnswersMissing => (
            format!("{} of the five questions are answered; it needs three.", fact("given")),
            format!("Answer them with `ohub score {idea} --rules ...`."),
        ),
        Code::ReasonMissing => (
            "This needs a reason.".to_owned(),
            format!("Give it with --{}.", fact("field").replace('_', "-")),
        ),
        Code::ClaimTaken => (
            format!("{} claimed {idea} first.", named("by_name", "Somebody else")),
            "Choose another opportunity: `ohub list --stage ready`.".to_owned(),
        ),
        Code::Claimed => (
            format!("{} is building {idea}.", named("by_name", "Somebody")),
            format!("The claim ends with `ohub release {idea}`."),
        ),
        Code::StageChanged => (
            format!("{idea} is \"{stage}\" now."),
            format!("Look at it with `ohub show {idea}` and decide again."),
        ),
        Code::BuildMissing => (
            format!("It is not known where the program of {idea} is kept or runs."),
            "Fill in one of the two on its page in the Hub's window.".to_owned(),
        ),
        Code::StandardOpen => (
            format!("Required points of the standard are open: {}.", count(error, "items")),
            format!(
                "Answer them on the page of {idea} in the Hub's window, or ask for an exception."
            ),
        ),
        Code::OwnIdea => (
            format!("{idea} is your own idea; you are counted already."),
            "Where you do it more often than its estimate says, raise the runs or the people \
             there, in the Hub's window."
                .to_owned(),
        ),
        Code::SelfMerge => {
            (format!("{idea} cannot be merged into itself."), "Choose another idea.".to_owned())
        }
        Code::SourceMerged => (
            format!("{idea} is merged into {head} already."),
            format!("To merge it elsewhere, first `ohub unmerge {idea}`."),
        ),
        Code::TargetMerged => {
            (format!("{target} was merged into {head}."), format!("Merge into {head} instead."))
        }
        Code::SourceHasMerged => (
            format!("{idea} has ideas merged into it ({}).", fact("count")),
            format!("Merge the other way round: `ohub merge {target} --into {idea}`."),
        ),
        Code::SourceStage => (
            format!("{idea} is \"{stage}\", and what is built is not merged away."),
            format!(
                "Merge the other way round, or link the two: `ohub pairs {idea} {target} \
                 --related`."
            ),
        ),
        Code::TargetStage => (
            format!("{target} is \"{stage}\"."),
            format!("Bring it back with `ohub restore {target}`, or choose another idea."),
        ),
        Code::NotMerged => (
            format!("{idea} is not merged into another idea."),
            "There is nothing to take back.".to_owned(),
        ),
        Code::PairChanged => (
            format!("The two are marked \"{}\" in the meantime.", fact("kind")),
            "Look at them as they are now.".to_owned(),
        ),
        _ => return None,
    })
}

/// How many entries a list among the facts has.
fn count(error: &AppError, name: &str) -> usize {
    error.facts.get(name).and_then(|it| it.as_array()).map_or(0, Vec::len)
}

fn no_such_move(error: &AppError) -> (String, String) {
    let fact = |name| fact(error, name);
    let what = match (fact("from"), fact("to")) {
        (from, _) if from.is_empty() => plain(Code::NoSuchMove).0.to_owned(),
        (from, to) => format!("An idea does not move from \"{from}\" to \"{to}\"."),
    };
    let todo = match (fact("by").as_str(), fact("moves")) {
        ("idea.withdraw", _) => "Use `ohub withdraw`.".to_owned(),
        ("idea.restore", _) => "Use `ohub restore`.".to_owned(),
        ("claim.take" | "claim.assign" | "claim.release", _) => {
            "Use `ohub claim`, `ohub assign` or `ohub release`.".to_owned()
        }
        (_, moves) if moves.is_empty() => plain(Code::NoSuchMove).1.to_owned(),
        (_, moves) => format!("It can move to: {moves}."),
    };
    (what, todo)
}

/// Without facts.
pub fn plain(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::NotMember => ("You are no member of this space.", "Ask one of its admins."),
        Code::Forbidden => ("Your role does not allow this.", "Ask a lead of the space."),
        Code::NotFound => ("It is not there.", "`ohub list` shows what there is."),
        Code::Removed => ("This was removed.", "`ohub list` shows what there is."),
        Code::IdeaMerged => ("This idea was merged into another one.", "Use the other one."),
        Code::StageLocked => ("This cannot be done at this stage.", "Move the idea first."),
        Code::Invalid => ("A value is not as it must be.", "Correct it and try again."),
        Code::KeyTaken => ("This was sent already.", "Look for it with `ohub list`."),
        Code::ExternalTaken => {
            ("Another idea has this number from outside.", "Choose another number.")
        }
        Code::AlreadyClosed => ("This was settled already.", "Look at the idea as it is now."),
        Code::TargetNotMember => ("That person is no member of this space.", "Choose another."),
        Code::Supported => {
            ("Others have this too, so it cannot be taken back.", "Hand it over to one of them.")
        }
        Code::HasMerged => {
            ("Other ideas were merged into this one.", "Separate them first: `ohub unmerge`.")
        }
        Code::Claimed => ("Somebody is building this.", "Talk to that person first."),
        Code::StageChanged => ("The idea was moved in the meantime.", "Look at it as it is now."),
        Code::NoSuchMove => ("An idea cannot move between these stages.", "Choose another stage."),
        Code::EstimateMissing => {
            ("The idea has no estimate yet.", "Say how often, how long and how many people.")
        }
        Code::AnswersMissing => {
            ("Fewer than three of the five questions are answered.", "Answer three of them.")
        }
        Code::BuildMissing => {
            ("It is not known where the program is kept or runs.", "Fill in one of the two.")
        }
        Code::StandardOpen => {
            ("Required points of the standard are open.", "Meet them, or ask for an exception.")
        }
        Code::ReasonMissing => ("This needs a reason.", "Give one in your own words."),
        Code::ClaimTaken => ("Somebody else claimed this first.", "Choose another opportunity."),
        Code::ClaimChanged => ("The claim changed in the meantime.", "Look at it as it is now."),
        Code::TargetNotEngineer => {
            ("That person's role does not allow building.", "Choose somebody else.")
        }
        Code::NotHolder => ("You do not hold the claim.", "Look at it as it is now."),
        Code::SelfMerge => ("An idea cannot be merged into itself.", "Choose another idea."),
        Code::SourceMerged => ("This idea is merged already.", "Look at it as it is now."),
        Code::TargetMerged => ("The other idea was merged itself.", "Use the one it went into."),
        Code::SourceHasMerged => {
            ("Other ideas were merged into this one.", "Merge the other way round.")
        }
        Code::SourceStage => ("What is being built cannot be merged away.", "Link the two."),
        Code::TargetStage => ("The other idea was withdrawn.", "Choose another idea."),
        Code::NotMerged => ("These two are not merged.", "Look at them as they are now."),
        Code::MergeChanged => ("The merge changed in the meantime.", "Look at it as it is now."),
        Code::SameIdea => ("These two are the same idea.", "Choose another one."),
        Code::PairChanged => ("This was answered in the meantime.", "Look at it as it is now."),
        Code::OwnIdea => ("This is your own idea; you are counted already.", "Edit it instead."),
        Code::SameBasis => ("The idea has these rates already.", "There is nothing to do."),
        Code::ItemArchived => ("This point is not part of the standard.", "Look at it again."),
        Code::SelfException => ("Who builds it cannot make the exception.", "Ask another lead."),
        Code::NameTaken => ("This name is taken.", "Choose another name."),
        Code::WeightsZero => ("All weights are zero.", "Give at least one part a weight."),
        Code::LastAdmin => ("The space needs an admin.", "Make somebody else admin first."),
        Code::Active => ("This person is still active here.", "Remove the person first."),
        Code::NotSupported => ("This version cannot do this yet.", "A newer version will."),
    }
}

/// Why a volume does not count.
pub fn left_out(why: WhyLeftOut) -> &'static str {
    match why {
        WhyLeftOut::NoVolume => "no volume was said",
        WhyLeftOut::NotInAddition => "it was said to be counted already",
        WhyLeftOut::SamePerson => "the person has a part already",
        WhyLeftOut::MergedWithoutVolume => "it was merged without its volume",
        WhyLeftOut::RatesUnknown => "its rates are not here",
    }
}
