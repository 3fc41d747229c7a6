// Moving an idea to another stage: at once where nothing has to be said.
import { useLingui } from "@lingui/react/macro";
import { type IdeaPage, type Operation, type Stage, toFailure } from "@/api";
import { useStageWords } from "@/shared";
import { useAct, useSayRefused } from "../acts";
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
  const words = useStageWords();
  const act = useAct();
  const sayRefused = useSayRefused();
  const { id } = page.row;

  const send = (to: Stage, said: Said = {}): Promise<void> => {
    const score = page.row.score?.score;
    const seen = score === undefined ? {} : { seen_score: score };
    const move: Move = { kind: "stage.move", id, from: page.stage.now, to, ...said, ...seen };
    return act(move, t`${page.row.shown_id} is at ${words[to]} now.`);
  };
  const moveNow = (to: Stage): void =>
    void send(to).catch((thrown) => {
      const failure = toFailure(thrown);
      const help = {
        ESTIMATE_MISSING: { label: t`Fill in the estimate`, run: () => goTo("estimate") },
        BUILD_MISSING: { label: t`Say where it is`, run: () => goTo("where") },
        STANDARD_OPEN: { label: t`Open the standard`, run: () => goTo("standard") },
        ANSWERS_MISSING: { label: t`Answer the questions`, run: () => goTo("questions") },
      }[failure.code];
      sayRefused(failure, help ? [help] : []);
    });
  return { send, moveNow };
}
