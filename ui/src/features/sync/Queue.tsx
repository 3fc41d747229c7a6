// What waits for the server, each change in words, in the order in which it will be sent.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type QueuedView, useRead } from "@/api";
import { ErrorState, SkeletonRows, useAgo, useFormat } from "@/shared";
import { useActWords } from "@/shared/words/acts";
import { ChangeLines } from "@/shared/words/ChangeLines";
import css from "./sync.module.css";

/** As many as one looks through; an import may leave thousands. */
const FIRST = 50;

function Waiting({ one }: { one: QueuedView }) {
  const { t } = useLingui();
  const ago = useAgo();
  const act = useActWords();
  return (
    <li>
      <div className={css.act}>
        <span>
          {t`You ${act(one.kind)}`}
          {one.idea && (
            <>
              {": "}
              <Link to="/ideas/$ideaId" params={{ ideaId: one.idea.id }} className="link">
                {one.idea.title}
              </Link>{" "}
              <span className="idno">{one.idea.shown_id}</span>
            </>
          )}
        </span>
        <span className="meta">{ago(one.at_ms)}</span>
      </div>
      <ChangeLines kind={one.kind} changes={one.changes} />
    </li>
  );
}

export function Queue({ count }: { count: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const [most, setMost] = useState(FIRST);
  const read = useRead("sync.queue", {}, { enabled: count > 0, keepPrevious: true });
  const queue = count > 0 ? (read.data ?? []) : [];
  return (
    <section className={css.section} aria-label={t`Waiting to be sent`}>
      <h2>
        {t`Waiting to be sent`} {count > 0 && <span className="meta num">{format.whole(count)}</span>}
      </h2>
      {count === 0 && <p className="t2">{t`Nothing waits.`}</p>}
      {read.error && <ErrorState failure={read.error} onRetry={() => void read.refetch()} />}
      {count > 0 && read.isPending && <SkeletonRows count={Math.min(count, 3)} />}
      {queue.length > 0 && (
        <ol className={css.queue}>
          {queue.slice(0, most).map((one) => (
            <Waiting key={one.op_id} one={one} />
          ))}
        </ol>
      )}
      {queue.length > most && (
        <Button size="xs" variant="subtle" onClick={() => setMost(most + FIRST * 4)}>
          {t`Show more`}
        </Button>
      )}
    </section>
  );
}
