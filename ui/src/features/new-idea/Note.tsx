// One line above the form about what was there before: a draft that came back, a discarded one, a sent idea.
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { DraftView } from "@/api";
import { useFormat } from "@/shared";
import { readDraft } from "./form";
import css from "./form.module.css";

export type Past =
  | { kind: "restored"; savedAtMs: number }
  | { kind: "discarded"; undo: () => void }
  | { kind: "sent"; id: string; shownId: string }
  | null;

function OtherDrafts({
  drafts,
  onChoose,
}: {
  drafts: readonly DraftView[];
  onChoose: (draft: DraftView) => void;
}) {
  const { t } = useLingui();
  const format = useFormat();
  if (drafts.length === 0) return null;
  const count = format.whole(drafts.length);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="subtle" size="xs">{t`Other drafts: ${count}`}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {drafts.slice(0, 20).map((draft) => (
          <Menu.Item key={draft.id} onClick={() => onChoose(draft)}>
            {readDraft(draft.body).title.slice(0, 60) || t`Without a title`}{" "}
            <span className="meta">{format.date(draft.saved_at_ms)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function What({ past, onFresh }: { past: NonNullable<Past>; onFresh: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  switch (past.kind) {
    case "restored": {
      const when = `${format.date(past.savedAtMs)}, ${format.time(past.savedAtMs)}`;
      return (
        <>
          <span>{t`This is your draft of ${when}.`}</span>
          <Button variant="subtle" size="xs" onClick={onFresh}>{t`Begin a new idea`}</Button>
        </>
      );
    }
    case "discarded":
      return (
        <>
          <span>{t`The draft is discarded.`}</span>
          <Button variant="subtle" size="xs" onClick={past.undo}>{t`Undo`}</Button>
        </>
      );
    case "sent": {
      const name = past.shownId;
      return (
        <span>
          <Trans>
            Sent as{" "}
            <Link className="link" to="/ideas/$ideaId" params={{ ideaId: past.id }}>
              {name}
            </Link>
            . Here is room for the next one.
          </Trans>
        </span>
      );
    }
  }
}

export function Note(props: {
  past: Past;
  others: readonly DraftView[];
  onFresh: () => void;
  onChoose: (draft: DraftView) => void;
}) {
  if (!props.past && props.others.length === 0) return null;
  return (
    <div className={css.note} role="status">
      {props.past && <What past={props.past} onFresh={props.onFresh} />}
      <OtherDrafts drafts={props.others} onChoose={props.onChoose} />
    </div>
  );
}
