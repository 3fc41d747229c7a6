// What an act changed, a line a field: what stood there before, and what stands there now.
import { useLingui } from "@lingui/react/macro";
import { type Change, useRead } from "@/api";
import { useFieldWords } from "../fields";
import { LongText } from "../parts/LongText";
import css from "./ChangeLines.module.css";
import { useValueWords } from "./values";
import { isSaid } from "./verbs";

const LONG = 200;

/** Values of fields in words, in the space that is open. */
export function useSpaceValues(): (field: string, value: unknown) => string | null {
  const space = useRead("app.state", {}).data?.space;
  const choices = useRead("space.choices", {}, { enabled: Boolean(space) }).data;
  const words = useValueWords({ space: space ?? NO_SPACE, choices });
  return (field, value) => words(field, value);
}

/** Until the core has said which one is open; no amount is shown before. */
const NO_SPACE = {
  id: "",
  name: "",
  prefix: "OH",
  currency: "EUR",
  currency_digits: 2,
  time_zone: "UTC",
  share_default: { low: 0, likely: 0, high: 0 },
  goals: [],
  me: { id: "", name: "", role: "viewer" as const, area_id: null },
  ideas: 0,
  is_sample: false,
  kind: "private" as const,
  is_read_only: false,
  is_filling: false,
};

function Line({ change }: { change: Change }) {
  const { t } = useLingui();
  const name = useFieldWords()(change.field);
  const words = useSpaceValues();
  const before = words(change.field, change.before);
  const after = words(change.field, change.after) ?? t`nothing`;
  return (
    <div className={css.line}>
      <dt>{name}</dt>
      <dd>
        {before !== null && (
          <>
            <s>
              <span className="vh">{t`before`} </span>
              <LongText text={before} most={LONG} />
            </s>
            <span aria-hidden="true">→</span>
          </>
        )}
        <LongText text={after} most={LONG} />
      </dd>
    </div>
  );
}

export function ChangeLines({ kind, changes }: { kind: string; changes: readonly Change[] }) {
  const told = changes.filter(({ field }) => !isSaid(kind, field));
  if (told.length === 0) return null;
  return (
    <dl className={css.lines}>
      {told.map((change) => (
        <Line key={change.field} change={change} />
      ))}
    </dl>
  );
}
