// What can be brought in: kinds of files, exports that need no mapping, and how much at once.
import { useLingui } from "@lingui/react/macro";
import css from "./file.module.css";

/** Names of programs are names in every language. */
const KNOWN = [
  "UiPath Automation Hub",
  "Microsoft Innovation Backlog",
  "Fider",
  "Jira",
  "Azure DevOps",
] as const;

export function Accepted() {
  const { t } = useLingui();
  return (
    <>
      <h3>{t`What can be read`}</h3>
      <dl className={css.kinds}>
        <dt>CSV, TSV</dt>
        <dd>{t`Any encoding, separator and way to write numbers: found, shown, and yours to change`}</dd>
        <dt>Excel</dt>
        <dd>{t`.xlsx and the old .xls, any sheet`}</dd>
        <dt>OpenDocument</dt>
        <dd>.ods</dd>
      </dl>
      <h3>{t`Recognised without asking`}</h3>
      <ul className={css.known}>
        <li>{t`What the Hub itself exported`}</li>
        {KNOWN.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <h3>{t`At most`}</h3>
      <p className="t2">{t`100 MB, 200,000 rows and 200 columns at once`}</p>
    </>
  );
}
