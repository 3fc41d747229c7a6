// Two values of one field, because somebody else was first: both stand here until one is chosen.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { ConflictView, IdeaPage, MemberId } from "@/api";
import { once, useFormat } from "@/shared";
import { useFieldWords } from "@/shared/fields";
import { LongText } from "@/shared/parts/LongText";
import { useValueWords, type ValueContext } from "@/shared/words/values";
import { useTry } from "../acts";
import css from "./Conflicts.module.css";

/** What the field says now, as far as the page shows it. */
function standingOf({ case: is, inputs, answers, ratings }: IdeaPage, field: string): unknown {
  const all: Record<string, unknown> = { ...is, ...inputs, ...answers, ...ratings };
  return all[field];
}

interface ConflictProps {
  page: IdeaPage;
  conflict: ConflictView;
  me: MemberId;
  context: ValueContext;
}

function Conflict({ page, conflict, me, context }: ConflictProps) {
  const { t } = useLingui();
  const format = useFormat();
  const write = useValueWords(context);
  const name = useFieldWords()(conflict.field);
  const tryIt = useTry();
  const isMine = conflict.by.id === me;
  const close = (take_lost: boolean, done: string): void =>
    tryIt({ kind: "conflict.close", conflict: conflict.id, take_lost }, done);
  const nothing = t`nothing`;
  const standing = write(conflict.field, standingOf(page, conflict.field)) ?? nothing;
  const lost = write(conflict.field, conflict.lost_value) ?? nothing;
  const who = isMine ? t`You wrote` : t`${conflict.by.name} wrote`;
  return (
    <li className={css.conflict}>
      <p>{t`${name}: it was changed twice at the same time.`}</p>
      <div className={css.halves}>
        <div>
          <span className="meta">{t`Stands now`}</span>
          <LongText text={standing} most={200} />
          {conflict.may_dismiss && (
            <Button size="xs" onClick={once(() => close(false, t`${name}: the value that stands is kept.`))}>
              {t`Keep what stands`}
            </Button>
          )}
        </div>
        <div>
          <span className="meta">
            {who}, {format.date(conflict.written_at_ms)}, {format.time(conflict.written_at_ms)}
          </span>
          <LongText text={lost} most={200} />
          {conflict.may_take && (
            <Button size="xs" onClick={once(() => close(true, t`${name}: the other value stands now.`))}>
              {isMine ? t`Use mine` : t`Use this one`}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

export function Conflicts({ page, ...props }: Omit<ConflictProps, "conflict">) {
  const { t } = useLingui();
  if (page.conflicts.length === 0) return null;
  return (
    <section aria-label={t`Two values to choose from`}>
      <ul className={css.list}>
        {page.conflicts.map((conflict) => (
          <Conflict key={conflict.id} page={page} conflict={conflict} {...props} />
        ))}
      </ul>
    </section>
  );
}
