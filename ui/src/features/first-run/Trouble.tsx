// The space is there and cannot be opened: why, what is safe, and what can be done from here.
import { useLingui } from "@lingui/react/macro";
import { Button, CopyButton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { type AppState, details, type Failure, keyOf, useWrite, wordsFor } from "@/api";
import { useFormat } from "@/shared";
import { Frame } from "./Frame";
import css from "./first-run.module.css";

/** Facts that help whoever looks after the computer; the others are in "Copy details". */
function useFacts({ facts }: Failure): { name: string; value: string }[] {
  const { t } = useLingui();
  const format = useFormat();
  const number = (value: number): string => format.whole(value);
  const moment = (ms: number): string => `${format.date(ms)}, ${format.time(ms)}`;
  const names: Record<string, { name: string; write?: (value: number) => string }> = {
    newest_backup: { name: t`Newest backup` },
    newest_backup_at_ms: { name: t`Made on`, write: moment },
    missing_ideas: { name: t`Ideas new or changed since`, write: number },
    missing_changes: { name: t`Changes since`, write: number },
    path: { name: t`Where` },
    file: { name: t`File` },
    found: { name: t`Its version`, write: number },
    supported: { name: t`This Hub knows versions up to`, write: number },
    detail: { name: t`What was found` },
  };
  return Object.entries(names).flatMap(([fact, { name, write }]) => {
    const value = facts[fact];
    if (typeof value === "number") return [{ name, value: write ? write(value) : String(value) }];
    return typeof value === "string" && value !== "" ? [{ name, value }] : [];
  });
}

/** The newest backup in the place of a damaged file; what that means is said before. */
function useRestore(failure: Failure) {
  const client = useQueryClient();
  const write = useWrite("space.restore_backup");
  const canRestore =
    failure.code === "STORE_JOURNAL_DAMAGED" && typeof failure.facts.newest_backup === "string";
  const isBusy = useRef(false);
  const restore = (): void => {
    if (isBusy.current) return;
    isBusy.current = true;
    write.mutate(
      {},
      {
        onSuccess: (state) => client.setQueryData(keyOf("app.state", {}), state),
        // Once it is back the page leaves; only a refusal may be tried again.
        onError: () => {
          isBusy.current = false;
        },
      },
    );
  };
  return { canRestore, restore, isRestoring: write.isPending, refusal: write.error };
}

export function Trouble(props: {
  failure: Failure;
  state: AppState;
  isTrying: boolean;
  onRetry: () => void;
}) {
  const { t, i18n } = useLingui();
  const words = wordsFor(props.failure);
  const facts = useFacts(props.failure);
  const { canRestore, restore, isRestoring, refusal } = useRestore(props.failure);
  return (
    <Frame
      title={i18n._(words.what)}
      lead={`${i18n._(words.safe)} ${i18n._(words.todo)}`}
      state={props.state}
    >
      <div className={css.trouble} role="alert">
        {facts.length > 0 && (
          <dl className={css.facts}>
            {facts.map(({ name, value }) => (
              <FactLine key={name} name={name} value={value} />
            ))}
          </dl>
        )}
        {canRestore && (
          <p className={css.consequence}>
            {t`Changes made after the backup are not in it. The damaged file is kept beside it.`}
          </p>
        )}
        {refusal && (
          <p className={css.refused}>
            <b>{i18n._(wordsFor(refusal).what)}</b> {i18n._(wordsFor(refusal).todo)}
          </p>
        )}
        <div className={css.actions}>
          {canRestore && (
            <Button variant="filled" loading={isRestoring} onClick={restore}>
              {t`Put back the newest backup`}
            </Button>
          )}
          <Button
            variant={canRestore ? "default" : "filled"}
            loading={props.isTrying}
            onClick={props.onRetry}
          >
            {t`Try again`}
          </Button>
          <CopyButton value={details(props.failure)}>
            {({ copied, copy }) => (
              <Button variant="subtle" onClick={copy}>
                {copied ? t`Copied` : t`Copy details`}
              </Button>
            )}
          </CopyButton>
          <span className="meta">{props.failure.code}</span>
        </div>
      </div>
    </Frame>
  );
}

const FactLine = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);
