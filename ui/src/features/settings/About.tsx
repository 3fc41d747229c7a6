// The program itself: its version, its files, whether all is well with them, and what to send to whoever helps.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import { useEffect } from "react";
import {
  type AppState,
  type DoctorView,
  type FileKind,
  type FindingView,
  type LogLevel,
  type MeaningState,
  useRead,
  useWrite,
} from "@/api";
import { SkeletonLine, useFormat } from "@/shared";
import css from "./index.module.css";
import { Learning } from "./Learning";
import { Copy, Problem, Section, Setting } from "./parts";
import { useSize } from "./size";
import { useDevice } from "./useDevice";

const EVERY_MS = 1_000;

function Files() {
  const { t } = useLingui();
  const size = useSize();
  const look = useRead("diagnostics.look", {}, { fresh: true });
  const words: Record<FileKind, string> = {
    journal: t`Records`,
    catalogue: t`The list, made from them`,
    backups: t`Backups`,
    log: t`Log`,
  };
  if (look.error) return <Problem failure={look.error} />;
  if (!look.data) return <SkeletonLine width="12rem" />;
  return (
    <dl className={css.files}>
      {look.data.files.map(({ kind, size_bytes }) => (
        <div key={kind}>
          <dt>{words[kind]}</dt>
          <dd className="num">{size(size_bytes)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whether the same idea is found in other words too, or how far that is. */
function Meaning() {
  const { t } = useLingui();
  const format = useFormat();
  const { data, refetch } = useRead("diagnostics.look", {}, { fresh: true });
  const meaning = data?.meaning;
  const isMoving = meaning?.state === "reading" || meaning?.state === "waiting";
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => void refetch(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isMoving, refetch]);
  if (!meaning) return null;
  const [read, ideas] = [format.whole(meaning.read), format.whole(meaning.ideas)];
  const words: Record<MeaningState, string> = {
    waiting: t`Not read yet; that begins by itself.`,
    reading: t`Reads ${read} of ${ideas} ideas; the others are compared by their words.`,
    ready: t`Ready: the same idea in other words is found too.`,
    missing: t`The model is missing: ideas are compared by their words alone. Install the Hub again to have it.`,
    damaged: t`The model is damaged: ideas are compared by their words alone. Install the Hub again to mend it.`,
  };
  return (
    <Setting label={t`Meaning`}>
      <p className={css.plain}>{words[meaning.state]}</p>
    </Setting>
  );
}

function useFindingWords(): (finding: FindingView) => string {
  const { t } = useLingui();
  return ({ code, facts }) => {
    const fact = (name: string): string => String(facts[name] ?? "");
    const words: Record<string, string> = {
      journal_structure: t`The file that holds your records is damaged. Put back the newest backup.`,
      catalogue_structure: t`The list of ideas is damaged. Your records are safe; open the Hub again and it is built anew.`,
      chain_broken: t`Operation ${fact("at_n")} is not as it was written: something other than the Hub changed the records.`,
      order_broken: t`The record with the number ${fact("at_seq")} does not stand where it belongs.`,
      catalogue_differs: t`The list of ideas differs from your records. These are safe; open the Hub again and it is built anew.`,
      list_incomplete: t`The list has ${fact("listed")} of ${fact("ideas")} ideas. Your records are safe; open the Hub again and it is built anew.`,
    };
    return words[code] ?? code;
  };
}

function Findings({ report }: { report: DoctorView }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useFindingWords();
  if (report.findings.length > 0) {
    return (
      <ul className={css.findings} role="alert">
        {report.findings.map((finding) => (
          <li key={`${finding.code} ${JSON.stringify(finding.facts)}`}>{words(finding)}</li>
        ))}
      </ul>
    );
  }
  const ideas = plural(report.ideas, { one: "# idea", other: "# ideas" });
  return (
    <p className={css.plain} role="status">
      <b>{t`All is well.`}</b>{" "}
      {t`Looked at ${ideas}, ${format.whole(report.events)} lines of history and ${format.whole(report.operations)} operations.`}
    </p>
  );
}

function Doctor() {
  const { t } = useLingui();
  const check = useWrite("diagnostics.check");
  return (
    <Setting label={t`Doctor`}>
      <div className={css.stack}>
        <Button loading={check.isPending} onClick={() => check.mutate({})}>
          {t`Look at all files`}
        </Button>
        {check.data && !check.isPending ? (
          <Findings report={check.data} />
        ) : (
          <p className="meta">{t`Whether every record is as it was written. It repairs nothing.`}</p>
        )}
        <Problem failure={check.error} />
      </div>
    </Setting>
  );
}

/** What the page alone knows: its engine and its size. */
const windowWords = (): string =>
  `${window.innerWidth}x${window.innerHeight} @${window.devicePixelRatio} ${navigator.userAgent}`;

function Help() {
  const { t } = useLingui();
  const save = useWrite("diagnostics.save");
  return (
    <Setting label={t`For help`}>
      <div className={css.stack}>
        <Button loading={save.isPending} onClick={() => save.mutate({ window: windowWords() })}>
          {t`Save diagnostics`}
        </Button>
        {save.data ? (
          <>
            <p className="meta" role="status">{t`Saved: ${save.data.path}`}</p>
            <pre className={css.diagnostics}>{save.data.text}</pre>
            <Copy text={save.data.text} label={t`Copy diagnostics`} />
          </>
        ) : (
          <p className="meta">
            {t`A file for whoever helps you: versions, sizes, what the doctor sees, the log. It holds no titles, texts or names of people.`}
          </p>
        )}
        <Problem failure={save.error} />
      </div>
    </Setting>
  );
}

function Log({ state }: { state: AppState }) {
  const { t } = useLingui();
  const { device, change, failure } = useDevice(state);
  return (
    <Setting label={t`Log`}>
      <div className={css.stack}>
        <SegmentedControl
          aria-label={t`Log`}
          value={device.log}
          onChange={(log) => change({ log: log as LogLevel })}
          data={[
            { value: "off", label: t`Nothing` },
            { value: "problems", label: t`Problems` },
            { value: "everything", label: t`Everything` },
          ]}
        />
        <p className="meta">{t`What the Hub notes about its own work: commands, times and codes, never what you write.`}</p>
        <Problem failure={failure} />
      </div>
    </Setting>
  );
}

export function About({ state }: { state: AppState }) {
  const { t } = useLingui();
  return (
    <Section title={t`About and help`}>
      <Setting label={t`Version`}>
        <span>Opportunity Hub {state.version}</span>
      </Setting>
      <Setting label={t`Files`}>
        <Files />
      </Setting>
      <Meaning />
      <Learning />
      <Doctor />
      <Log state={state} />
      <Help />
    </Section>
  );
}
