// What waits behind each door, drawn with the Hub's own parts. They are pictures: nobody reads them aloud.
import { useLingui } from "@lingui/react/macro";
import { IconLink } from "@tabler/icons-react";
import { Avatar, Hours, RankGutter, smallIcon, useFormat, ValueBar } from "@/shared";
import css from "./first-run.module.css";

const ranked = [
  { rank: 1, change: null, low: 600, likely: 686, high: 767 },
  { rank: 2, change: 1, low: 412, likely: 536, high: 660 },
  { rank: 5, change: 2, low: 297, likely: 396, high: 446 },
] as const;

export const RankedPicture = () => (
  <div className={css.picture} aria-hidden="true">
    {ranked.map(({ rank, change, ...range }) => (
      <div key={rank} className={css.ranked}>
        <RankGutter rank={rank} change={change} />
        <ValueBar {...range} max={800} />
        <span className="num">
          <Hours value={range.likely} source="estimated" />
        </span>
      </div>
    ))}
  </div>
);

export function SheetPicture() {
  const { t } = useLingui();
  const format = useFormat();
  const lines = [
    [t`Idea`, t`Times`, t`Min.`],
    [t`Match card payments`, t`${format.whole(10)} a day`, format.whole(12)],
    [t`Update prices`, t`${format.whole(9)} a month`, format.whole(110)],
  ];
  return (
    <div className={css.picture} aria-hidden="true">
      <table className={css.sheet}>
        <tbody>
          <tr>
            <th />
            {["A", "B", "C"].map((letter) => (
              <th key={letter}>{letter}</th>
            ))}
          </tr>
          {lines.map(([idea, times, minutes], line) => (
            <tr key={idea}>
              <th>{format.whole(line + 1)}</th>
              <td className="ell">{idea}</td>
              <td className={line === 0 ? "" : "num"}>{times}</td>
              <td className={line === 0 ? "" : "num"}>{minutes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** People of a company that does not exist. */
const colleagues = ["Ana Ribeiro", "Tomás Lima", "Priya Nair", "Jonas Weber", "Elena Soto"];

export function JoinPicture() {
  const { t } = useLingui();
  return (
    <div className={css.picture} aria-hidden="true">
      <div className={css.link}>
        <IconLink {...smallIcon} />
        <span className="ell">ohub://join?server=hub.alder.example</span>
      </div>
      <div className={css.team}>
        {colleagues.map((name) => (
          <Avatar key={name} name={name} />
        ))}
        <span>{t`and 61 colleagues`}</span>
      </div>
    </div>
  );
}
