// The foot of the place: back at the left, the next step at the right; the button names what comes of it.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { announce, LinkButton, useFormat } from "@/shared";
import { cancel, check, go, run, startOver } from "./acts";
import css from "./import.module.css";
import { useDoneWords } from "./result/ResultStep";
import { isNamed, mappingOf, type Wizard, wizardNow } from "./wizard";

function Far({ wizard: { work } }: { wizard: Wizard }) {
  const { t } = useLingui();
  const format = useFormat();
  if (!work) return null;
  const { far } = work;
  const share = far && far.total > 0 ? format.percent(far.done / far.total) : "";
  return (
    <span className={css.footWork} role="status">
      <span className="meta">
        {work.what === "look" ? t`Reading the file again…` : t`Looking at it again… ${share}`}
      </span>
      <Button variant="subtle" size="xs" onClick={cancel}>{t`Cancel`}</Button>
    </span>
  );
}

function ColumnsNext({ wizard }: { wizard: Wizard }) {
  const { t } = useLingui();
  const mapping = mappingOf(wizard);
  const named = isNamed(mapping);
  const rows = wizard.look?.rows ?? 0;
  return (
    <>
      {!named && <span className={css.wanted}>{t`Say which column is the title.`}</span>}
      <Button
        variant="filled"
        disabled={!named || rows === 0 || wizard.work !== null}
        onClick={() => void check()}
      >
        {plural(rows, { one: "Check # row", other: "Check # rows" })}
      </Button>
    </>
  );
}

function CheckNext({ wizard }: { wizard: Wizard }) {
  const { t } = useLingui();
  const done = useDoneWords();
  const { preview, isStale, work } = wizard;
  if (!preview) return null;
  const { new: added, update, refused } = preview.counts;
  const words = (): string => {
    if (added === 0 && update === 0) return t`Nothing to import`;
    if (update === 0) return plural(added, { one: "Import # idea", other: "Import # ideas" });
    if (added === 0) return plural(update, { one: "Change # idea", other: "Change # ideas" });
    return t`${plural(added, { one: "Import # idea", other: "Import # ideas" })}, ${plural(update, { one: "change #", other: "change #" })}`;
  };
  const start = async (): Promise<void> => {
    if (!(await run())) return;
    const { result } = wizardNow();
    if (result?.act) announce(done(result.counts), result.act);
  };
  if (isStale && work === null) {
    return <Button variant="filled" onClick={() => void check()}>{t`Check again`}</Button>;
  }
  return (
    <>
      {refused > 0 && (
        <span className="meta">{plural(refused, { one: "# row stays out", other: "# rows stay out" })}</span>
      )}
      <Button
        variant="filled"
        disabled={(added === 0 && update === 0) || work !== null}
        onClick={() => void start()}
      >
        {words()}
      </Button>
    </>
  );
}

export function Foot({ wizard }: { wizard: Wizard }) {
  const { t } = useLingui();
  const { step } = wizard;
  return (
    <footer className={css.foot}>
      {step === "check" && (
        <Button variant="subtle" disabled={wizard.work !== null} onClick={() => go("columns")}>
          {t`Back to the columns`}
        </Button>
      )}
      {step === "columns" && (
        <Button variant="subtle" disabled={wizard.work !== null} onClick={startOver}>
          {t`Choose another file`}
        </Button>
      )}
      <span className="grow" />
      <Far wizard={wizard} />
      {step === "columns" && <ColumnsNext wizard={wizard} />}
      {step === "check" && <CheckNext wizard={wizard} />}
      {step === "result" && (
        <>
          <Button onClick={startOver}>{t`Import another list`}</Button>
          <LinkButton variant="filled" to="/ideas" search={{ sort: "updated" }}>
            {t`See them in Ideas`}
          </LinkButton>
        </>
      )}
    </footer>
  );
}
