// The items, what needs an answer first. What is unread is heavier and has a dot; neither stands for it alone.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowRight,
  IconColumns2,
  IconFlag,
  IconGitMerge,
  IconMessage,
  IconPencil,
} from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { InboxItem } from "@/api";
import { icon, useFormat } from "@/shared";
import { shortWhen } from "@/shared/words/when";
import css from "./inbox.module.css";
import { type ItemKind, kindOf, needsAnswer, useTitle } from "./words";

const glyphs: Record<ItemKind, typeof IconFlag> = {
  conflict: IconColumns2,
  claim: IconFlag,
  refused: IconAlertTriangle,
  comment: IconMessage,
  merge: IconGitMerge,
  move: IconArrowRight,
  event: IconPencil,
};

/** As many as one looks through. */
const FIRST = 100;

function Entry({ item }: { item: InboxItem }) {
  const { t } = useLingui();
  const format = useFormat();
  const title = useTitle();
  const Glyph = glyphs[kindOf(item)];
  return (
    <>
      <Glyph {...icon} className={css.glyph} data-open={needsAnswer(item) || undefined} />
      <span className={css.words}>
        <span className={css.title}>
          {!item.is_read && <span className="vh">{t`Unread:`} </span>}
          {title(item)}
        </span>
        <span className={`${css.about} ell`}>
          {item.idea ? `${item.idea.shown_id} ${item.idea.title}` : t`The space`}
        </span>
      </span>
      <span className={css.when}>
        {shortWhen(item.at_ms, Date.now(), format.locale)}
        {!item.is_read && <i aria-hidden="true" />}
      </span>
    </>
  );
}

interface ItemListProps {
  items: readonly InboxItem[];
  at: number;
  onSelect(at: number): void;
}

export function ItemList({ items, at, onSelect }: ItemListProps) {
  const { t } = useLingui();
  const [most, setMost] = useState(FIRST);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = frame.current;
    const entry = list?.querySelector<HTMLElement>(`[data-at="${at}"]`);
    entry?.scrollIntoView({ block: "nearest" });
    // Whoever moves with the arrows stays on the item that is looked at.
    if (list?.contains(document.activeElement)) entry?.focus({ preventScroll: true });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onSelect(to);
  };
  const shown = items.slice(0, Math.max(most, at + 1));
  return (
    <div ref={frame} className={css.list}>
      <ul aria-label={t`Inbox`} onKeyDown={onKeyDown}>
        {shown.map((item, place) => (
          <li key={item.id}>
            <button
              type="button"
              data-at={place}
              className={css.entry}
              data-unread={!item.is_read || undefined}
              tabIndex={place === at ? 0 : -1}
              aria-current={place === at || undefined}
              onClick={() => onSelect(place)}
            >
              <Entry item={item} />
            </button>
          </li>
        ))}
      </ul>
      {items.length > shown.length && (
        <Button variant="subtle" size="xs" onClick={() => setMost(most + FIRST)}>
          {t`Show more`}
        </Button>
      )}
    </div>
  );
}
