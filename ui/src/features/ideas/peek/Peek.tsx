// One idea beside the list: what it is, what it would save, why it stands where it stands. The keys of the
// list move it along; it is loaded when somebody first asks for it.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconX } from "@tabler/icons-react";
import { type IdeaRow, toFailure, useRead, useSend, wordsFor } from "@/api";
import {
  announce,
  Keys,
  LinkButton,
  ownScale,
  SourceMark,
  Stage,
  smallIcon,
  useCommand,
  useFormat,
  useRange,
  ValueBar,
  WhyScore,
} from "@/shared";
import css from "./Peek.module.css";

/** Who walks along the list quickly asks for the last one only. */
const ASK_AFTER_MS = 80;

function Value({ row }: { row: IdeaRow }) {
  const { t } = useLingui();
  const format = useFormat();
  const between = useRange();
  const { hours_saved: saved, hours_today: today } = row;
  if (!saved || today === null) return <p className="t2">{t`No estimate yet`}</p>;
  return (
    <div className={css.value}>
      <p>
        <b className="figure">{between(format.hours(saved.low), format.hours(saved.high))}</b>{" "}
        <span className="unit">{t`hours a year`}</span> <SourceMark source="estimated" />
      </p>
      <ValueBar {...saved} measured={row.hours_measured} max={ownScale(saved.low, today)} size="l" />
      <p className="meta">{t`of ${format.hours(today)} hours spent today`}</p>
    </div>
  );
}

function Follow({ row }: { row: IdeaRow }) {
  const { t, i18n } = useLingui();
  const { isSending, send } = useSend();
  const follow = (): void =>
    void send({ kind: "follow.set", idea: row.id, on: !row.followed }).catch((thrown) =>
      announce(i18n._(wordsFor(toFailure(thrown)).what)),
    );
  return (
    <Button size="xs" variant="subtle" aria-disabled={isSending} onClick={follow}>
      {row.followed ? t`Follow no longer` : t`Follow`}
    </Button>
  );
}

interface PeekProps {
  /** The active idea of the list. */
  local: number;
  currency: string;
  onClose(): void;
}

export default function Peek({ local, currency, onClose }: PeekProps) {
  const { t } = useLingui();
  const [asked] = useDebouncedValue(local, ASK_AFTER_MS);
  const rows = useRead("ideas.rows", { locals: [asked] }, { keepPrevious: true, enabled: asked >= 0 });
  const row = rows.data?.[0];
  const page = useRead("idea.get", { id: row?.id ?? "" }, { enabled: row !== undefined });
  const description = page.data?.case.description;
  useCommand("close", onClose);
  return (
    <aside className={css.peek} aria-label={t`The idea beside the list`} aria-busy={!row}>
      <header className={css.head}>
        <span className="idno">{row?.shown_id}</span>
        <span className="grow" />
        <button type="button" className={css.close} aria-label={t`Close the panel`} onClick={onClose}>
          <IconX {...smallIcon} />
        </button>
      </header>
      {row && (
        <div className={css.body}>
          <h2 className={css.title}>{row.title}</h2>
          <p className={css.facts}>
            <Stage stage={row.stage} />
            {row.area && <span className="t2">{row.area}</span>}
            <span className="t3">{row.author}</span>
          </p>
          <Value row={row} />
          {description && <p className={css.text}>{description}</p>}
          {row.score && (
            <section className={css.why} aria-label={t`Score`}>
              <WhyScore key={row.id} score={row.score} currency={currency} />
            </section>
          )}
        </div>
      )}
      {row && (
        <footer className={css.foot}>
          <LinkButton
            size="xs"
            to="/ideas/$ideaId"
            params={{ ideaId: row.id }}
            rightSection={<Keys binding="Enter" />}
          >
            {t`Open`}
          </LinkButton>
          <Follow row={row} />
        </footer>
      )}
    </aside>
  );
}
