// Above a merged idea: where it goes on, who merged it and when, and the way back.
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import type { IdeaPage } from "@/api";
import { icon, once, useFormat } from "@/shared";
import { useTry } from "../acts";
import { IdeaLink } from "../IdeaLink";
import css from "./Merged.module.css";

export function MergedInto({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const tryIt = useTry();
  const { merged_into: merge } = page;
  if (!merge) return null;
  const { id: source, shown_id } = page.row;
  const { id: target } = merge.idea;
  const unmerge = (): void =>
    tryIt(
      { kind: "unmerge", source, target, expect_merged_op: merge.op },
      t`${shown_id} stands on its own again.`,
    );
  return (
    <section className={css.banner} aria-label={t`Merged`}>
      <IconGitMerge {...icon} />
      <p>
        <Trans>
          Merged into <IdeaLink idea={merge.idea} /> by {merge.by.name}, {format.date(merge.at_ms)}.
        </Trans>{" "}
        <span className="t2">
          {merge.adds_volume
            ? t`Its volume counts there. What is said about it stands there too.`
            : t`Its volume does not count there. What is said about it stands there too.`}
        </span>
      </p>
      {page.actions.unmerge && <Button size="xs" onClick={once(unmerge)}>{t`Unmerge`}</Button>}
    </section>
  );
}
