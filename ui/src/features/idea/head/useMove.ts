// Moving an idea to another stage: at once where nothing has to be said, and with a way back where there is one.
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { type IdeaPage, type Operation, type Stage, toFailure } from "@/api";
import { useStageWords } from "@/shared";
import { useOperation, useSay, useSayRefused } from "../acts";
import type { GoTo } from "../places";

export type Move = Extract<Operation, { kind: "stage.move" }>;
export type Said = Pick<Move, "reason_code" | "reason" | "revisit_on">;

/** Stages that nobody enters without a reason. */
export const needsReason = (to: Stage): boolean => ["parked", "declined", "retired"].includes(to);

const way: readonly Stage[] = ["new", "assessing", "ready", "building", "testing", "live"];

/** The step that most ideas take from here: on along the track, or back onto it. */
export function nextStep(page: IdeaPage): Stage | null {
  const { now } = page.stage;
  const on = page.actions.moves.filter((to) => way.includes(to) && way.indexOf(to) > way.indexOf(now));
  return on[0] ?? null;
}

export interface Mover {
  /** Rejects with a Failure; dialogs show it themselves. */
  send(to: Stage, said?: Said): Promise<void>;
  /** The same, and a refusal is said in a message that leads to what is missing. */
  moveNow(to: Stage): void;
}

export function useMove(page: IdeaPage, goTo: GoTo): Mover {
  const { t } = useLingui();
  const client = useQueryClient();
  const words = useStageWords();
  const operate = useOperation();
  const say = useSay();
  const sayRefused = useSayRefused();
  const { id } = page.row;

  /** Only what the core offers now can be offered as a way back. */
  const canGoBack = (to: Stage): boolean =>
    !needsReason(to) &&
    client
      .getQueriesData<IdeaPage>({ queryKey: ["idea.get"] })
      .some(([, now]) => now?.row.id === id && now.actions.moves.includes(to));

  const sendMove = async (from: Stage, to: Stage, said: Said): Promise<void> => {
    const score = page.row.score?.score;
    const seen = score === undefined ? {} : { seen_score: score };
    await operate({ kind: "stage.move", id, from, to, ...said, ...seen });
  };
  const undo = (from: Stage, to: Stage): void =>
    void sendMove(from, to, {})
      .then(() => say({ tone: "done", text: t`Back at ${words[to]}.` }))
      .catch((thrown) => sayRefused(toFailure(thrown)));
  const send = async (to: Stage, said: Said = {}): Promise<void> => {
    const from = page.stage.now;
    await sendMove(from, to, said);
    const actions = canGoBack(from) ? [{ label: t`Undo`, run: () => undo(to, from) }] : [];
    say({ tone: "done", text: t`${page.row.shown_id} is at ${words[to]} now.`, actions });
  };
  const moveNow = (to: Stage): void =>
    void send(to).catch((thrown) => {
      const failure = toFailure(thrown);
      const help = {
        ESTIMATE_MISSING: { label: t`Fill in the estimate`, run: () => goTo("estimate") },
        ANSWERS_MISSING: { label: t`Answer the questions`, run: () => goTo("questions") },
      }[failure.code];
      sayRefused(failure, help ? [help] : []);
    });
  return { send, moveNow };
}
