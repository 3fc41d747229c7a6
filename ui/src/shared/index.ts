// Parts that every feature may use. A feature never imports another feature.
export { type CommandId, commands } from "./commands/registry";
export { runCommand, setSingleKeys, useCommand, useCommandKeys } from "./commands/useCommand";
export { createFormat, EN_DASH, type Format, formatLocale, useAge, useFormat } from "./format";
export { TopBar } from "./layout/TopBar";
export { Avatar, initialsOf } from "./parts/Avatar";
export { ariaKeys, Keys, readKeys } from "./parts/Keys";
export { LinkButton } from "./parts/LinkButton";
export { HubMark } from "./parts/Mark";
export { Hours, Money, NumberText, RangeText } from "./parts/Numbers";
export { RankGutter } from "./parts/RankGutter";
export { type SourceKind, SourceLegend, SourceMark } from "./parts/SourceMark";
export { Stage, StageGlyph, type StageKey, useStageWords } from "./parts/StageGlyph";
export { EmptyState, ErrorState, SkeletonLine, SkeletonRows } from "./parts/States";
export { Sureness, type SurenessLevel } from "./parts/Sureness";
export { ValueBar } from "./parts/ValueBar";
export { WhyBar, type WhyPart, WhyTable } from "./parts/WhyBar";
export { WhyScore } from "./score/WhyScore";
export { pointsOf, useCriterionWords } from "./score/words";
