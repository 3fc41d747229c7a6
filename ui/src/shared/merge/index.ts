// Merging ideas, for every place that offers it. Not part of shared/index.ts: the first chunk has no dialog.
export { type Mergeable, MergeDialog } from "./MergeDialog";
export type { Merged } from "./useMerge";
