// Under the list: what all of these ideas together would save, and what the marks mean.
import { Trans } from "@lingui/react/macro";
import type { IdeasSummary } from "@/api";
import { RangeText, SourceLegend, SourceMark, useFormat } from "@/shared";
import css from "./Foot.module.css";

export function Foot({ summary }: { summary: IdeasSummary | undefined }) {
  const format = useFormat();
  return (
    <footer className={css.foot}>
      {summary && summary.estimated > 0 && (
        <span>
          <b>
            <RangeText
              low={format.whole(summary.hours_saved.low)}
              high={format.whole(summary.hours_saved.high)}
            />
          </b>{" "}
          <Trans>hours a year estimated</Trans>
          <SourceMark source="estimated" />
        </span>
      )}
      <span className="grow" />
      <SourceLegend />
    </footer>
  );
}
