// Ideas that may be the same, while somebody types. It never blocks: one can say "Same", look, or carry on.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, memo, useState } from "react";
import type { Failure, FoundIdea, SimilarReply } from "@/api";
import { Stage, Sureness, type SurenessLevel, useFormat } from "@/shared";
import { Marked } from "@/shared/parts/Marked";
import css from "./panel.module.css";

const ANNOUNCE_AFTER_MS = 1_200;
const levels: readonly string[] = ["very_likely", "probably", "perhaps"] satisfies SurenessLevel[];
const isLevel = (word: string | null): word is SurenessLevel => word !== null && levels.includes(word);

const Title = ({ idea }: { idea: FoundIdea }) => (
  <p className={css.found}>
    <Marked text={idea.title} marks={idea.marks} /> <span className="idno">{idea.shown_id}</span>
  </p>
);

function Reasons({ idea }: { idea: FoundIdea }) {
  const { t } = useLingui();
  const shared = idea.shared_words
    .slice(0, 4)
    .map((word) => `“${word}”`)
    .join(", ");
  const systems = idea.shared_systems.join(", ");
  const bridges = idea.bridges.map(({ typed, found }) => `“${typed}” ~ “${found}”`).join(", ");
  const reasons = [
    idea.marks.length > 0 && t`Shares the marked words.`,
    idea.marks.length === 0 && shared !== "" && t`Both speak of ${shared}.`,
    bridges !== "" && t`Close in meaning: ${bridges}.`,
    idea.similar_meaning && t`Says something similar in other words.`,
    idea.same_area && t`Same area.`,
    systems !== "" &&
      (idea.shared_systems.length === 1 ? t`Same system: ${systems}.` : t`Same systems: ${systems}.`),
    idea.mine && t`You sent it yourself: open it to change its numbers.`,
    idea.supported_by_me && t`You have said that you have it too.`,
  ];
  const said = reasons.filter((reason) => typeof reason === "string");
  return said.length > 0 && <p className={css.reason}>{said.join(" ")}</p>;
}

/** Only asked when the person has said how often they do it: numbers are never counted twice in silence. */
function OnTop({ onAnswer }: { onAnswer: (inAddition: boolean | null) => void }) {
  const { t } = useLingui();
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onAnswer(null);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend that is seen
    <div className={css.ask} role="group" aria-label={t`Does your work come on top?`} onKeyDown={cancel}>
      <p className={css.text}>
        <Trans>Does the work you described come on top of what is counted there already?</Trans>
      </p>
      <div className={css.answers}>
        <Button size="xs" autoFocus onClick={() => onAnswer(true)}>{t`Yes, add it`}</Button>
        <Button size="xs" onClick={() => onAnswer(false)}>{t`No, it is counted`}</Button>
        <Button size="xs" variant="subtle" onClick={() => onAnswer(null)}>{t`Cancel`}</Button>
      </div>
    </div>
  );
}

interface SameProps {
  /** The person has said how often it comes up for them. */
  hasVolume: boolean;
  isBusy: boolean;
  onSame: (idea: FoundIdea, inAddition: boolean) => void;
}

function Found({ idea, hasVolume, isBusy, onSame }: SameProps & { idea: FoundIdea }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState<"not" | "now" | "cancelled">("not");
  const isSure = idea.certainty === "very_likely";
  const canSupport = !idea.mine && !idea.supported_by_me;
  const answer = (inAddition: boolean | null): void => {
    setAsking(inAddition === null ? "cancelled" : "not");
    if (inAddition !== null) onSame(idea, inAddition);
  };
  return (
    <li className={css.item}>
      <div className={css.line}>
        {isLevel(idea.certainty) && <Sureness level={idea.certainty} percentage={idea.percentage} />}
        <span className={css.where}>
          <Stage stage={idea.stage} />
          <span className="meta">
            <Plural value={idea.supports} one="# support" other="# supports" />
          </span>
        </span>
      </div>
      <Title idea={idea} />
      <Reasons idea={idea} />
      {asking === "now" ? (
        <OnTop onAnswer={answer} />
      ) : (
        <div className={css.answers}>
          {canSupport && (
            <Button
              size="xs"
              variant={isSure ? "default" : "subtle"}
              className={isSure ? "" : (css.edge ?? "")}
              leftSection={isSure && <IconPlus size={16} stroke={1.5} />}
              disabled={isBusy}
              autoFocus={asking === "cancelled"}
              onClick={() => (hasVolume ? setAsking("now") : onSame(idea, false))}
            >
              {t`Same – I have this too`}
            </Button>
          )}
          <Button
            size="xs"
            variant="subtle"
            className={canSupport ? "" : (css.edge ?? "")}
            aria-label={t`Open ${idea.shown_id}`}
            renderRoot={(props) => <Link {...props} to="/ideas/$ideaId" params={{ ideaId: idea.id }} />}
          >
            {t`Open`}
          </Button>
        </div>
      )}
    </li>
  );
}

function useHint(reply: SimilarReply | undefined, isAsked: boolean, failure: Failure | null): string {
  const { t } = useLingui();
  if (!isAsked) return t`While you type, ideas that are alike appear here.`;
  if (failure) return t`The Hub cannot look for alike ideas just now. Yours can be sent all the same.`;
  if (!reply || reply.found.length > 0) return "";
  if (reply.indexing) return t`Still reading the catalogue …`;
  return reply.compared === 0 ? t`This is the first idea here.` : t`Nothing alike so far.`;
}

/** The answer with the words that bridge its ideas, as far as they are known by now. */
export const withBridges = (
  reply: SimilarReply | undefined,
  why: SimilarReply | undefined,
): SimilarReply | undefined => {
  if (!reply || !why) return reply;
  const known = new Map(why.found.map((idea) => [idea.id, idea]));
  const found = reply.found.map((idea) => {
    const { bridges, similar_meaning } = known.get(idea.id) ?? idea;
    return { ...idea, bridges, similar_meaning };
  });
  return { ...reply, found };
};

function SimilarSection({
  reply,
  isAsked,
  failure,
  ...same
}: SameProps & { reply: SimilarReply | undefined; isAsked: boolean; failure: Failure | null }) {
  const { t } = useLingui();
  const format = useFormat();
  const hint = useHint(reply, isAsked, failure);
  const found = isAsked && !failure ? (reply?.found ?? []) : [];
  const compared = format.whole(reply?.compared ?? 0);
  const count = format.whole(found.length);
  const [announced] = useDebouncedValue(found.length > 0 ? t`Alike ideas: ${count}` : "", ANNOUNCE_AFTER_MS);
  return (
    <section className={css.similar} aria-label={t`Already in the Hub?`}>
      <div className={css.head}>
        <h2>{t`Already in the Hub?`}</h2>
        {found.length > 0 && (
          <span className="meta">
            <Plural
              value={found.length}
              one={`# of ${compared} looks alike`}
              other={`# of ${compared} look alike`}
            />
          </span>
        )}
      </div>
      {hint !== "" && <p className={css.reason}>{hint}</p>}
      {found.length > 0 && (
        <ul className={css.list}>
          {found.map((idea) => (
            <Found key={idea.id} idea={idea} {...same} />
          ))}
        </ul>
      )}
      <p className="vh" role="status" aria-live="polite">
        {announced}
      </p>
    </section>
  );
}

/** Drawn anew with every answer, not with every key. */
export const Similar = memo(SimilarSection);
