// A change of one's own that the server did not take: what it was, why, and what can become of it. It stays
// here until the person says so.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { type Change, type InboxItem, type RefusedView, toFailure, wordsFor } from "@/api";
import { once } from "@/shared";
import { useFieldWords } from "@/shared/fields";
import { Refused } from "@/shared/joining";
import { useActWords } from "@/shared/words/acts";
import { ChangeLines, useSpaceValues } from "@/shared/words/ChangeLines";
import css from "./inbox.module.css";
import type { Acts } from "./useActs";
import { isLostClaim, useTitle } from "./words";

/** Gone for good, so it is asked twice; in place, for it is small. */
function Discard({ onDiscard }: { onDiscard(): void }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return <Button variant="subtle" onClick={once(() => setAsking(true))}>{t`Discard…`}</Button>;
  }
  return (
    <span className={css.asking}>
      <span>{t`It will be gone for good.`}</span>
      <Button autoFocus onClick={once(onDiscard)}>{t`Discard it`}</Button>
      <Button variant="subtle" onClick={() => setAsking(false)}>{t`Keep it`}</Button>
    </span>
  );
}

/** What the change says, for a comment in the reader's language. */
function useCommentOf(): (changes: readonly Change[]) => string {
  const { t } = useLingui();
  const field = useFieldWords();
  const value = useSpaceValues();
  return (changes) =>
    changes
      .map((change) => {
        const words = value(change.field, change.after) ?? t`nothing`;
        return change.field === "body" ? words : `${field(change.field)}: ${words}`;
      })
      .join("\n");
}

export function Refusal({ item, refused, acts }: { item: InboxItem; refused: RefusedView; acts: Acts }) {
  const { t, i18n } = useLingui();
  const title = useTitle();
  const act = useActWords();
  const words = wordsFor(toFailure(refused.refusal));
  const comment = useCommentOf();
  const { op_id, operation, may_retry, may_comment } = refused;
  const isClaim = isLostClaim(item);
  return (
    <>
      <h2>{title(item)}</h2>
      <p className={css.lead}>
        <b>{i18n._(words.what)}</b> {i18n._(words.todo)}{" "}
        {refused.is_set_aside && t`It was set aside, so that it holds up nothing else.`}
      </p>
      <section className={css.part} aria-label={t`What you did`}>
        <h3>{t`What you did`}</h3>
        <p>{operation ? t`You ${act(operation.kind)}` : t`Its text was erased by an admin.`}</p>
        {operation && <ChangeLines kind={operation.kind} changes={refused.changes} />}
      </section>
      <p className="meta">
        {isClaim ? t`Nothing was changed at the idea.` : t`It is kept here until you say what becomes of it.`}
      </p>
      <div className={css.acts}>
        {may_comment && (
          <Button
            variant="filled"
            disabled={acts.isBusy}
            onClick={once(() => acts.asComment({ op_id, body: comment(refused.changes) }))}
          >
            {t`Send it as a comment`}
          </Button>
        )}
        {may_retry && (
          <Button
            variant={may_comment ? "default" : "filled"}
            disabled={acts.isBusy}
            onClick={once(() => acts.retry(op_id))}
          >
            {t`Try again`}
          </Button>
        )}
        {isClaim ? (
          <Button disabled={acts.isBusy} onClick={once(() => acts.discard(op_id))}>{t`All right`}</Button>
        ) : (
          <Discard onDiscard={() => acts.discard(op_id)} />
        )}
      </div>
      <Refused failure={acts.failure} />
    </>
  );
}
