// What automating it would save, as a range: the large figure, its bar, and the money.
import { useLingui } from "@lingui/react/macro";
import type { CSSProperties } from "react";
import type { Estimate } from "@/api";
import { layOut, ownScale, RangeText, SourceMark, useFormat, ValueBar } from "@/shared";
import { digitsOf, type PartName, useOutlookWords, useWriteAmount, worstFirst } from "@/shared/estimate";
import css from "./Figures.module.css";
import { MissingNotes, Warnings } from "./Notes";

function Saved({ figures, measured }: { figures: Estimate; measured: number | null }) {
  const { t } = useLingui();
  const format = useFormat();
  const { hours_saved, hours_today } = figures;
  const bar = { ...hours_saved, measured, max: ownScale(hours_saved.low, hours_today) };
  const { zero, likely } = layOut(bar);
  const hours = format.hours(hours_today);
  return (
    <div className={css.saved}>
      <p className={css.range}>
        <b className="figure">
          <RangeText low={format.hours(hours_saved.low)} high={format.hours(hours_saved.high)} />
        </b>
        <span className="unit">
          {t`hours a year`}
          <SourceMark source="estimated" />
        </span>
      </p>
      <ValueBar {...bar} size="l" />
      <div className={css.axis} style={{ "--zero": `${zero}%`, "--likely": `${likely}%` } as CSSProperties}>
        {likely - zero > 10 && <span className={css.zero}>0</span>}
        <span className={css.likely}>{t`likely ${format.hours(hours_saved.likely)}`}</span>
      </div>
      <p className={`meta ${css.foot}`}>
        {hours_saved.low < 0
          ? t`It would cost time: more than the ${hours} h people spend today`
          : t`The whole line is the ${hours} h spent today`}
        <SourceMark source="reported" />
      </p>
    </div>
  );
}

type Three = [string, string, string];

function MoneyRow({ name, cells, isSum }: { name: string; cells: Three; isSum?: boolean }) {
  const isOne = new Set(cells).size === 1 && isSum;
  return (
    <tr className={isSum ? css.sum : undefined}>
      <th scope="row">{name}</th>
      {isOne ? (
        <td colSpan={3}>{cells[1]}</td>
      ) : (
        ["worst", "likely", "best"].map((key, at) => (
          <td key={key} data-likely={key === "likely" || undefined}>
            {cells[at]}
          </td>
        ))
      )}
    </tr>
  );
}

function Worth({ figures, currency }: { figures: Estimate; currency: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useOutlookWords();
  const write = useWriteAmount(currency);
  const { money_saved_minor: saved, one_off_minor: oneOff, payback, rates } = figures;
  const money = (minor: number): string => format.money(minor, currency);
  const none: Three = ["–", "–", "–"];
  const three = (values: [number, number, number]): Three => [
    money(values[0]),
    money(values[1]),
    money(values[2]),
  ];
  const days = rates.build_days;
  const dayNumbers = days && [
    ...new Set(worstFirst(days, true).map((day) => format.decimal(day, digitsOf(day)))),
  ];
  const running = write(rates.running_cost_per_year_minor, "minor");
  return (
    <table className={css.worth}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t`at worst`}</th>
          <th scope="col">{t`likely`}</th>
          <th scope="col">{t`at best`}</th>
        </tr>
      </thead>
      <tbody>
        <MoneyRow name={t`Worth a year`} cells={saved ? three(worstFirst(saved, false)) : none} />
        <MoneyRow
          name={dayNumbers ? t`To build, ${dayNumbers.join("/")} days` : t`To build`}
          cells={oneOff ? three(worstFirst(oneOff, true)) : none}
        />
        <MoneyRow name={t`To run a year`} cells={[running, running, running]} />
        <MoneyRow
          name={t`Paid back after`}
          cells={[words(payback.worst), words(payback.likely), words(payback.best)]}
          isSum
        />
      </tbody>
    </table>
  );
}

interface FiguresProps {
  figures: Estimate;
  measured: number | null;
  currency: string;
  partName: PartName;
}

export function Figures({ figures, measured, currency, partName }: FiguresProps) {
  // Without any amount there is no table of dashes, but what would bring money into it.
  const hasMoney = figures.money_saved_minor !== null || figures.one_off_minor !== null;
  return (
    <>
      <div className={css.figures}>
        <Saved figures={figures} measured={measured} />
        {hasMoney ? <Worth figures={figures} currency={currency} /> : <NoMoney figures={figures} />}
      </div>
      <Warnings figures={figures} partName={partName} />
      {hasMoney && <MissingNotes figures={figures} />}
    </>
  );
}

function NoMoney({ figures }: { figures: Estimate }) {
  const { t } = useLingui();
  return (
    <div className={css.noMoney}>
      <p className="t2">{t`What it is worth in money is not known yet.`}</p>
      <MissingNotes figures={figures} />
    </div>
  );
}
