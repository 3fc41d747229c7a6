// Two values of one field: both stand here, and one click takes the other. Until then the first one counts.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { InboxConflict, PersonView } from "@/api";
import { Avatar, ariaKeys, commands, Keys, once, useCommand, useFormat } from "@/shared";
import { useFieldWords } from "@/shared/fields";
import { Refused } from "@/shared/joining";
import { LongText } from "@/shared/parts/LongText";
import { useSpaceValues } from "@/shared/words/ChangeLines";
import css from "./inbox.module.css";
import type { Acts } from "./useActs";

interface Side {
  by: PersonView;
  value: unknown;
  atMs: number;
  /** Stands now. */
  isKept: boolean;
  /** None where this person may not choose it. */
  choose: (() => void) | null;
}

/** What fits beside another one in large figures. */
const SHORT = 14;

const BINDINGS = [commands["inbox.first"].keys[0], commands["inbox.second"].keys[0]] as const;

function Half({ side, field, place, isMine }: { side: Side; field: string; place: 0 | 1; isMine: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useSpaceValues();
  const binding = BINDINGS[place];
  const name = side.by.name;
  const value = words(field, side.value) ?? t`nothing`;
  const keep = isMine ? t`Keep mine` : t`Keep what ${name} wrote`;
  return (
    <div className={css.half}>
      <div className={css.who}>
        <Avatar name={name} />
        <span>
          <b>{isMine ? t`Yours` : name}</b>
          <span className="meta">
            {format.date(side.atMs)}, {format.time(side.atMs)}
            {side.isKept ? t`, stands now` : ""}
          </span>
        </span>
      </div>
      <div className={css.value} data-short={value.length <= SHORT || undefined}>
        <LongText text={value} most={240} />
      </div>
      {side.choose && (
        <Button
          aria-keyshortcuts={ariaKeys(binding)}
          rightSection={<Keys binding={binding} />}
          onClick={once(side.choose)}
        >
          {keep}
        </Button>
      )}
    </div>
  );
}

function sidesOf(conflict: InboxConflict, close: (takeLost: boolean) => void): [kept: Side, lost: Side] {
  const { may_take, may_dismiss } = conflict;
  return [
    {
      by: conflict.kept_by,
      value: conflict.kept_value,
      atMs: conflict.kept_at_ms,
      isKept: true,
      choose: may_dismiss ? () => close(false) : null,
    },
    {
      by: conflict.lost_by,
      value: conflict.lost_value,
      atMs: conflict.lost_at_ms,
      isKept: false,
      choose: may_take ? () => close(true) : null,
    },
  ];
}

export function Conflict({ conflict, me, acts }: ConflictProps) {
  const { t } = useLingui();
  const words = useSpaceValues();
  const field = useFieldWords()(conflict.field);
  const close = (takeLost: boolean): void => acts.close(conflict, takeLost, field);
  const [kept, lost] = sidesOf(conflict, close);
  // One's own comes first, as one thinks of it.
  const [first, second] = lost.by.id === me ? [lost, kept] : [kept, lost];
  useCommand("inbox.first", () => first.choose?.(), first.choose !== null);
  useCommand("inbox.second", () => second.choose?.(), second.choose !== null);
  const isMine = first.by.id === me;
  const other = isMine ? second.by.name : first.by.name;
  const before = words(conflict.field, conflict.before);
  return (
    <>
      <h2>
        {isMine
          ? t`You and ${other} both changed “${field}”`
          : t`${kept.by.name} and ${lost.by.name} both changed “${field}”`}
      </h2>
      <p className={css.lead}>
        {t`Nothing is lost: both values are kept in the history, whichever you choose. Until then the Hub counts with what ${kept.by.name} wrote, which reached the server first.`}
      </p>
      <div className={css.halves}>
        {([first, second] as const).map((side, place) => (
          <Half
            key={side.isKept ? "kept" : "lost"}
            side={side}
            field={conflict.field}
            place={place === 0 ? 0 : 1}
            isMine={side.by.id === me}
          />
        ))}
      </div>
      {before !== null && <p className="meta">{t`Before both: ${before}`}</p>}
      {!first.choose && !second.choose && (
        <p className={css.lead}>{t`Your role does not let you choose here; whoever may, sees both.`}</p>
      )}
      <Refused failure={acts.failure} />
    </>
  );
}

interface ConflictProps {
  conflict: InboxConflict;
  me: string;
  acts: Acts;
}
