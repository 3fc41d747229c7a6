// The file's words for stages, each with what it means here. Once for all rows, and remembered.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { ImportStageWord, Stage } from "@/api";
import { StageGlyph, useFormat, useStageWords } from "@/shared";
import { Choose } from "../Choose";
import css from "./check.module.css";

/** What a row can come in as; what is being built comes in as ready or assessing, with a note. */
const choices: readonly Stage[] = [
  "new",
  "assessing",
  "ready",
  "building",
  "testing",
  "live",
  "retired",
  "parked",
  "declined",
];

interface StageWordsProps {
  words: readonly ImportStageWord[];
  isBusy: boolean;
  onMean(words: Record<string, Stage>): void;
}

const isOpenWord = ({ stage, by }: ImportStageWord): boolean => stage === null || by === "guess";

function Word({
  word,
  isBusy,
  onMean,
}: {
  word: ImportStageWord;
  isBusy: boolean;
  onMean(stage: Stage): void;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const stages = useStageWords();
  const { stage } = word;
  return (
    <li data-open={isOpenWord(word) || undefined}>
      <span className={css.word}>
        <span className="ell" title={word.word}>
          “{word.word}”
        </span>{" "}
        <span className="meta">{format.whole(word.rows)}</span>
      </span>
      <Choose
        isBare
        label={t`${word.word} means`}
        value={stage === null ? t`Choose a stage` : stages[stage]}
        glyph={stage && <StageGlyph stage={stage} />}
        tone={isOpenWord(word) ? "wanted" : undefined}
        options={() =>
          choices.map((choice) => ({
            key: choice,
            name: stages[choice],
            glyph: <StageGlyph stage={choice} />,
            isOn: choice === stage,
          }))
        }
        onPick={(picked) => !isBusy && onMean(picked as Stage)}
      />
    </li>
  );
}

export function StageWords({ words, isBusy, onMean }: StageWordsProps) {
  const { t } = useLingui();
  const open = words.filter(isOpenWord);
  const rows = open.reduce((sum, word) => sum + word.rows, 0);
  const guessed = open.flatMap(({ word, stage }) => (stage === null ? [] : [[word, stage] as const]));
  // What was open at first stays in sight while it is answered.
  const [isShown, setShown] = useState(open.length > 0);
  if (words.length === 0) return null;
  return (
    <section className={css.stages} aria-label={t`Stage words`}>
      <div className={css.stagesHead}>
        <h3>{t`Stage words`}</h3>
        <span className={open.length > 0 ? css.wanted : "t2"} role="status">
          {open.length > 0
            ? t`${plural(open.length, { one: "# word has", other: "# words have" })} no meaning yet; ${plural(rows, { one: "# row waits", other: "# rows wait" })} for it`
            : plural(words.length, { one: "# word, known", other: "# words, all known" })}
        </span>
        <span className="grow" />
        {guessed.length > 0 && (
          <Button size="xs" disabled={isBusy} onClick={() => onMean(Object.fromEntries(guessed))}>
            {t`Take the guesses`}
          </Button>
        )}
        <Button size="xs" variant="subtle" aria-expanded={isShown} onClick={() => setShown((is) => !is)}>
          {isShown ? t`Hide` : t`Show`}
        </Button>
      </div>
      {isShown && (
        <ul className={css.words}>
          {words.map((word) => (
            <Word
              key={word.word}
              word={word}
              isBusy={isBusy}
              onMean={(stage) => onMean({ [word.word]: stage })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
