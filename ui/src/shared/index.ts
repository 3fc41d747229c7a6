// Parts that every feature may use. A feature never imports another feature.
export { type CommandId, commands } from "./commands/registry";
export { runCommand, setSingleKeys, useCommand, useCommandKeys } from "./commands/useCommand";
export { createFormat, type Format, formatLocale, useAge, useFormat } from "./format";
export { icon, smallIcon } from "./icon";
export { type Density, type ListFilter, type ListView, lastList, rememberList } from "./lastList";
export { later } from "./later";
export { TopBar } from "./layout/TopBar";
export { readListLook, writeListLook } from "./listLook";
export { readNumber, type Typed, writeNumber } from "./numbers";
export { once } from "./once";
export { Avatar, initialsOf } from "./parts/Avatar";
export { ariaKeys, Keys, readKeys } from "./parts/Keys";
export { LinkButton } from "./parts/LinkButton";
export { HubMark } from "./parts/Mark";
export { Notice, type NoticeContent } from "./parts/Notice";
export { Hours, Money, NumberText, RangeText } from "./parts/Numbers";
export { RankGutter } from "./parts/RankGutter";
export { type SourceKind, SourceLegend, SourceMark } from "./parts/SourceMark";
export { Stage, StageGlyph, type StageKey, useStageWords } from "./parts/StageGlyph";
export { EmptyState, ErrorState, SkeletonLine, SkeletonRows } from "./parts/States";
export { Sureness, type SurenessLevel } from "./parts/Sureness";
export { layOut, ownScale, ValueBar } from "./parts/ValueBar";
export { WhyBar, type WhyPart, WhyTable } from "./parts/WhyBar";
export { type Problem, type ProblemWords, useProblemWords } from "./problems";
export { EN_DASH, type JoinEnds, useMoneyRange, useRange } from "./range";
export { RawFormula, RawNumber } from "./score/RawFormula";
export { WhyRaw } from "./score/WhyRaw";
export { WhyScore } from "./score/WhyScore";
export {
  criteria,
  pointsOf,
  type RawMethod,
  rawMethods,
  rawName,
  useCriterionWords,
  useProfileName,
} from "./score/words";
export { SyncGlyph } from "./sync/SyncGlyph";
export { type SyncTone, toneOf, useAgo, usePhaseWords, useSyncWords } from "./sync/words";
export { announce, beginAnew, newSince, type Said, saidNow, say, useSaid } from "./undo/said";
export { type Undo, useUndo } from "./undo/useUndo";
export { useSteady } from "./useSteady";
export { useWaiting, useWaitingIdeas } from "./waiting/useWaiting";
export { RequestedMark, WaitingMark } from "./waiting/Waiting";
