// What a merge would come to: the figures of the idea that goes on, now and then, and what is in the way.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type MergeFigures, type MergePreview, toFailure, wordsFor } from "@/api";
import { useFormat } from "../format";
import { useRange } from "../range";
import css from "./merge.module.css";

type Column = (figures: MergeFigures) => string;

function useColumns(): { name: string; write: Column }[] {
  const { t } = useLingui();
  const format = useFormat();
  const join = useRange();
  const none = t`none`;
  return [
    { name: t`People`, write: ({ people }) => format.whole(people) },
    {
      name: t`Hours a year today`,
      write: ({ hours_today: hours }) => (hours === null ? none : format.hours(hours)),
    },
    {
      name: t`Hours a year saved`,
      write: ({ hours_saved: saved }) =>
        saved === null ? none : join(format.hours(saved.low), format.hours(saved.high)),
    },
    { name: t`Score`, write: ({ score }) => (score === null ? none : format.whole(score)) },
  ];
}

export function Figures({ preview }: { preview: MergePreview }) {
  const { t } = useLingui();
  const columns = useColumns();
  const { before, after, target } = preview;
  return (
    <table className={css.figures} aria-label={t`What it comes to`}>
      <thead>
        <tr>
          <th scope="col">{target.shown_id}</th>
          <th scope="col" className="num">{t`Now`}</th>
          <th scope="col" className="num">{t`Merged`}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, write }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="num">{write(before)}</td>
            <td className="num" data-differs={write(before) !== write(after) || undefined}>
              {write(after)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An estimate is read from the idea that goes on: without one of its own it shows none. */
export function NoEstimate({ preview }: { preview: MergePreview }) {
  const { target, after, sources_with_estimate: count } = preview;
  if (after.hours_saved !== null || count === 0) return null;
  return (
    <p className={css.warn}>
      <Trans>{target.shown_id} has no estimate of its own, so none will be shown, although</Trans>{" "}
      <Plural
        value={count}
        one="# of those merged into it has one. Let that one go on, or give it an estimate first."
        other="# of those merged into it have one. Let one of them go on, or give it an estimate first."
      />
    </p>
  );
}

export function Refused({ preview }: { preview: MergePreview }) {
  const { t, i18n } = useLingui();
  if (preview.refused.length === 0) return null;
  return (
    <section aria-label={t`What cannot be merged`}>
      <ul className={css.refused}>
        {preview.refused.map(({ idea, failure }) => {
          const { what, todo } = wordsFor(toFailure(failure));
          return (
            <li key={idea.id}>
              <b>{idea.shown_id}</b> {i18n._(what)} {i18n._(todo)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
