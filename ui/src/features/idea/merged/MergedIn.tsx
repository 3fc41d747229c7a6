// The ideas that were merged into this one, each with who did it, whether its volume counts, and the way back.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { IdeaPage, MergedView } from "@/api";
import { once, Stage, useFormat } from "@/shared";
import { useTry } from "../acts";
import { IdeaLink } from "../IdeaLink";
import css from "./Merged.module.css";

const FIRST = 12;
const MORE = 50;

function Source({ page, source }: { page: IdeaPage; source: MergedView }) {
  const { t } = useLingui();
  const format = useFormat();
  const tryIt = useTry();
  const { idea, by, at_ms, op, adds_volume, author, submitted_for: named } = source;
  const unmerge = (): void =>
    tryIt(
      { kind: "unmerge", source: idea.id, target: page.row.id, expect_merged_op: op },
      t`${idea.shown_id} stands on its own again.`,
    );
  const whose = named === "imported" ? author.name : (named ?? author.name);
  return (
    <li>
      <div className={css.idea}>
        <IdeaLink idea={idea} />
        <span className="meta">
          {t`from ${whose}, merged by ${by.name}, ${format.date(at_ms)}`} ·{" "}
          {adds_volume ? t`its volume counts` : t`its volume does not count`}
        </span>
      </div>
      <span className={css.stage} title={t`Where it comes back to`}>
        <Stage stage={source.stage} />
      </span>
      {page.actions.unmerge && (
        <Button size="xs" variant="subtle" aria-label={t`Unmerge ${idea.shown_id}`} onClick={once(unmerge)}>
          {t`Unmerge`}
        </Button>
      )}
    </li>
  );
}

export function MergedIn({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const [count, setCount] = useState(FIRST);
  const rest = page.merged.length - count;
  if (page.merged.length === 0) return null;
  return (
    <section aria-labelledby="merged-title">
      <h2 id="merged-title" className={css.title}>
        {t`Merged in`} <span className="t3">{format.whole(page.merged.length)}</span>
      </h2>
      <ul className={css.list}>
        {page.merged.slice(0, count).map((source) => (
          <Source key={source.idea.id} page={page} source={source} />
        ))}
      </ul>
      {rest > 0 && (
        <Button size="xs" variant="subtle" onClick={() => setCount(count + MORE)}>
          {t`Show ${format.whole(Math.min(rest, MORE))} more of ${format.whole(rest)}`}
        </Button>
      )}
    </section>
  );
}
