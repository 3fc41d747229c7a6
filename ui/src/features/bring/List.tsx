// One's own ideas: what of them is new there, may be there already, or was sent before; and what was chosen.
import { useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { BringAct, BringIdea } from "@/api";
import css from "./bring.module.css";
import type { Choices } from "./choices";

const ROW_REM = 3.75;

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

export function useActNames(): Record<BringAct, string> {
  const { t } = useLingui();
  return {
    send: t`Send it`,
    same: t`Same – I have this too`,
    related: t`Send it, and link the two`,
    skip: t`Leave it here`,
  };
}

function Entry({ idea, chosen }: { idea: BringIdea; chosen: BringAct | undefined }) {
  const { t } = useLingui();
  const names = useActNames();
  const what = {
    new: t`New there`,
    possible: t`Possibly there already`,
    sent: idea.sent_as ? t`Sent before, as ${idea.sent_as.shown_id}` : t`Sent before`,
  };
  return (
    <>
      <span className={css.title}>
        <span className="ell">{idea.idea.title}</span> <span className="idno">{idea.idea.shown_id}</span>
      </span>
      <span className={css.under}>
        <span data-what={idea.what}>{what[idea.what]}</span>
        {chosen ? <b>{names[chosen]}</b> : idea.what === "possible" && <span>{t`to be decided`}</span>}
      </span>
    </>
  );
}

interface ListProps {
  ideas: readonly BringIdea[];
  choices: Choices;
  at: number;
  onSelect(at: number): void;
}

export function List({ ideas, choices, at, onSelect }: ListProps) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: ideas.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_REM * rem(),
    overscan: 6,
  });
  const { scrollToIndex } = rows;
  useEffect(() => {
    scrollToIndex(at);
    const list = frame.current;
    if (list?.contains(document.activeElement)) {
      list.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true });
    }
  }, [scrollToIndex, at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ideas.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onSelect(Math.min(Math.max(to, 0), ideas.length - 1));
  };
  return (
    <div ref={frame} className={css.list}>
      <ol aria-label={t`My ideas`} style={{ height: rows.getTotalSize() }} onKeyDown={onKeyDown}>
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const idea = ideas[index];
          return (
            idea && (
              <li
                key={idea.idea.id}
                aria-posinset={index + 1}
                aria-setsize={ideas.length}
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                <button
                  type="button"
                  data-at={index}
                  className={css.entry}
                  tabIndex={index === at ? 0 : -1}
                  aria-current={index === at || undefined}
                  onClick={() => onSelect(index)}
                >
                  <Entry idea={idea} chosen={choices.get(idea.idea.id)?.act} />
                </button>
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}
