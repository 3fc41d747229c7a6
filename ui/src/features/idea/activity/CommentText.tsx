// The text of a comment. Long ones open on demand, and what is folded away is not even read as Markdown.
import { useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useState } from "react";
import { later } from "@/shared";
import { cut } from "@/shared/parts/LongText";
import css from "./Activity.module.css";
import plain from "./Markdown.module.css";

const MOST = 600;

const Markdown = lazy(later(() => import("./Markdown")));

/** As it was typed until the part that reads Markdown is there. */
export const MarkdownText = ({ text }: { text: string }) => (
  <Suspense fallback={<div className={plain.plain}>{text}</div>}>
    <Markdown text={text} />
  </Suspense>
);

export function CommentText({ text }: { text: string }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > MOST * 1.2;
  return (
    <div className={css.body}>
      <MarkdownText text={isLong && !isOpen ? `${cut(text, MOST)} …` : text} />
      {isLong && (
        <button type="button" className={css.open} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t`Show less` : t`Show all of it`}
        </button>
      )}
    </div>
  );
}
