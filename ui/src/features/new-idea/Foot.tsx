// Under the form: send it, and where the draft is.
import { useLingui } from "@lingui/react/macro";
import { Button, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconTrash } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type Failure, wordsFor } from "@/api";
import { ariaKeys, commands, Keys, useFormat } from "@/shared";
import css from "./form.module.css";
import type { Draft } from "./useDraft";

function Saved({ draft }: { draft: Draft }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  if (draft.failure) {
    return (
      <span className={css.saved} data-failed role="status">
        <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
        {t`Draft not saved.`} {i18n._(wordsFor(draft.failure).what)}
      </span>
    );
  }
  if (draft.savedAtMs === null) return null;
  const time = format.time(draft.savedAtMs);
  return (
    <span className={css.saved}>
      <IconCheck size={14} stroke={1.75} aria-hidden="true" />
      {t`Draft saved on this computer, ${time}`}
    </span>
  );
}

interface RefusedProps {
  failure: Failure;
  /** The idea's id: somebody may have sent it before, and the answer got lost. */
  id: string;
  onCopy: () => void;
}

function SentBefore({ id, onCopy }: RefusedProps) {
  const { t } = useLingui();
  return (
    <div className={css.note} role="alert">
      <span>{t`This idea was sent before. What you changed since is only here.`}</span>
      <Link className="link" to="/ideas/$ideaId" params={{ ideaId: id }}>
        {t`Open it`}
      </Link>
      <Button variant="subtle" size="xs" onClick={onCopy}>
        {t`Make this another idea`}
      </Button>
    </div>
  );
}

/** Why it was not taken. What was typed is still in the form. */
function Refused(props: RefusedProps) {
  const { i18n } = useLingui();
  if (props.failure.code === "KEY_TAKEN") return <SentBefore {...props} />;
  const words = wordsFor(props.failure);
  return (
    <div className={css.note} data-kind="refused" role="alert">
      <p>
        <b>{i18n._(words.what)}</b> {i18n._(words.safe)} {i18n._(words.todo)}
      </p>
    </div>
  );
}

export function Foot(props: {
  failure: Failure | null;
  id: string;
  onCopy: () => void;
  draft: Draft;
  isSending: boolean;
  canDiscard: boolean;
  onSend: () => void;
  onSendAnother: () => void;
  onDiscard: () => void;
}) {
  const { t, i18n } = useLingui();
  const { title, keys } = commands["form.send"];
  return (
    <>
      {props.failure && <Refused failure={props.failure} id={props.id} onCopy={props.onCopy} />}
      <div className={css.foot}>
        <Button
          variant="filled"
          size="lg"
          aria-keyshortcuts={ariaKeys(keys[0])}
          loading={props.isSending}
          onClick={props.onSend}
          rightSection={<Keys binding={keys[0]} />}
        >
          {i18n._(title)}
        </Button>
        <Button variant="subtle" onClick={props.onSendAnother}>
          {t`Send and write another`}
        </Button>
        <div className={css.kept}>
          <Saved draft={props.draft} />
          {props.canDiscard && (
            <Tooltip label={t`Discard the draft`}>
              <Button
                variant="subtle"
                size="xs"
                className={css.discard ?? ""}
                aria-label={t`Discard the draft`}
                onClick={props.onDiscard}
              >
                <IconTrash size={16} stroke={1.5} aria-hidden="true" />
              </Button>
            </Tooltip>
          )}
        </div>
      </div>
    </>
  );
}
