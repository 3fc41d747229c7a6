// What stands in a place that has nothing, cannot show it, or waits for it.
import { useLingui } from "@lingui/react/macro";
import { Button, CopyButton } from "@mantine/core";
import type { ReactNode } from "react";
import { details, type Failure, wordsFor } from "@/api";
import css from "./States.module.css";

/** What the place is for, and one action. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={css.state}>
      <h2 className={css.title}>{title}</h2>
      {children && <div className={css.text}>{children}</div>}
      {action && <div className={css.actions}>{action}</div>}
    </div>
  );
}

/** What happened, what is safe, what to do. */
export function ErrorState({ failure, onRetry }: { failure: Failure; onRetry?: (() => void) | undefined }) {
  const { t, i18n } = useLingui();
  const words = wordsFor(failure);
  return (
    <div className={css.state} role="alert">
      <h2 className={css.title}>{i18n._(words.what)}</h2>
      <p className={css.text}>
        {i18n._(words.safe)} {i18n._(words.todo)}
      </p>
      <div className={css.actions}>
        {onRetry && <Button onClick={onRetry}>{t`Try again`}</Button>}
        <CopyButton value={details(failure)}>
          {({ copied, copy }) => (
            <Button variant="subtle" onClick={copy}>
              {copied ? t`Copied` : t`Copy details`}
            </Button>
          )}
        </CopyButton>
        <span className="meta">{failure.code}</span>
      </div>
    </div>
  );
}

/** One grey line of text that is on its way; `width` in any CSS length. */
export const SkeletonLine = ({ width }: { width: string }) => <i className={css.line} style={{ width }} />;

/** Rows of the real height, to hold the place of a list. */
export function SkeletonRows({ count, height = "2.25rem" }: { count: number; height?: string }) {
  const { t } = useLingui();
  return (
    <div className={css.rows} role="status" aria-label={t`Loading`}>
      {Array.from({ length: count }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all of these rows are alike
        <div key={place} className={css.row} style={{ height }}>
          <SkeletonLine width="2rem" />
          <SkeletonLine width={`${38 + ((place * 13) % 30)}%`} />
        </div>
      ))}
    </div>
  );
}
