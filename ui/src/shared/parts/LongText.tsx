// A text as it was typed: line breaks kept, nothing in it is ever markup. Long ones open on demand.
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import css from "./LongText.module.css";

/** Cut at a word, never inside a character. */
export function cut(text: string, most: number): string {
  const start = Array.from(text.slice(0, most * 2))
    .slice(0, most)
    .join("");
  const atWord = start.replace(/\s+\S*$/u, "");
  return atWord.length > most / 2 ? atWord : start;
}

export function LongText({
  text,
  most,
  className,
}: {
  text: string;
  most: number;
  className?: string | undefined;
}) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  // A little more than the limit is shown whole: a button for three words is a nuisance.
  const isLong = text.length > most * 1.2;
  const shown = isLong && !isOpen ? `${cut(text, most)} …` : text;
  return (
    <div className={`${css.text} ${className ?? ""}`}>
      {shown}
      {isLong && (
        <button type="button" className={css.more} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t`Show less` : t`Show all of it`}
        </button>
      )}
    </div>
  );
}
