// The team's checklist with this automation's answers: two are a click, those that need words open a dialog.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconCheck, IconCircleDashed, IconDots, IconMinus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { IdeaPage, StandardLine, StandardState } from "@/api";
import { smallIcon, useFormat } from "@/shared";
import { useAnswerWords } from "@/shared/words/answers";
import { useLineWords } from "@/shared/words/standard";
import { useTry } from "../acts";
import { placeId } from "../places";
import { AnswerDialog, type Asked } from "./AnswerDialog";
import css from "./build.module.css";

const glyphs: Record<StandardState, typeof IconCheck> = {
  met: IconCheck,
  not_met: IconX,
  not_applicable: IconMinus,
  excepted: IconMinus,
};

/** "Met", by whom and when, with what was seen or why. */
function Told({ line }: { line: StandardLine }) {
  const { t } = useLingui();
  const format = useFormat();
  const answers = useAnswerWords();
  const { state, by, at_ms, evidence, reason } = line;
  if (!state || !by || at_ms === null) {
    return (
      <span className="meta">{line.required ? t`Not answered yet` : t`Not answered yet; not required`}</span>
    );
  }
  const who = t`${answers[state]}, ${by.name}, ${format.date(at_ms)}`;
  return (
    <>
      <span className="meta">{who}</span>
      {(reason ?? evidence) !== "" && <span className={css.evidence}>{reason ?? evidence}</span>}
    </>
  );
}

interface LineProps {
  line: StandardLine;
  page: IdeaPage;
  onAsk(asked: Asked): void;
}

function Line({ line, page, onAsk }: LineProps) {
  const { t } = useLingui();
  const tryIt = useTry();
  const answers = useAnswerWords();
  const words = useLineWords()(line);
  const { answer, pass, except } = page.actions;
  const Glyph = line.state ? glyphs[line.state] : IconCircleDashed;
  const mayPass = answer && (pass || !line.required);
  const say = (state: "met" | "not_met"): void =>
    tryIt(
      {
        kind: "standard.answer",
        idea: page.row.id,
        item: line.id,
        state,
        evidence: state === "met" ? line.evidence : "",
        by_scan: false,
      },
      t`Answered: ${words}.`,
    );
  return (
    <li className={css.line} data-state={line.state ?? "none"} data-open={line.is_open || undefined}>
      <span className={css.glyph} aria-hidden="true">
        <Glyph {...smallIcon} />
      </span>
      <div className={css.told}>
        <span>
          {words}
          {line.required && !line.archived && <span className="t3"> · {t`required`}</span>}
          {line.archived && <span className="t3"> · {t`no longer asked`}</span>}
        </span>
        <Told line={line} />
      </div>
      {!line.archived && (answer || except) && (
        <div className={css.answers}>
          {answer && (
            <>
              <Button
                size="xs"
                aria-pressed={line.state === "met"}
                aria-label={t`${words}: ${answers.met}`}
                onClick={() => say("met")}
              >
                {answers.met}
              </Button>
              <Button
                size="xs"
                aria-pressed={line.state === "not_met"}
                aria-label={t`${words}: ${answers.not_met}`}
                onClick={() => say("not_met")}
              >
                {answers.not_met}
              </Button>
            </>
          )}
          <Menu position="bottom-end" width="13rem">
            <Menu.Target>
              <Button size="xs" variant="subtle" px="0.375rem" aria-label={t`More answers: ${words}`}>
                <IconDots {...smallIcon} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {answer && <Menu.Item onClick={() => onAsk("evidence")}>{t`Say how it is met…`}</Menu.Item>}
              {mayPass && (
                <Menu.Item onClick={() => onAsk("not_applicable")}>{t`It does not apply…`}</Menu.Item>
              )}
              {except && <Menu.Item onClick={() => onAsk("excepted")}>{t`Let it pass…`}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </li>
  );
}

export function Standard({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<{ line: StandardLine; asked: Asked } | null>(null);
  const { standard, open } = page.build;
  const isAsked = ["building", "testing", "live"].includes(page.stage.now);
  if (standard.length === 0) return null;
  return (
    <section id={placeId("standard")} aria-labelledby="standard-title">
      <div className={css.head}>
        <h2 id="standard-title">{t`Standard`}</h2>
        <span className="meta" role="status">
          {open === 0
            ? t`All required points are settled.`
            : t`${plural(open, { one: "# required point is open", other: "# required points are open" })}: going live asks for it.`}
        </span>
      </div>
      {!isAsked && (
        <p
          className={`${css.words} t2`}
        >{t`What the team asks of every automation. It is answered while it is built.`}</p>
      )}
      <ul className={css.lines}>
        {standard.map((line) => (
          <Line key={line.id} line={line} page={page} onAsk={(kind) => setAsked({ line, asked: kind })} />
        ))}
      </ul>
      {asked && (
        <AnswerDialog page={page} line={asked.line} asked={asked.asked} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}
