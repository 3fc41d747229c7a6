// One idea beside what may be the same there, and what shall become of it.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { BringAct, BringChoice, BringIdea, FoundIdea } from "@/api";
import { Stage, type StageKey, Sureness, type SurenessLevel } from "@/shared";
import { LongText } from "@/shared/parts/LongText";
import { Marked } from "@/shared/parts/Marked";
import css from "./bring.module.css";
import { useActNames } from "./List";

const levels: readonly string[] = ["very_likely", "probably", "perhaps"] satisfies SurenessLevel[];
const isLevel = (word: string | null): word is SurenessLevel => word !== null && levels.includes(word);

function useReasons(): (found: FoundIdea) => string {
  const { t } = useLingui();
  return (found) => {
    const systems = found.shared_systems.join(", ");
    const reasons = [
      found.marks.length > 0 && t`Shares the marked words.`,
      found.similar_meaning && t`Says something similar in other words.`,
      found.same_area && t`Same area.`,
      systems !== "" &&
        (found.shared_systems.length === 1 ? t`Same system: ${systems}.` : t`Same systems: ${systems}.`),
      found.supported_by_me && t`You have said that you have it too.`,
    ];
    return reasons.filter(Boolean).join(" ");
  };
}

function Mine({ idea }: { idea: BringIdea }) {
  const { t } = useLingui();
  return (
    <div className={css.side}>
      <span className="meta">{t`Mine`}</span>
      <h2>
        {idea.idea.title} <span className="idno">{idea.idea.shown_id}</span>
      </h2>
      <Stage stage={idea.stage as StageKey} />
      <LongText text={idea.excerpt || t`No description`} most={600} />
    </div>
  );
}

function Theirs({ found }: { found: FoundIdea }) {
  const { t } = useLingui();
  const reasons = useReasons();
  return (
    <div className={css.side}>
      <span className={css.sure}>
        <span className="meta">{t`There`}</span>
        {isLevel(found.certainty) && <Sureness level={found.certainty} percentage={found.percentage} />}
      </span>
      <h2>
        <Link to="/ideas/$ideaId" params={{ ideaId: found.id }}>
          <Marked text={found.title} marks={found.marks} />
        </Link>{" "}
        <span className="idno">{found.shown_id}</span>
      </h2>
      <span className={css.sure}>
        <Stage stage={found.stage} />
        <span className="meta">{plural(found.supports, { one: "# support", other: "# supports" })}</span>
      </span>
      <LongText text={found.excerpt || t`No description`} most={600} />
      <p className="meta">{reasons(found)}</p>
    </div>
  );
}

interface LookProps {
  idea: BringIdea;
  choice: BringChoice | undefined;
  onChoose(choice: Omit<BringChoice, "idea"> | null): void;
}

function useOffered(): (idea: BringIdea, like: FoundIdea | undefined) => { act: BringAct; text: string }[] {
  const { t } = useLingui();
  return (idea, like) => {
    const skip = { act: "skip" as const, text: t`It stays in your private space only.` };
    if (idea.what === "sent") return [skip];
    const send = { act: "send" as const, text: t`As a new idea, with you as its author.` };
    if (!like) return [send, skip];
    return [
      ...(like.mine
        ? []
        : [{ act: "same" as const, text: t`You support ${like.shown_id}; no new idea is made.` }]),
      { act: "related" as const, text: t`Both stand there, each with a link to the other.` },
      send,
      skip,
    ];
  };
}

/** Numbers are never counted twice in silence. */
function OnTop({ choice, onChoose }: Pick<LookProps, "onChoose"> & { choice: BringChoice }) {
  const { t } = useLingui();
  const answers = [
    { value: false, name: t`My work is counted there already` },
    { value: true, name: t`My work comes on top of what is counted there` },
  ];
  return (
    <fieldset className={css.onTop}>
      <legend>{t`Does your work come on top?`}</legend>
      {answers.map(({ value, name }) => (
        <label key={String(value)} className={css.choice}>
          <input
            type="radio"
            name="on-top"
            checked={choice.in_addition === value}
            onChange={() => onChoose({ ...choice, in_addition: value })}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

function useLeftOut(): (idea: BringIdea) => string | null {
  const { t } = useLingui();
  return ({ left_out: left }) => {
    const lines = [
      left.includes("area") && t`Its area is not known there, so it is left empty.`,
      left.includes("money") && t`Its amounts are left out: that space counts in another currency.`,
    ].filter(Boolean);
    return lines.length > 0 ? lines.join(" ") : null;
  };
}

export function Look({ idea, choice, onChoose }: LookProps) {
  const { t } = useLingui();
  const names = useActNames();
  const offered = useOffered();
  const leftOut = useLeftOut()(idea);
  const [held, setHeld] = useState(choice?.like ?? idea.like[0]?.id);
  const like = idea.like.find(({ id }) => id === held) ?? idea.like[0];
  const hold = (id: string): void => {
    setHeld(id);
    // What was said of another one does not hold for this one.
    if (choice?.like && choice.like !== id) onChoose(null);
  };
  const choose = (act: BringAct): void =>
    onChoose({
      act,
      ...(like && (act === "same" || act === "related") ? { like: like.id } : {}),
      // Without runs of one's own there is nothing to count.
      ...(act === "same" && !idea.has_volume ? { in_addition: false } : {}),
    });
  return (
    <section className={css.look} aria-label={t`Side by side`}>
      {idea.like.length > 1 && (
        <fieldset className={css.others}>
          <legend>{t`Beside`}</legend>
          {idea.like.map(({ id, shown_id, title }) => (
            <button
              key={id}
              type="button"
              title={title}
              aria-pressed={id === like?.id}
              onClick={() => hold(id)}
            >
              {shown_id}
            </button>
          ))}
        </fieldset>
      )}
      <div className={css.sides} data-alone={!like || undefined}>
        <Mine idea={idea} />
        {like && <Theirs found={like} />}
      </div>
      {idea.what === "sent" && (
        <p>
          {t`You sent it before; a second time changes nothing.`}{" "}
          {idea.sent_as && (
            <Link to="/ideas/$ideaId" params={{ ideaId: idea.sent_as.id }} className="link">
              {idea.sent_as.shown_id} {idea.sent_as.title}
            </Link>
          )}
        </p>
      )}
      {idea.what !== "sent" && (
        <fieldset className={css.choices}>
          <legend>{t`What shall become of it?`}</legend>
          {offered(idea, like).map(({ act, text }) => (
            <label key={act} className={css.choice}>
              <input type="radio" name="act" checked={choice?.act === act} onChange={() => choose(act)} />
              <span>
                <b>{names[act]}</b> <span className="t2">{text}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {choice?.act === "same" && idea.has_volume && <OnTop choice={choice} onChoose={onChoose} />}
      {leftOut !== null && choice?.act !== "skip" && <p className="meta">{leftOut}</p>}
    </section>
  );
}
