//! The one list of commands that a window may call. From it follow the dispatch and the contract;
//! there is no second list anywhere.

mod backups;
mod bring;
mod builds;
mod bulk;
mod diagnostics;
mod drafts;
mod estimates;
mod export;
mod ideas;
mod import;
mod inbox;
mod join;
mod learning;
mod operations;
mod page;
mod pairs;
mod people;
mod profiles;
mod rates;
mod sample;
pub(crate) mod similar;
mod spaces;
mod standard;
mod state;
mod sync;
mod undo;
mod views;

use crate::contract::{Bytes, Contract};
use crate::error::AppError;
use crate::views::*;
use crate::{App, Reply};
use serde_json::Value;

/// Nothing to say.
#[derive(serde::Deserialize, serde::Serialize, ts_rs::TS)]
pub struct Nothing {}

macro_rules! commands {
    ($($name:literal => $($path:ident)::+ ($params:ty) -> $kind:ident $result:ty;)+) => {
        /// Calls a command by name.
        ///
        /// # Errors
        /// `UNKNOWN_COMMAND`, `BAD_PARAMETERS`, or what the command says.
        pub(crate) fn dispatch(app: &App, command: &str, params: Value) -> Result<Reply, AppError> {
            match command {
                $($name => {
                    let params: $params = parse(command, params)?;
                    commands!(@reply $kind $($path)::+(app, params)?)
                })+
                _ => Err(AppError::new("UNKNOWN_COMMAND").with("command", command)),
            }
        }

        /// The contract as TypeScript.
        pub(crate) fn contract() -> String {
            let mut contract = Contract::new();
            $(contract.add::<$params, $result>($name);)+
            contract.to_typescript()
        }
    };
    (@reply json $value:expr) => { to_json(&$value) };
    (@reply bytes $value:expr) => { Ok(Reply::Bytes($value)) };
}

