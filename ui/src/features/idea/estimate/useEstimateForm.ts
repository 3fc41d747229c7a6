// The state of the estimate's form: what is typed, kept while it is not saved, saved field by field against
// the versions that were there when it was begun.
import { useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import { type EstimateInputs, type Failure, type IdeaPage, type SpaceView, toFailure } from "@/api";
import { useFormat } from "@/shared";
import { isTypedProblem, type TypedProblem, type Writing } from "@/shared/estimate";
import { useEdit, type Wishes } from "../acts";
import { useKept } from "../kept";
import { versionOf } from "../versions";
import { useRefusalWords } from "../words/refusals";
import {
  changedFields,
  type EstimateField,
  type EstimateTexts,
  inputsOf,
  readField,
  respelled,
  textsOf,
} from "./texts";

interface Begun {
  /** In which the texts are typed. */
  locale: string;
  texts: EstimateTexts;
  before: EstimateTexts;
  versions: IdeaPage["versions"];
}

/** The language may have been changed since it was begun. */
const inLocale = (begun: Begun, locale: string): Begun =>
  begun.locale === locale
    ? begun
    : {
        ...begun,
        locale,
        texts: respelled(begun.texts, begun.locale, locale),
        before: respelled(begun.before, begun.locale, locale),
      };

type Problems = Partial<Record<EstimateField, string>>;

export interface EstimateFormState {
  /** Null while nobody edits. */
  texts: EstimateTexts | null;
  /** What is typed, as the core wants it; null while something of it is no number. */
  inputs: EstimateInputs | null;
  isChanged: boolean;
  isSaving: boolean;
  problems: Problems;
  /** What was refused and belongs to no field. */
  refused: string | null;
  begin(): void;
  change<F extends EstimateField>(field: F, value: EstimateTexts[F]): void;
  cancel(): void;
  save(): Promise<void>;
}

export function useEstimateForm(page: IdeaPage, space: SpaceView): EstimateFormState {
  const { t } = useLingui();
  const { locale, decimal } = useFormat();
  const [kept, keep] = useKept<Begun>(`${page.row.id} estimate`);
  const begun = useMemo(() => kept && inLocale(kept, locale), [kept, locale]);
  const [isSaving, setSaving] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const [refused, setRefused] = useState<string | null>(null);
  const edit = useEdit(page.row.id);
  const refusalWords = useRefusalWords();
  const writing: Writing = {
    locale,
    currencyDigits: space.currency_digits,
    shareDefault: space.share_default,
  };
  const words: Record<TypedProblem, string> = {
    wrong_type: t`Type a number, for example ${decimal(2.5, 1)}`,
    incomplete: t`Say the likely number too.`,
    out_of_range: t`This number is not possible here.`,
  };

  const begin = (): void => {
    const texts = textsOf(page.inputs, writing);
    keep({ locale, texts, before: texts, versions: page.versions });
  };
  const end = (): void => {
    keep(null);
    setProblems({});
    setRefused(null);
  };
  const wishesOf = ({ texts, before, versions }: Begun): Wishes | null => {
    const wishes: Wishes = {};
    const found: Problems = {};
    for (const field of changedFields(texts, before)) {
      const value = readField(texts, field, writing);
      if (isTypedProblem(value)) found[field] = words[value];
      else wishes[field] = { value, base: versionOf(versions, field) };
    }
    setProblems(found);
    return Object.keys(found).length > 0 ? null : wishes;
  };
  const say = (failure: Failure): void => {
    const field = failure.facts.field as EstimateField;
    const { what, todo } = refusalWords(failure);
    if (failure.code === "INVALID" && begun && field in begun.texts) setProblems({ [field]: what });
    else setRefused(`${what} ${todo}`);
  };
  const save = async (): Promise<void> => {
    if (!begun || isSaving) return;
    const wishes = wishesOf(begun);
    if (!wishes) return;
    if (Object.keys(wishes).length === 0) return end();
    setSaving(true);
    setRefused(null);
    try {
      await edit(wishes, t`The estimate is changed.`);
      end();
    } catch (thrown) {
      say(toFailure(thrown));
    } finally {
      setSaving(false);
    }
  };
  return {
    texts: begun?.texts ?? null,
    inputs: begun && inputsOf(begun.texts, writing),
    isChanged: begun !== null && changedFields(begun.texts, begun.before).length > 0,
    isSaving,
    problems,
    refused,
    begin,
    change: (field, value) => {
      if (begun) keep({ ...begun, texts: { ...begun.texts, [field]: value } });
      setProblems(({ [field]: _answered, ...rest }) => rest);
    },
    cancel: end,
    save,
  };
}
