// What the message says: from what was done, taken back or refused to its words and its way on.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { call, type Turned, wordsFor } from "@/api";
import { commands, type NoticeContent, type Said, useFormat, useUndo } from "@/shared";
import { useActWords, useLeftWords } from "./words";

type Done = Extract<Said, { what: "done" | "words" }>;

export function useNotice(said: Said | null): NoticeContent | null {
  const { t, i18n } = useLingui();
  const { undo, redo } = useUndo();
  const act = useActWords();
  const left = useLeftWords();
  const format = useFormat();

  const back = (of?: string) => ({ label: t`Undo`, keys: commands.undo.keys[0], run: () => void undo(of) });
  const forth = (of?: string) => ({ label: t`Redo`, keys: commands.redo.keys[0], run: () => void redo(of) });

  const done = (now: Done): NoticeContent => {
    if (now.what === "done") return { tone: "done", text: act(now.entry), actions: [back(now.entry.act)] };
    return { tone: "done", text: now.text, actions: now.act === undefined ? [] : [back(now.act)] };
  };

  const staying = ({ left: first, left_count }: Turned): string => {
    const [one] = first;
    if (!one) return "";
    if (left_count === 1) return left(one);
    const others = left_count - 1;
    return t`${left(one)} ${plural(others, { one: "# other stays too.", other: "# others stay too." })}`;
  };

  const turned = (isBack: boolean, now: Turned): NoticeContent => {
    const { entry } = now;
    if (!entry) {
      const text = isBack ? t`There is nothing to take back.` : t`There is nothing to do again.`;
      return { tone: "done", text };
    }
    const headline = act(entry);
    if (now.done === 0 && now.left_count > 0) {
      const text = isBack ? t`Not taken back: ${headline}` : t`Not done again: ${headline}`;
      return { tone: "refused", text, detail: staying(now) };
    }
    const text = isBack ? t`Taken back: ${headline}` : t`Done again: ${headline}`;
    const actions = [isBack ? forth(entry.act) : back(entry.act)];
    if (now.left_count === 0) return { tone: "done", text, actions };
    return { tone: "merged", text, detail: staying(now), actions };
  };

  if (said === null) return null;
  switch (said.what) {
    case "done":
    case "words":
      return done(said);
    case "turned":
      return turned(said.isBack, said.turned);
    case "turning": {
      const text = said.isBack ? t`Taking back…` : t`Doing again…`;
      const tenths = said.total > 0 ? Math.floor((10 * said.done) / said.total) : 0;
      const stop = {
        label: t`Cancel`,
        staysOpen: true,
        run: () => void call("bulk.cancel", { id: said.id }),
      };
      return { tone: "done", text, detail: format.percent(tenths / 10), actions: [stop] };
    }
    case "failed": {
      const { what, safe, todo } = wordsFor(said.failure);
      return { tone: "refused", text: i18n._(what), detail: [safe, todo].map((it) => i18n._(it)).join(" ") };
    }
  }
}
