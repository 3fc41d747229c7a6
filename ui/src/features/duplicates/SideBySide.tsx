// Two ideas beside each other: what is different stands out, what both say is marked.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Between, Side } from "@/api";
import { Stage as StageView, Sureness, useFormat, useRange } from "@/shared";
import { usePeriodChoices } from "@/shared/estimate";
import { Marked } from "@/shared/parts/Marked";
import css from "./duplicates.module.css";

interface Line {
  name: string;
  /** What is compared; equal ones are no difference. */
  of(side: Side): string;
  show?(side: Side): ReactNode;
}

function useOften(): (side: Side) => string {
  const { t } = useLingui();
  const format = useFormat();
  const periods = usePeriodChoices();
  return ({ inputs: { runs, period, minutes_per_run: minutes, people } }) => {
    if (!runs || !period || !minutes || !people) return "";
    const every = periods.find(({ value }) => value === period)?.label ?? period;
    const number = (value: number): string => format.decimal(value, Number.isInteger(value) ? 0 : 1);
    const who = plural(people, { one: "# person", other: "# people" });
    return t`${number(runs)} a ${every}, ${number(minutes)} min, ${who}`;
  };
}

function useLines(): Line[] {
  const { t } = useLingui();
  const format = useFormat();
  const join = useRange();
  const often = useOften();
  return [
    { name: t`Stage`, of: ({ row }) => row.stage, show: ({ row }) => <StageView stage={row.stage} /> },
    { name: t`Area`, of: ({ row }) => row.area ?? "" },
    { name: t`Systems`, of: ({ system_names: names }) => [...names].sort(format.compare).join(", ") },
    { name: t`How often`, of: often },
    {
      name: t`Would save a year`,
      of: ({ row: { hours_saved: saved } }) =>
        saved ? t`${join(format.hours(saved.low), format.hours(saved.high))} h` : "",
    },
    { name: t`Score`, of: ({ row }) => (row.score ? format.whole(row.score.score) : "") },
    { name: t`Supports`, of: ({ row }) => format.whole(row.supports) },
    { name: t`Comments`, of: ({ row }) => format.whole(row.comments) },
    {
      name: t`Merged into it`,
      of: ({ row }) => (row.merged_count > 0 ? format.whole(row.merged_count) : ""),
    },
    { name: t`Sent by`, of: ({ row }) => row.author },
    { name: t`Sent on`, of: ({ row }) => format.date(row.created_at_ms) },
  ];
}

const Head = ({ side: { row, title_marks } }: { side: Side }) => (
  <th scope="col">
    <Link to="/ideas/$ideaId" params={{ ideaId: row.id }} className={css.title}>
      <Marked text={row.title} marks={title_marks} />
    </Link>{" "}
    <span className="idno">{row.shown_id}</span>
  </th>
);

function Text({ side: { description, description_marks } }: { side: Side }) {
  const { t } = useLingui();
  if (description === "") return <td className="t3">{t`No description`}</td>;
  return (
    <td className={css.text}>
      <Marked text={description} marks={description_marks} />
    </td>
  );
}

/** Why the Hub thinks so, in one line. */
export function Reasons({ between }: { between: Between }) {
  const { t } = useLingui();
  const { certainty, shared_words: words, shared_systems: systems, same_area, said } = between;
  const names = systems.join(", ");
  const reasons = [
    words.length > 0 && t`Both have the marked words.`,
    same_area && t`Same area.`,
    systems.length === 1 && t`Same system: ${names}.`,
    systems.length > 1 && t`Same systems: ${names}.`,
    said?.kind === "related" && t`${said.by.name} said that they are related.`,
    said?.kind === "different" && t`${said.by.name} said that they are not the same.`,
  ];
  return (
    <p className={css.reasons}>
      {certainty && <Sureness level={certainty} />} <span>{reasons.filter(Boolean).join(" ")}</span>
    </p>
  );
}

export function SideBySide({ between: { a, b } }: { between: Between }) {
  const { t } = useLingui();
  const lines = useLines().filter((line) => line.of(a) !== "" || line.of(b) !== "");
  const cell = (line: Line, side: Side): ReactNode => {
    if (line.of(side) === "") return <span className="t3">{t`none`}</span>;
    return line.show?.(side) ?? line.of(side);
  };
  return (
    <table className={css.sides} aria-label={t`Side by side`}>
      <thead>
        <tr>
          <td />
          <Head side={a} />
          <Head side={b} />
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const differs = line.of(a) !== line.of(b);
          return (
            <tr key={line.name} data-differs={differs || undefined}>
              <th scope="row">
                {line.name}
                {differs && <span className="vh">{t`, differs`}</span>}
              </th>
              <td>{cell(line, a)}</td>
              <td>{cell(line, b)}</td>
            </tr>
          );
        })}
        <tr>
          <th scope="row">{t`Description`}</th>
          <Text side={a} />
          <Text side={b} />
        </tr>
      </tbody>
    </table>
  );
}
