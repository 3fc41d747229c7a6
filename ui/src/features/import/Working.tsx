// Work that has the page for itself: what is done, how far it is, and how to stop it. Quick work shows nothing.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useFormat } from "@/shared";
import { cancel } from "./acts";
import css from "./import.module.css";
import type { Wizard, Work } from "./wizard";

function useWhat({ look, preview }: Wizard): Record<Work["what"], string> {
  const { t } = useLingui();
  const ideas = preview ? preview.counts.new + preview.counts.update : 0;
  return {
    upload: t`Reading the file…`,
    look: t`Reading the file again…`,
    preview: plural(look?.rows ?? 0, { one: "Looking at # row…", other: "Looking at # rows…" }),
    run: plural(ideas, { one: "Importing # idea…", other: "Importing # ideas…" }),
  };
}

export function Working({ work, wizard }: { work: Work; wizard: Wizard }) {
  const { t } = useLingui();
  const format = useFormat();
  const what = useWhat(wizard)[work.what];
  const { far } = work;
  const isKnown = far !== null && far.total > 0;
  return (
    <div className={css.working} role="status" aria-busy="true">
      <h2>{what}</h2>
      <progress
        className={css.far}
        aria-label={t`How far it is`}
        {...(isKnown ? { max: far.total, value: far.done } : {})}
      />
      <p className="meta">{isKnown ? t`${format.whole(far.done)} of ${format.whole(far.total)}` : " "}</p>
      <p className="t2">
        {work.what === "run"
          ? t`All of it is kept, or nothing: Cancel leaves everything as it was.`
          : t`Nothing is written by this.`}
      </p>
      {work.id !== null && <Button onClick={cancel}>{t`Cancel`}</Button>}
    </div>
  );
}
