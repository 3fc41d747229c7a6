// Ideas with their places now and then: the best 20 side by side, and who moves furthest.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Method, PreviewIdea, PreviewView } from "@/api";
import { RawNumber, useFormat } from "@/shared";
import css from "./Ranked.module.css";

const gained = ({ rank_before, rank_after }: PreviewIdea): number | null =>
  rank_before === null || rank_after === null ? null : rank_before - rank_after;

/** Up is green, down is quiet, as in the rank gutter. */
function Change({ idea }: { idea: PreviewIdea }) {
  const { t } = useLingui();
  const format = useFormat();
  const places = gained(idea);
  if (places === 0) return null;
  if (places === null) return <small className={css.change}>{t`new`}</small>;
  const count = Math.abs(places);
  const isUp = places > 0;
  return (
    <small className={css.change} data-up={isUp || undefined}>
      <svg viewBox="0 0 8 8" aria-hidden="true">
        <path d={isUp ? "M4 1 7.4 7H.6Z" : "M4 7 .6 1h6.8Z"} fill="currentColor" />
      </svg>
      {format.whole(count)}
      <span className="vh">
        {" "}
        {isUp
          ? t`${plural(count, { one: "place up", other: "places up" })}`
          : t`${plural(count, { one: "place down", other: "places down" })}`}
      </span>
    </small>
  );
}

const Title = ({ idea }: { idea: PreviewIdea | undefined }) =>
  idea ? (
    <Link
      to="/ideas/$ideaId"
      params={{ ideaId: idea.id }}
      className={css.title}
      title={`${idea.shown_id} ${idea.title}`}
    >
      {idea.title}
    </Link>
  ) : null;

function SideBySide({ preview, isSame }: { preview: PreviewView; isSame: boolean }) {
  const { t } = useLingui();
  const { top_before: before, top_after: after } = preview;
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, at) => at);
  return (
    <table className={css.ranked} data-same={isSame || undefined}>
      <thead>
        <tr>
          <th scope="col" className="num">{t`Rank`}</th>
          <th scope="col">{t`Now`}</th>
          {!isSame && <th scope="col">{t`Then`}</th>}
          {!isSame && (
            <td>
              <span className="vh">{t({ context: "of places", message: "Change" })}</span>
            </td>
          )}
        </tr>
      </thead>
      <tbody>
        {places.map((at) => {
          const then = after[at];
          return (
            <tr key={at}>
              <th scope="row" className="num">
                {at + 1}
              </th>
              <td>
                <Title idea={before[at]} />
              </td>
              {!isSame && (
                <td>
                  <Title idea={then} />
                </td>
              )}
              {!isSame && <td className="num">{then && <Change idea={then} />}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A score of 0 to 100 as a whole number, a raw one as it is. */
function Points({ value, method }: { value: number | null; method: Method }) {
  const format = useFormat();
  if (method !== "weighted" || value === null) return <RawNumber value={value} />;
  return <>{format.whole(value)}</>;
}

function Movers({ ideas, before, after }: { ideas: PreviewIdea[]; before: Method; after: Method }) {
  const { t } = useLingui();
  const format = useFormat();
  if (ideas.length === 0) return <p className={`t2 ${css.none}`}>{t`No idea.`}</p>;
  return (
    <table className={css.ranked} data-movers>
      <thead>
        <tr>
          <th scope="col">{t`Idea`}</th>
          <th scope="col" className="num">{t`Places`}</th>
        </tr>
      </thead>
      <tbody>
        {ideas.map((idea) => (
          <tr key={idea.id}>
            <th scope="row">
              <Title idea={idea} />
              <span className="meta">
                {t`rank`} {format.whole(idea.rank_before ?? 0)} → {format.whole(idea.rank_after ?? 0)},{" "}
                {t`score`} <Points value={idea.score_before} method={before} /> →{" "}
                <Points value={idea.score_after} method={after} />
              </span>
            </th>
            <td className="num">
              <Change idea={idea} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const lists = ["top", "gain", "lose"] as const;
type List = (typeof lists)[number];

export function Ranked({ preview, before, after }: { preview: PreviewView; before: Method; after: Method }) {
  const { t } = useLingui();
  const [list, setList] = useState<List>("top");
  const words: Record<List, string> = { top: t`Top 20`, gain: t`Up most`, lose: t`Down most` };
  const isSame = preview.moved === 0 && preview.appear === 0 && preview.disappear === 0;
  if (isSame) return <SideBySide preview={preview} isSame />;
  return (
    <>
      <SegmentedControl
        className={css.lists ?? ""}
        size="xs"
        aria-label={t`Which ideas`}
        value={list}
        onChange={(chosen) => setList(lists.find((known) => known === chosen) ?? "top")}
        data={lists.map((value) => ({ value, label: words[value] }))}
      />
      {list === "top" && <SideBySide preview={preview} isSame={false} />}
      {list === "gain" && <Movers ideas={preview.gain} before={before} after={after} />}
      {list === "lose" && <Movers ideas={preview.lose} before={before} after={after} />}
    </>
  );
}
