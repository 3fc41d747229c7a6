// What the first run asks, what is wrong with it, and making the space: once, however often it is clicked.
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type AppState, call, type Failure, keyOf, type NewSpace, toFailure } from "@/api";

export type Home = "send" | "decide" | "build";
export type Answers = NewSpace & { home: Home };
export type Asked = keyof NewSpace;

export const NAME_MAX = 80;
const asked: readonly Asked[] = ["name", "member_name", "currency", "time_zone"];

const lengthOf = (text: string): number => Array.from(text.trim()).length;

/** The core decides; what it would surely refuse is said without asking it. */
function problemsOf(answers: NewSpace): Partial<Record<Asked, string>> {
  const found: Partial<Record<Asked, string>> = {};
  for (const field of asked) {
    const length = lengthOf(answers[field]);
    if (length === 0) found[field] = "empty";
    else if (length > NAME_MAX && field !== "time_zone") found[field] = "too_long";
  }
  return found;
}

function useWords(): (field: Asked, problem: string) => string {
  const { t } = useLingui();
  return (field, problem) => {
    if (field === "currency") return t`Choose one of the currencies.`;
    if (field === "time_zone") return t`Choose one of the time zones.`;
    if (problem === "empty") return t`A name is needed.`;
    if (problem === "too_long") return t`At most ${NAME_MAX} characters.`;
    if (problem === "character") return t`There is an invisible character in it. Type it again.`;
    return t`The Hub cannot take this name.`;
  };
}

/** The first run's answers before anybody touched them: Enter is enough. */
function useSuggestion({ suggested, device }: AppState): Answers {
  const { t } = useLingui();
  const home = device.home === "decide" || device.home === "build" ? device.home : "send";
  return {
    name: t`My ideas`,
    member_name: suggested.member_name,
    currency: suggested.currency,
    time_zone: suggested.time_zone,
    home,
  };
}

export interface Founding {
  answers: Answers;
  change(part: Partial<Answers>): void;
  error(field: Asked): string | null;
  failure: Failure | null;
  isStarting: boolean;
  /** The field that needs another look, when it was not sent or was refused. */
  start(): Promise<Asked | null>;
}

export function useFounding(state: AppState): Founding {
  const client = useQueryClient();
  const words = useWords();
  const suggestion = useSuggestion(state);
  const [changed, setChanged] = useState<Partial<Answers>>({});
  const [problems, setProblems] = useState<Partial<Record<Asked, string>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isStarting, setIsStarting] = useState(false);
  const isBusy = useRef(false);
  const answers = { ...suggestion, ...changed };

  const refuse = (thrown: unknown): Asked | null => {
    const refusal = toFailure(thrown);
    const field = asked.find((name) => name === refusal.facts.field);
    if (refusal.code === "INVALID" && field) setProblems({ [field]: String(refusal.facts.problem) });
    else setFailure(refusal);
    return field ?? null;
  };
  const create = async (): Promise<void> => {
    const { home, ...space } = answers;
    if (home !== state.device.home) await call("device.set", { ...state.device, home });
    const started = await call("space.create", space);
    // The page sees the space in this answer and leaves.
    client.setQueryData(keyOf("app.state", {}), started);
  };
  return {
    answers,
    failure,
    isStarting,
    change: (part) => {
      setChanged({ ...changed, ...part });
      const still = Object.entries(problems).filter(([field]) => !(field in part));
      setProblems(Object.fromEntries(still));
    },
    error: (field) => {
      const problem = problems[field];
      return problem === undefined ? null : words(field, problem);
    },
    start: async () => {
      if (isBusy.current) return null;
      const found = problemsOf(answers);
      setProblems(found);
      setFailure(null);
      const first = asked.find((field) => found[field]);
      if (first) return first;
      isBusy.current = true;
      setIsStarting(true);
      try {
        await create();
        return null;
      } catch (thrown) {
        return refuse(thrown);
      } finally {
        isBusy.current = false;
        setIsStarting(false);
      }
    },
  };
}
