// The state of the form: what is typed, which problems may be shown by now, and where the next one is.
import { useCallback, useMemo, useState } from "react";
import type { SpaceView } from "@/api";
import { type Problem, useFormat } from "@/shared";
import {
  type Field,
  foldTitle,
  holdable,
  type IdeaText,
  type Problems,
  problemsOfTitle,
  type Reading,
  readIdea,
  respelled,
} from "./form";

/** What can be done to a field; the same for the life of the form. */
export interface FieldActs {
  change<F extends Field>(field: F, value: IdeaText[F]): void;
  /** The person left the field: from now on its problems are shown. */
  leave(field: Field): void;
}

export interface IdeaForm {
  text: IdeaText;
  reading: Reading;
  /** Problems that stop sending, shown or not. */
  stopping: Problems;
  /** Fields of which more was pasted than the form can hold. */
  cut: ReadonlySet<Field>;
  acts: FieldActs;
  /** Everything may be shown; `refused` is what the core said about fields. */
  reveal(refused: Problems): void;
  problem(field: Field, live: Problems): Problem | null;
}

/** Values that are one text are limited and, where they are one line, folded. */
function tidy<F extends Field>(field: F, value: IdeaText[F]): { value: IdeaText[F]; isCut: boolean } {
  if (typeof value !== "string" || field === "area_id" || field === "period") return { value, isCut: false };
  const held = holdable(field, value);
  return { ...held, value: (field === "title" ? foldTitle(held.value) : held.value) as IdeaText[F] };
}

const without = <V>(set: ReadonlySet<V>, gone: V): ReadonlySet<V> =>
  set.has(gone) ? new Set([...set].filter((other) => other !== gone)) : set;

/** `typedIn` is the locale of a draft that was left in another language. */
export function useIdeaForm(initial: IdeaText, typedIn: string | null, space: SpaceView): IdeaForm {
  const { locale } = useFormat();
  const [text, setText] = useState(() => respelled(initial, typedIn ?? locale, locale));
  const [left, setLeft] = useState<ReadonlySet<Field> | "all">(new Set());
  const [refused, setRefused] = useState<Problems>({});
  const [cut, setCut] = useState<ReadonlySet<Field>>(new Set());

  const reading = useMemo(
    () =>
      readIdea(text, { locale, currencyDigits: space.currency_digits, shareDefault: space.share_default }),
    [text, locale, space.currency_digits, space.share_default],
  );
  const stopping = useMemo(
    () => ({ ...reading.problems, ...problemsOfTitle(text.title) }),
    [reading, text.title],
  );

  const change = useCallback(<F extends Field>(field: F, typed: IdeaText[F]) => {
    const { value, isCut } = tidy(field, typed);
    setText((before) => ({ ...before, [field]: value }));
    setRefused(({ [field]: _answered, ...rest }) => rest);
    setCut((before) => (isCut ? new Set([...before, field]) : without(before, field)));
  }, []);
  const leave = useCallback(
    (field: Field) => setLeft((before) => (before === "all" ? before : new Set([...before, field]))),
    [],
  );
  const reveal = useCallback((problems: Problems) => {
    setLeft("all");
    setRefused(problems);
  }, []);
  const problem = (field: Field, live: Problems): Problem | null => {
    if (refused[field]) return refused[field];
    const wasLeft = left === "all" || left.has(field);
    // An empty title is said only when somebody tries to send it.
    if (!wasLeft || (field === "title" && left !== "all" && stopping.title?.problem === "empty")) return null;
    return stopping[field] ?? live[field] ?? null;
  };
  const acts = useMemo(() => ({ change, leave }), [change, leave]);
  return { text, reading, stopping, cut, acts, reveal, problem };
}