commands! {
    "app.state" => state::state(Nothing) -> json AppState;
    "app.choices" => state::founding_choices(Nothing) -> json FoundingChoices;
    "space.create" => state::create_space(NewSpace) -> json AppState;
    "space.list" => spaces::list(Nothing) -> json Vec<SpaceEntry>;
    "space.open" => spaces::open(SpaceRequest) -> json AppState;
    "space.leave" => spaces::leave(LeaveRequest) -> json AppState;
    "outbox.export" => spaces::export_outbox(SpaceRequest) -> json SavedFile;
    "join.look" => join::look(LookRequest) -> json JoinLook;
    "join.accept" => join::accept(AcceptRequest) -> json Joined;
    "join.sign_in" => join::sign_in(SignInRequest) -> json Joined;
    "join.bring_preview" => bring::preview(BringLookRequest) -> json BringPreview;
    "join.bring" => bring::bring(BringRequest) -> json BringResult;
    "sync.state" => sync::state(Nothing) -> json SyncState;
    "sync.now" => sync::now(Nothing) -> json SyncState;
    "sync.queue" => sync::queue(Nothing) -> json Vec<QueuedView>;
    "sync.details" => sync::details(Nothing) -> json SyncDetails;
    "inbox.list" => inbox::list(Nothing) -> json InboxView;
    "inbox.read" => inbox::read(InboxRead) -> json Nothing;
    "attention.retry" => inbox::retry(AttentionRequest) -> json Nothing;
    "attention.discard" => inbox::discard(AttentionRequest) -> json Nothing;
    "attention.as_comment" => inbox::as_comment(AttentionComment) -> json Nothing;
    "members.accounts" => spaces::accounts(Nothing) -> json Vec<AccountView>;
    "devices.list" => spaces::devices(Nothing) -> json Vec<DeviceEntry>;
    "devices.revoke" => spaces::revoke(DeviceRevoke) -> json Vec<DeviceEntry>;
    "invites.create" => spaces::invite(InviteRequest) -> json InviteView;
    "space.choices" => state::choices(Nothing) -> json Choices;
    "standard.list" => standard::list(Nothing) -> json StandardView;
    "space.members" => people::members(Nothing) -> json MembersView;
    "space.backup" => state::back_up(Nothing) -> json BackupView;
    "space.restore_backup" => state::restore_backup(Nothing) -> json AppState;
    "device.set" => state::set_device(Device) -> json Device;
    "sample.create" => sample::create(Nothing) -> json AppState;
    "sample.look" => sample::look(Nothing) -> json SampleLook;
    "sample.remove" => sample::remove(Nothing) -> json AppState;
    "backups.list" => backups::list(Nothing) -> json BackupsView;
    "backup.look" => backups::look(BackupRequest) -> json BackupLook;
    "backup.restore" => backups::restore(BackupRequest) -> json Restored;
    "rates.list" => rates::list(Nothing) -> json SpaceRates;
    "rates.in_use" => rates::in_use(Nothing) -> json RatesInUse;
    "rates.rerate" => rates::rerate(RerateRequest) -> json Rerated;
    "diagnostics.look" => diagnostics::look(Nothing) -> json Diagnostics;
    "diagnostics.check" => diagnostics::check(Nothing) -> json DoctorView;
    "diagnostics.save" => diagnostics::save(DiagnosticsRequest) -> json SavedFile;
    "folder.open" => diagnostics::open_folder(FolderRequest) -> json Nothing;
    "ideas.order" => ideas::order(IdeasOrder) -> bytes Bytes;
    "ideas.summary" => ideas::summary(IdeasOrder) -> json IdeasSummary;
    "ideas.facets" => ideas::facets(IdeasOrder) -> json IdeasFacets;
    "ideas.rows" => ideas::rows(RowsRequest) -> json Vec<IdeaRow>;
    "idea.get" => page::page(IdeaRequest) -> json IdeaPage;
    "builds.mine" => builds::mine(Nothing) -> json BuildsView;
    "idea.check" => estimates::check(SubmissionCheck) -> json Wrong;
    "estimate.preview" => estimates::preview(EstimateRequest) -> json EstimateView;
    "similar.find" => similar::find(SimilarRequest) -> json SimilarReply;
    "similar.prepare" => similar::prepare(Nothing) -> json Nothing;
    "similar.answer" => learning::answer(SimilarAnswer) -> json Nothing;
    "learning.look" => learning::look(Nothing) -> json LearningView;
    "learning.reset" => learning::reset(LearningReset) -> json LearningView;
    "pairs.start" => pairs::start(PairsStart) -> json PairsState;
    "pairs.state" => pairs::state(Nothing) -> json PairsState;
    "pairs.cancel" => pairs::cancel(Nothing) -> json PairsState;
    "pairs.list" => pairs::list(PairsListRequest) -> json PairsList;
    "pairs.between" => pairs::between(BetweenRequest) -> json Between;
    "pairs.answer" => pairs::answer(PairsAnswer) -> json Nothing;
    "merge.preview" => pairs::preview(MergePreviewRequest) -> json MergePreview;
    "operation.send" => operations::send(SendRequest) -> json Sent;
    "operations.send_all" => bulk::send_all(SendAllRequest) -> json SentAll;
    "ideas.bulk" => bulk::bulk(BulkRequest) -> json BulkResult;
    "export.run" => export::run(ExportRequest) -> json Exported;
    "export.show" => export::show(ExportShow) -> json Nothing;
    "bulk.progress" => bulk::progress(WorkRequest) -> json Option<WorkView>;
    "bulk.cancel" => bulk::cancel(WorkRequest) -> json Cancelled;
    "import.look" => import::look(ImportLookRequest) -> json ImportLook;
    "import.preview" => import::preview(ImportPreviewRequest) -> json ImportPreview;
    "import.rows" => import::rows(ImportRowsRequest) -> json ImportRows;
    "import.likes" => import::likes(ImportPlanRequest) -> json ImportLikes;
    "import.skip_likes" => import::skip_likes(ImportPlanRequest) -> json ImportLikes;
    "import.run" => import::run(ImportRunRequest) -> json ImportResult;
    "import.result" => import::result(ImportPlanRequest) -> json ImportResult;
    "import.close" => import::close(ImportUpload) -> json Nothing;
    "undo.list" => undo::list(UndoList) -> json Vec<UndoEntry>;
    "undo.do" => undo::undo(TurnRequest) -> json Turned;
    "redo" => undo::redo(TurnRequest) -> json Turned;
    "profiles.list" => profiles::list(Nothing) -> json ProfilesView;
    "profiles.preview" => profiles::preview(PreviewRequest) -> json PreviewView;
    "score.formulas" => profiles::formulas(IdeaRequest) -> json FormulasView;
    "views.list" => views::list(Nothing) -> json Vec<SavedView>;
    "views.put" => views::put(ViewPut) -> json Vec<SavedView>;
    "views.delete" => views::delete(ViewDelete) -> json Vec<SavedView>;
    "views.move" => views::move_to(ViewMove) -> json Vec<SavedView>;
    "draft.put" => drafts::put(DraftPut) -> json DraftView;
    "draft.list" => drafts::list(Nothing) -> json Vec<DraftView>;
    "draft.delete" => drafts::delete(DraftDelete) -> json Nothing;
}

fn parse<T: serde::de::DeserializeOwned>(command: &str, params: Value) -> Result<T, AppError> {
    let params = if params.is_null() { Value::Object(serde_json::Map::new()) } else { params };
    serde_json::from_value(params).map_err(|error| {
        AppError::new("BAD_PARAMETERS").with("command", command).with("detail", error.to_string())
    })
}

fn to_json(value: &impl serde::Serialize) -> Result<Reply, AppError> {
    serde_json::to_string(value)
        .map(Reply::Json)
        .map_err(|error| AppError::new("INTERNAL").with("detail", error.to_string()))
}
