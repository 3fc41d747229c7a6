//! The state of the program as a whole: spaces, device settings, what can be chosen.

use crate::error::AppError;
use hub_core::refusal::Refusal;
use hub_core::rows::{Goal, Role, Triple};
use hub_core::{AreaId, IdeaId, MemberId, SpaceId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

/// What the window needs before it can paint.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AppState {
    /// Of the program.
    pub version: String,
    /// Where everything is kept.
    pub data_dir: String,
    /// Settings of this device.
    pub device: Device,
    /// The open space; none at the first run, or when it cannot be opened.
    pub space: Option<SpaceView>,
    /// Why the space cannot be opened.
    pub trouble: Option<AppError>,
    /// What happened while opening that a person should know, each shown once.
    pub notices: Vec<NoticeView>,
    /// What the first run starts with.
    pub suggested: Suggested,
}

/// Something that happened and is already dealt with, for example a catalogue built anew.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NoticeView {
    /// For example `CATALOGUE_REBUILT`.
    pub code: String,
    /// What the sentence needs.
    #[ts(type = "Record<string, unknown>")]
    pub facts: serde_json::Map<String, Value>,
}

/// Light, dark, or as the system is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// Settings of this device, kept in `device.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Device {
    /// `en` for now; empty: the system's.
    pub language: String,
    /// Light, dark or auto.
    pub theme: Theme,
    /// `send`, `decide` or `build`: what the person mostly does here; chooses the Home.
    pub home: String,
    /// Keys without Ctrl act (J, K, ?).
    pub single_keys_off: bool,
    /// What the Hub notes about its own work.
    pub log: LogLevel,
}

/// What the Hub notes about its own work, in a file of the data folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// What did not work.
    #[default]
    Problems,
    /// Every command, and how long it took.
    Everything,
}

/// The open space.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SpaceView {
    /// Which one.
    pub id: SpaceId,
    /// Its name.
    pub name: String,
    /// What numbers begin with.
    pub prefix: String,
    /// ISO 4217.
    pub currency: String,
    /// Digits of the currency's minor unit: 2 for EUR, 0 for JPY.
    pub currency_digits: u8,
    /// IANA.
    pub time_zone: String,
    /// The automatable share where nothing is said.
    pub share_default: Triple,
    /// Its goals.
    pub goals: Vec<Goal>,
    /// Who uses this device.
    pub me: MeView,
    /// How many ideas there are.
    pub ideas: u32,
    /// Whether it is the sample, of which nothing is the person's own.
    pub is_sample: bool,
    /// Who decides in it.
    pub kind: super::SpaceKind,
    /// Left, and kept for reading; or beside another program that writes.
    pub is_read_only: bool,
    /// Its first copy is on its way: until it is whole, what reads the space says `SPACE_FILLING` or
    /// finds nothing; the facts above are guesses but for id, name and kind.
    pub is_filling: bool,
}

/// The person at this device.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MeView {
    /// Which member.
    pub id: MemberId,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// Where new ideas start.
    pub area_id: Option<AreaId>,
}

/// Guessed from the system.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Suggested {
    /// ISO 4217, from the locale; EUR when nothing is known.
    pub currency: String,
    /// IANA.
    pub time_zone: String,
    /// The account's name.
    pub member_name: String,
    /// What this device is called.
    pub device_name: String,
    /// Of the system, for example `pt-BR`.
    pub locale: String,
}

/// Something to choose, with the name to show.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Choice {
    /// Which one.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// No longer offered, but still the name of what has it.
    pub archived: bool,
}

/// An area, with what its work costs.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AreaChoice {
    /// Which one.
    pub id: AreaId,
    /// Its name.
    pub name: String,
    /// No longer offered.
    pub archived: bool,
}

/// Everything that fields choose from.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Choices {
    /// By name.
    pub areas: Vec<AreaChoice>,
    /// By name.
    pub systems: Vec<Choice>,
    /// By name.
    pub members: Vec<Choice>,
}

/// What became of an operation.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Sent {
    /// `ok` or `merged`; a refusal is an error.
    pub verdict: String,
    /// The fields whose value did not win.
    pub fields: Vec<String>,
    /// The idea it was about.
    pub idea_id: Option<IdeaId>,
    /// Its number as it is shown, for example `OH-12`.
    pub shown_id: Option<String>,
}

/// A draft as the window saved it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DraftView {
    /// The id that the idea will have.
    pub id: IdeaId,
    /// When, in UTC milliseconds.
    #[ts(type = "number")]
    pub saved_at_ms: i64,
    /// What the form held.
    #[ts(type = "unknown")]
    pub body: Value,
}

/// All that is wrong with a submission, for marks at the fields.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct Wrong {
    /// One a field.
    pub refusals: Vec<Refusal>,
}

impl From<&hub_store::device::Device> for Device {
    fn from(kept: &hub_store::device::Device) -> Self {
        let word = |name: &str| kept.unknown.get(name).and_then(Value::as_str).unwrap_or_default();
        Self {
            language: kept.language.clone().unwrap_or_default(),
            theme: match kept.theme.as_deref() {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                _ => Theme::Auto,
            },
            home: word("home").to_owned(),
            single_keys_off: kept.unknown.get("single_keys_off") == Some(&Value::Bool(true)),
            log: match word("log") {
                "off" => LogLevel::Off,
                "everything" => LogLevel::Everything,
                _ => LogLevel::Problems,
            },
        }
    }
}

impl Device {
    /// Writes these settings over the kept ones; what others keep there stays.
    pub(crate) fn put_into(&self, kept: &mut hub_store::device::Device) {
        kept.language = Some(self.language.clone()).filter(|language| !language.is_empty());
        kept.theme = match self.theme {
            Theme::Auto => None,
            Theme::Light => Some("light".to_owned()),
            Theme::Dark => Some("dark".to_owned()),
        };
        kept.unknown.insert("home".to_owned(), Value::from(self.home.clone()));
        kept.unknown.insert("single_keys_off".to_owned(), Value::from(self.single_keys_off));
        let log = match self.log {
            LogLevel::Off => "off",
            LogLevel::Problems => "problems",
            LogLevel::Everything => "everything",
        };
        kept.unknown.insert("log".to_owned(), Value::from(log));
    }
}
