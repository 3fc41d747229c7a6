// What came of an act, with the way back. Good news leave by themselves; a refusal stays until it is closed.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { ariaKeys, Keys } from "./Keys";
import css from "./Notice.module.css";

const STAYS_MS = 12_000;

export interface NoticeContent {
  tone: "done" | "merged" | "refused";
  text: string;
  detail?: string;
  /** `keys` as in the registry; `staysOpen` where what comes of it is said here too. */
  actions?: { label: string; run(): void; keys?: string; staysOpen?: boolean }[];
}

function Content({ notice, onClose }: { notice: NoticeContent; onClose: () => void }) {
  const { t } = useLingui();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld || notice.tone !== "done") return;
    const timer = setTimeout(onClose, STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice, isHeld, onClose]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that somebody reads it
    <div
      className={css.notice}
      data-tone={notice.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className={css.words}>
        <b>{notice.text}</b>
        {notice.detail && <span className="t2">{notice.detail}</span>}
      </div>
      {notice.actions?.map(({ label, run, keys, staysOpen }) => (
        <Button
          key={label}
          size="xs"
          aria-keyshortcuts={keys && ariaKeys(keys)}
          rightSection={keys && <Keys binding={keys} />}
          onClick={() => {
            if (!staysOpen) onClose();
            run();
          }}
        >
          {label}
        </Button>
      ))}
      <button type="button" className={css.close} aria-label={t`Close this message`} onClick={onClose}>
        <IconX size={14} stroke={1.5} aria-hidden="true" />
      </button>
    </div>
  );
}

interface Shown {
  notice: NoticeContent | null;
  onClose: () => void;
  /** Never interrupts what a screen reader says, whatever came of it. */
  isPolite?: boolean;
}

export function Notice({ notice, onClose, isPolite = false }: Shown) {
  const isAlert = notice !== null && notice.tone !== "done" && !isPolite;
  // Both regions are always there: a screen reader only hears what changes inside one that it knows.
  return (
    <div className={css.place}>
      <div role="status">{notice && !isAlert && <Content notice={notice} onClose={onClose} />}</div>
      {!isPolite && (
        <div role="alert">{notice && isAlert && <Content notice={notice} onClose={onClose} />}</div>
      )}
    </div>
  );
}
