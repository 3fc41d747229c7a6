// Whose work is counted in an estimate, and whose is left out and why.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Estimate, IdeaPage, LeftOutView, WhyLeftOut } from "@/api";
import { useFormat } from "@/shared";
import { useVolumeWords } from "@/shared/words/volume";
import css from "./Parts.module.css";
import { usePartName, usePartOwner } from "./whose";

const FIRST = 8;
const MORE = 50;

function Counted({ page, figures }: { page: IdeaPage; figures: Estimate }) {
  const { t } = useLingui();
  const format = useFormat();
  const volumeWords = useVolumeWords();
  const name = usePartName(page, figures);
  const [count, setCount] = useState(FIRST);
  const rest = figures.parts.length - count;
  return (
    <>
      <table className={css.parts} aria-label={t`Whose work is counted`}>
        <thead>
          <tr>
            <th scope="col">{t`Whose work`}</th>
            <th scope="col">{t`How often`}</th>
            <th scope="col">{t`Times a year`}</th>
            <th scope="col">{t`Hours a year`}</th>
          </tr>
        </thead>
        <tbody>
          {figures.parts.slice(0, count).map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an estimate are named by their place
            <tr key={place}>
              <th scope="row">{name(place)}</th>
              <td>{volumeWords(part)}</td>
              <td>{format.whole(part.runs_per_year)}</td>
              <td>{format.hours(part.hours_today)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <Button size="xs" variant="subtle" onClick={() => setCount(count + MORE)}>
          {t`Show ${format.whole(Math.min(rest, MORE))} more of ${format.whole(rest)}`}
        </Button>
      )}
    </>
  );
}

function useWhyWords(): (out: LeftOutView) => string {
  const { t } = useLingui();
  return ({ why, from }) => {
    const words: Record<WhyLeftOut, string> = {
      no_volume: t`no volume was said`,
      not_in_addition: t`it does not come on top`,
      same_person: t`this person is counted already`,
      merged_without_volume: t`${from?.shown_id ?? ""} was merged without its volume`,
      rates_unknown: t`its rates are not known here`,
    };
    return words[why];
  };
}

function LeftOut({ leftOut }: { leftOut: readonly LeftOutView[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const volumeWords = useVolumeWords();
  const owner = usePartOwner();
  const why = useWhyWords();
  const [count, setCount] = useState(FIRST);
  // Who said no volume leaves nothing out; they are counted as people only.
  const said = leftOut.filter((out) => out.why !== "no_volume");
  const silent = leftOut.length - said.length;
  const rest = said.length - count;
  return (
    <ul className={css.out}>
      {said.slice(0, count).map((out) => {
        const often = out.volume ? `, ${volumeWords(out.volume)}` : "";
        return (
          <li key={JSON.stringify(out.who)}>{t`Left out: ${owner(out)}${often}, because ${why(out)}.`}</li>
        );
      })}
      {rest > 0 && (
        <li>
          <Button size="xs" variant="subtle" onClick={() => setCount(count + MORE)}>
            {t`Show ${format.whole(Math.min(rest, MORE))} more of ${format.whole(rest)}`}
          </Button>
        </li>
      )}
      {silent > 0 && (
        <li>
          {plural(silent, {
            one: "# more person has it too and did not say how often: counted in the demand only.",
            other: "# more people have it too and did not say how often: counted in the demand only.",
          })}
        </li>
      )}
    </ul>
  );
}

/** Nothing where there is only the author's own work. */
export function Parts({ page }: { page: IdeaPage }) {
  const { figures } = page.estimate;
  const { left_out: leftOut } = page;
  const hasParts = figures !== null && figures.parts.length > 1;
  if (!hasParts && leftOut.length === 0) return null;
  return (
    <div className={css.place}>
      {hasParts && <Counted page={page} figures={figures} />}
      {leftOut.length > 0 && <LeftOut leftOut={leftOut} />}
    </div>
  );
}
