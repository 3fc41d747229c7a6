//! What the UI and the command line are shown: plain values, nothing to compute any more.

mod backups;
mod bring;
mod build;
mod bulk;
mod diagnostics;
mod export;
mod group;
mod idea;
mod import;
mod import_plan;
mod inbox;
mod learning;
mod lenient;
mod list;
mod pairs;
mod people;
mod profiles;
mod rates;
mod requests;
mod row;
mod saved;
mod similar;
mod spaces;
mod standard;
mod state;
mod sync;
mod undo;

pub use backups::{
    BackupEntry, BackupKind, BackupLook, BackupPresent, BackupRequest, BackupsView, Restored,
    SampleLook,
};
pub use bring::{
    BringAct, BringChoice, BringIdea, BringLookRequest, BringOutcome, BringOutcomeKind,
    BringPreview, BringRequest, BringResult, BringSpace, BringWhat,
};
pub use build::{BaselineView, BuildLine, BuildView, BuildsView, ClaimView, StandardLine};
pub use bulk::{
    BulkAct, BulkIdeas, BulkReason, BulkRefused, BulkRequest, BulkResult, Cancelled,
    GroupedOperation, SendAllRequest, SentAll, SentOne, WorkRequest, WorkView,
};
pub use diagnostics::{
    Diagnostics, DiagnosticsRequest, DoctorView, FileKind, FileSize, FindingView, FolderRequest,
    HubFolder, MeaningState, MeaningView, SavedFile,
};
pub use export::{ExportColumn, ExportFormat, ExportKey, ExportRequest, ExportShow, Exported};
pub use group::{LeftOutView, MergedIntoView, MergedView, NamedIdea, PairView, PartView};
pub use idea::{
    ActionsView, CommentView, ConflictView, EstimateView, EventView, IdeaPage, PersonView,
    PointView, RatesView, StageView, SupportView,
};
pub use import::{
    ImportColumn, ImportFormat, ImportGuess, ImportLine, ImportLook, ImportLookRequest, ImportNote,
    ImportSettings, ImportUpload,
};
pub use import_plan::{
    ImportCounts, ImportFix, ImportLike, ImportLikes, ImportMapped, ImportPlanRequest,
    ImportPreview, ImportPreviewRequest, ImportProblem, ImportProblemKey, ImportResult, ImportRow,
    ImportRows, ImportRowsRequest, ImportRunRequest, ImportStageWord, StageWordBy,
};
pub use inbox::{
    AttentionComment, AttentionRequest, InboxConflict, InboxEvent, InboxItem, InboxRead, InboxView,
    RefusedView,
};
pub use learning::{LearningReset, LearningView, SimilarAnswer};
pub use list::{Facet, IdeasFacets, IdeasFilter, IdeasOrder, IdeasSummary, SortKey};
pub use pairs::{
    Between, BetweenRequest, Likewise, MergeFigures, MergePreview, MergePreviewRequest,
    PairsAnswer, PairsEntry, PairsIdea, PairsLink, PairsList, PairsListRequest, PairsPhase,
    PairsStart, PairsState, SaidView, Side, Sureness,
};
pub use people::{MemberLine, MembersView};
pub use profiles::{
    FormulaView, FormulasView, MoveStep, PreviewIdea, PreviewRequest, PreviewView, ProfileFamily,
    ProfileVersion, ProfilesView, RankedCounts, WeightChange,
};
pub use rates::{
    AreaRatesUse, RatesInUse, RatesOwner, RatesUse, RatesVersion, RerateRequest, Rerated,
    SpaceRates,
};
pub use requests::{
    BackupView, CurrencyChoice, DraftDelete, DraftPut, EstimateRequest, FoundingChoices,
    IdeaRequest, NewSpace, RowsRequest, SendRequest, SubmissionCheck,
};
pub use row::{IdeaRef, IdeaRow, RawView, RowRights, ScoreFacts, ScoreView};
pub use saved::{SavedView, ViewDelete, ViewMove, ViewPut};
pub use similar::{
    FoundIdea, Mark, Proposed, ProposedBy, ProposedFacts, SimilarReply, SimilarRequest, WordBridge,
};
pub use spaces::{
    AcceptRequest, AccountView, DeviceEntry, DeviceRevoke, InviteRequest, InviteView, JoinInvite,
    JoinLook, Joined, LeaveKeep, LeaveRequest, LookRequest, Protection, SignInRequest, SpaceEntry,
    SpaceKind, SpaceRequest, TokensKept,
};
pub use standard::{StandardItemView, StandardView};
pub use state::{
    AppState, AreaChoice, Choice, Choices, Device, DraftView, LogLevel, MeView, NoticeView, Sent,
    SpaceView, Suggested, Theme, Wrong,
};
pub use sync::{QueuedView, SyncDetails, SyncPhase, SyncState};
pub use undo::{ActState, LeftView, TurnRequest, Turned, UndoEntry, UndoList};
