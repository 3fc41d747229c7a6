// What came of each idea: the private space is as it was, each copy is a click away.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type BringOutcome, type BringResult, toFailure, wordsFor } from "@/api";
import { LinkButton } from "@/shared";
import css from "./bring.module.css";

const FIRST = 100;

function Line({ one }: { one: BringOutcome }) {
  const { t, i18n } = useLingui();
  const words = {
    sent: t`sent`,
    same: t`you support it there`,
    related: t`sent and linked`,
    sent_before: t`was there already`,
    skipped: t`left here`,
    refused: t`refused`,
  };
  const why = one.refusal && wordsFor(toFailure(one.refusal));
  return (
    <tr>
      <th scope="row">
        {one.idea.title} <span className="idno">{one.idea.shown_id}</span>
      </th>
      <td data-outcome={one.outcome}>
        {words[one.outcome]}
        {why && (
          <span className="meta">
            {" "}
            {i18n._(why.what)} {i18n._(why.todo)}
          </span>
        )}
      </td>
      <td>
        {one.to && (
          <Link to="/ideas/$ideaId" params={{ ideaId: one.to.id }} className="link">
            {one.to.shown_id}
          </Link>
        )}
      </td>
    </tr>
  );
}

export function Result({ result, onAgain }: { result: BringResult; onAgain(): void }) {
  const { t } = useLingui();
  const [most, setMost] = useState(FIRST);
  // What was refused needs a look, so it comes first.
  const sorted = [...result.outcomes].sort(
    (a, b) => Number(b.outcome === "refused") - Number(a.outcome === "refused"),
  );
  const told = sorted.filter(({ outcome }) => outcome !== "skipped");
  const arrived = told.filter(({ outcome }) => outcome !== "refused").length;
  const refused = told.length - arrived;
  return (
    <div className={css.result}>
      <div role="status">
        <h2>
          {result.is_cancelled
            ? plural(arrived, { one: "Stopped after # idea", other: "Stopped after # ideas" })
            : plural(arrived, { one: "# idea is there now", other: "# ideas are there now" })}
        </h2>
      </div>
      <p className="t2">
        {refused > 0 && plural(refused, { one: "# was refused. ", other: "# were refused. " })}
        {t`Your private space is as it was. From now on the copies live on their own: what you change in one is not changed in the other.`}
      </p>
      <div className={css.acts}>
        <LinkButton to="/ideas" search={{}} variant="filled">{t`Go to the ideas`}</LinkButton>
        <Button onClick={onAgain}>{t`Look at what is left`}</Button>
      </div>
      <table className={css.outcomes}>
        <thead className="vh">
          <tr>
            <th scope="col">{t`Idea`}</th>
            <th scope="col">{t`What became of it`}</th>
            <th scope="col">{t`There`}</th>
          </tr>
        </thead>
        <tbody>
          {told.slice(0, most).map((one) => (
            <Line key={one.idea.id} one={one} />
          ))}
        </tbody>
      </table>
      {told.length > most && (
        <Button variant="subtle" size="xs" onClick={() => setMost(most + FIRST * 5)}>{t`Show more`}</Button>
      )}
    </div>
  );
}
