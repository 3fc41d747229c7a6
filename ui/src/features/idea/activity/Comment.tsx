// One comment: who said it and where, its text, and its writer's ways to change it or take it back.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { type CommentView, type IdeaPage, newId, toFailure } from "@/api";
import { once, smallIcon, useFormat } from "@/shared";
import { useOperation, useSay, useSayRefused, useTry } from "../acts";
import { EditButton } from "../EditButton";
import { Ask } from "../head/Ask";
import { IdeaLink } from "../IdeaLink";
import css from "./Activity.module.css";
import { CommentField } from "./CommentField";
import { CommentText } from "./CommentText";
import { type CommentEditor, useCommentEditor } from "./useCommentEditor";

interface CommentProps {
  page: IdeaPage;
  comment: CommentView;
  isMine: boolean;
}

/** The text of a removed comment is gone; its writer still has it, and can say it once more. */
function useRemove({ page, comment }: CommentProps): () => void {
  const { t } = useLingui();
  const operate = useOperation();
  const say = useSay();
  const sayRefused = useSayRefused();
  const tryIt = useTry();
  const { id, body } = comment;
  const again = (): void =>
    tryIt(
      { kind: "comment.add", id: newId(), idea: comment.from?.id ?? page.row.id, body },
      t`Your comment is back, as a new one.`,
    );
  return () =>
    void operate({ kind: "comment.remove", id })
      .then(() =>
        say({
          tone: "done",
          text: t`Your comment is removed.`,
          detail: t`Its text is gone for others.`,
          actions: [{ label: t`Undo`, run: again }],
        }),
      )
      .catch((thrown) => sayRefused(toFailure(thrown)));
}

function RemoveOther({ comment, onClose }: { comment: CommentView; onClose: () => void }) {
  const { t } = useLingui();
  const operate = useOperation();
  return (
    <Ask
      title={t`Remove this comment of ${comment.by.name}?`}
      button={t`Remove comment`}
      isDanger
      missing={null}
      act={() => operate({ kind: "comment.remove", id: comment.id })}
      onClose={onClose}
    >
      <p className="t2">
        {t`Its text is gone for everybody. This cannot be undone; the history keeps that you removed it.`}
      </p>
    </Ask>
  );
}

function Buttons({ editor, ...props }: CommentProps & { editor: CommentEditor }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const remove = useRemove(props);
  const { comment, isMine } = props;
  const name = isMine ? t`Remove my comment` : t`Remove this comment`;
  return (
    <>
      {comment.may_edit && <EditButton label={t`Change my comment`} onClick={editor.begin} />}
      {comment.may_remove && (
        <button
          type="button"
          className={css.remove}
          aria-label={name}
          title={name}
          onClick={once(isMine ? remove : () => setAsking(true))}
        >
          <IconX {...smallIcon} />
        </button>
      )}
      {isAsking && <RemoveOther comment={comment} onClose={() => setAsking(false)} />}
    </>
  );
}

const focusOnce = (field: HTMLTextAreaElement | null): void => {
  if (field && document.activeElement !== field) field.focus();
};

function Editing({ editor, comment }: { editor: CommentEditor; comment: CommentView }) {
  const { t } = useLingui();
  const text = editor.text ?? "";
  return (
    <CommentField
      label={t`Change my comment`}
      text={text}
      onText={editor.change}
      onSend={() => void editor.save()}
      onCancel={() => text === comment.body && editor.cancel()}
      problem={editor.problem}
      isSending={editor.isSending}
      ref={focusOnce}
    >
      <Button size="xs" variant="subtle" onClick={editor.cancel}>{t`Cancel`}</Button>
      <Button size="xs" aria-disabled={text.trim() === ""} onClick={() => void editor.save()}>
        {t`Save comment`}
      </Button>
    </CommentField>
  );
}

export function Comment(props: CommentProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { comment } = props;
  const editor = useCommentEditor(comment);
  return (
    <>
      <div className={css.who}>
        <b>{comment.by.name}</b>
        {comment.edited_at_ms !== null && (
          <span
            className="t3"
            title={`${format.date(comment.edited_at_ms)}, ${format.time(comment.edited_at_ms)}`}
          >
            {t`edited`}
          </span>
        )}
        {editor.text === null && <Buttons {...props} editor={editor} />}
      </div>
      {comment.from && (
        <div className={`meta ${css.from}`}>
          {t`from`} <IdeaLink idea={comment.from} />
        </div>
      )}
      {editor.text === null ? (
        <CommentText text={comment.body} />
      ) : (
        <Editing editor={editor} comment={comment} />
      )}
    </>
  );
}
