// What every screen that shows an estimate needs. Not part of shared/index.ts: the list of ideas, which is
// the first chunk, shows none.
export { digitsOf, useWriteAmount, worstFirst } from "./amounts";
export { BriefFormula, FullFormula } from "./Formula";
export {
  type AmountField,
  isTypedProblem,
  moneyFields,
  percentFields,
  plainFields,
  readAmount,
  readMoney,
  readThree,
  type ThreeField,
  type ThreeTexts,
  type TypedProblem,
  type Writing,
} from "./inputs";
export { usePeriodChoices } from "./periods";
export { useWarningWords } from "./warnings";
export type { PartName } from "./wording";
export { useOutlookWords } from "./words";
