// How the file was read, in one line; each part can be changed, and the file is read again.
import { useLingui } from "@lingui/react/macro";
import type { ImportLook } from "@/api";
import { useFormat } from "@/shared";
import type { Option } from "@/shared/commands/Picker";
import { Choose } from "../Choose";
import type { Reading } from "../wizard";
import { useDelimiterWords } from "../words/reading";
import css from "./columns.module.css";

interface BarProps {
  look: ImportLook;
  onRead(part: Reading): void;
}

/** Nobody decided how numbers are written: each column tells. */
const EACH = "each";

/** So much of a row tells which one it is. */
const PREVIEW_CELLS = 4;

const option = (key: string, name: string, now: string | null | undefined): Option => ({
  key,
  name,
  isOn: key === now,
});

function Sheet({ look, onRead }: BarProps) {
  const { t } = useLingui();
  const { sheet } = look.settings;
  if (look.sheets.length < 2 || !sheet) return null;
  return (
    <Choose
      label={t`Sheet`}
      value={sheet}
      options={() => look.sheets.map((name) => option(name, name, sheet))}
      onPick={(picked) => onRead({ sheet: picked, header_row: null })}
    />
  );
}

function HeaderRow({ look, onRead }: BarProps) {
  const { t } = useLingui();
  const format = useFormat();
  const now = String(look.settings.header_row ?? 0);
  const rows = look.first_rows.map(({ row, cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== "");
    return {
      ...option(String(row), t`Row ${format.whole(row)}`, now),
      aside: filled.slice(0, PREVIEW_CELLS).join(" | "),
    };
  });
  return (
    <Choose
      label={t`Column names`}
      value={now === "0" ? t`none` : t`row ${format.whole(Number(now))}`}
      width="28rem"
      options={() => [...rows, option("0", t`There are none`, now)]}
      onPick={(row) => onRead({ header_row: Number(row) })}
    />
  );
}

function TextFile({ look, onRead }: BarProps) {
  const { t } = useLingui();
  const delimiters = useDelimiterWords();
  const { encoding, delimiter } = look.settings;
  return (
    <>
      {encoding && (
        <Choose
          label={t`Encoding`}
          value={encoding}
          options={() => look.encodings.map((name) => option(name, name, encoding))}
          onPick={(picked) => onRead({ encoding: picked })}
        />
      )}
      {look.delimiters.length > 0 && (
        <Choose
          label={t`Between cells`}
          value={delimiter ? delimiters(delimiter) : t`nothing`}
          options={() => look.delimiters.map((sign) => option(sign, delimiters(sign), delimiter))}
          onPick={(picked) => onRead({ delimiter: picked })}
        />
      )}
    </>
  );
}

/** What numbers and dates look like; where nothing in the file tells, nothing is asked either. */
function Numbers({ look, onRead }: BarProps) {
  const { t } = useLingui();
  const { decimal, date_order } = look.settings;
  const each = t`as each column shows`;
  const decimals = { dot: "1,234.56", comma: "1.234,56" } as const;
  const orders = { day_first: t`31/12/2026`, month_first: t`12/31/2026` } as const;
  const list = (words: Record<string, string>, now: string | null | undefined) => (): Option[] =>
    Object.entries(words).map(([key, name]) => option(key, name, now));
  return (
    <>
      <Choose
        label={t`Numbers`}
        value={decimal ? decimals[decimal] : each}
        options={() => [...list(decimals, decimal)(), option(EACH, each, decimal ?? EACH)]}
        onPick={(picked) => onRead({ decimal: picked === EACH ? null : (picked as keyof typeof decimals) })}
      />
      {date_order && (
        <Choose
          label={t`Dates`}
          value={orders[date_order]}
          options={list(orders, date_order)}
          onPick={(picked) => onRead({ date_order: picked as keyof typeof orders })}
        />
      )}
    </>
  );
}

export function ReadingBar(props: BarProps) {
  const { t } = useLingui();
  return (
    <fieldset className={css.reading}>
      <legend className="vh">{t`How the file is read`}</legend>
      <Sheet {...props} />
      <HeaderRow {...props} />
      <TextFile {...props} />
      <Numbers {...props} />
    </fieldset>
  );
}
