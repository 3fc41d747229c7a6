// Where a comment is typed: plain Markdown, and how it will look. Ctrl+Enter sends.
import { useLingui } from "@lingui/react/macro";
import { Button, Textarea } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useState } from "react";
import css from "./CommentBox.module.css";
import { MarkdownText } from "./CommentText";

export const MOST_CHARACTERS = 10_000;

interface CommentFieldProps {
  label: string;
  text: string;
  onText(text: string): void;
  onSend(): void;
  onCancel?: () => void;
  problem: string | null;
  isSending: boolean;
  /** The buttons at the right of "Preview". */
  children: ReactNode;
  ref?: Ref<HTMLTextAreaElement>;
}

export function CommentField({ label, text, onText, onSend, onCancel, ...rest }: CommentFieldProps) {
  const { t } = useLingui();
  const [isPreview, setPreview] = useState(false);
  const isBlank = text.trim() === "";
  // The next comment begins with typing.
  useEffect(() => {
    if (isBlank) setPreview(false);
  }, [isBlank]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSend();
    else if (event.key === "Escape" && onCancel) onCancel();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field, also while its preview shows
    <div className={css.field} onKeyDown={onKeyDown}>
      {isPreview && !isBlank ? (
        <section className={css.preview} aria-label={t`Preview`}>
          <MarkdownText text={text} />
        </section>
      ) : (
        <Textarea
          ref={rest.ref}
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          readOnly={rest.isSending}
          maxLength={MOST_CHARACTERS}
          autosize
          minRows={1}
          maxRows={8}
        />
      )}
      <div role="alert">{rest.problem && <p className={css.problem}>{rest.problem}</p>}</div>
      {rest.children && (
        <div className={css.buttons}>
          {!isBlank && (
            <Button
              size="xs"
              variant="subtle"
              aria-pressed={isPreview}
              title={t`Markdown: **bold**, *italic*, - list, > quote, [words](https://…)`}
              onClick={() => setPreview(!isPreview)}
            >
              {t`Preview`}
            </Button>
          )}
          <span className="grow" />
          {rest.children}
        </div>
      )}
    </div>
  );
}
