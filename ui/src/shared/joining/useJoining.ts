// What becomes of joining and signing in: asked once however often it is clicked, and what is wrong with a field.
import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { type Failure, type Joined, toFailure } from "@/api";

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;
export const NAME_MAX = 80;

export type JoinField = "display_name" | "email" | "password" | "again" | "device_name";
export type FieldProblems = Partial<Record<JoinField, string>>;

/** Characters as people count them. */
export const lengthOf = (text: string): number => Array.from(text).length;

const fields: readonly JoinField[] = ["display_name", "email", "password", "again", "device_name"];

export function useFieldProblems(): (field: JoinField, problem: string) => string {
  const { t } = useLingui();
  return (field, problem) => {
    if (problem === "again") return t`The two passwords are not the same.`;
    if (problem === "too_short") return t`At least ${PASSWORD_MIN} characters.`;
    if (field === "password" && problem === "empty") return t`A password is needed.`;
    if (field === "email") return t`This is no e-mail address.`;
    if (problem === "empty") return t`A name is needed.`;
    if (problem === "too_long")
      return t`At most ${field === "password" ? PASSWORD_MAX : NAME_MAX} characters.`;
    return t`The server cannot take this.`;
  };
}

/** What would surely be refused is said without asking. */
export function problemsOf(answers: Partial<Record<JoinField, string>>, isNew: boolean): FieldProblems {
  const found: FieldProblems = {};
  const { email = "", password = "", again = "" } = answers;
  for (const field of ["display_name", "device_name"] as const) {
    const text = answers[field]?.trim();
    if (text === "") found[field] = "empty";
    else if (text && lengthOf(text) > NAME_MAX) found[field] = "too_long";
  }
  if (!/^\S+@\S+$/u.test(email.trim())) found.email = "empty";
  if (password === "") found.password = "empty";
  else if (isNew && lengthOf(password) < PASSWORD_MIN) found.password = "too_short";
  else if (lengthOf(password) > PASSWORD_MAX) found.password = "too_long";
  else if (isNew && again !== password) found.again = "again";
  return found;
}

export interface Joining {
  isBusy: boolean;
  failure: Failure | null;
  problems: FieldProblems;
  /** The field that needs another look; none when it was done, or refused as a whole. */
  run(problems: FieldProblems, act: () => Promise<Joined>): Promise<JoinField | null>;
  /** Another try begins: what was wrong with this field is no longer said. */
  touch(field: JoinField): void;
}

export function useJoining(onJoined: (joined: Joined) => void): Joining {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [problems, setProblems] = useState<FieldProblems>({});
  const isRunning = useRef(false);

  const refuse = (thrown: unknown): JoinField | null => {
    const refusal = toFailure(thrown);
    const field = fields.find((one) => one === refusal.facts.field);
    if (refusal.code === "INVALID" && field) setProblems({ [field]: String(refusal.facts.problem) });
    else setFailure(refusal);
    return field ?? null;
  };
  return {
    isBusy,
    failure,
    problems,
    touch: (field) => setProblems(({ [field]: _, ...rest }) => rest),
    run: async (found, act) => {
      if (isRunning.current) return null;
      setProblems(found);
      setFailure(null);
      const first = fields.find((field) => found[field]);
      if (first) return first;
      isRunning.current = true;
      setBusy(true);
      try {
        onJoined(await act());
        return null;
      } catch (thrown) {
        return refuse(thrown);
      } finally {
        isRunning.current = false;
        setBusy(false);
      }
    },
  };
}
