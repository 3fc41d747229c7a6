// RICE, ICE and WSJF of this idea, folded away until somebody looks: what each asks, its raw number and how
// it comes about, or the inputs that are missing.
import { useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { type FormulaView, type IdeaPage, type Role, useRead } from "@/api";
import {
  ErrorState,
  RawFormula,
  type RawMethod,
  RawNumber,
  rawMethods,
  rawName,
  readNumber,
  SkeletonRows,
  smallIcon,
  useFormat,
  writeNumber,
} from "@/shared";
import { NumberField } from "@/shared/parts/NumberField";
import { useMethodQuestions } from "./methods";
import { Scale } from "./Scale";
import scaleCss from "./Scale.module.css";
import css from "./Score.module.css";
import { type Answering, useAnswer } from "./useAnswer";
import { useLocked } from "./useLocked";

/** How many people it reaches; the estimate's own people where nobody says. Saved on Enter and on leaving. */
function Reach({ view, answering }: { view: FormulaView; answering: Answering }) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const given = answering.number("rice_reach");
  const [typed, setTyped] = useState<string | null>(null);
  const derived = view.inputs.find(({ field, is_derived }) => field === "rice_reach" && is_derived)?.value;
  const value = typed === null ? given : readNumber(typed, locale);
  const isWrong = Number.isNaN(value) || (value ?? 0) < 0;
  const save = (): void => {
    if (typed === null || isWrong) return;
    setTyped(null);
    if (value === given) return;
    const said =
      value === null ? t`The reach follows from the estimate again.` : t`Reach ${writeNumber(value, locale)}`;
    answering.answer("rice_reach", value, said);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") save();
    else if (event.key === "Escape" && typed !== null) setTyped(null);
    else return;
    event.stopPropagation();
  };
  const question = t`How many people does it reach?`;
  return (
    <div className={scaleCss.row}>
      <span className={scaleCss.question} aria-hidden="true">
        {question}
      </span>
      <NumberField
        aria-label={question}
        size="xs"
        placeholder={
          typeof derived === "number" ? t`${writeNumber(derived, locale)}, as estimated` : t`no answer yet`
        }
        value={typed ?? (given === null ? "" : writeNumber(given, locale))}
        onChange={setTyped}
        onBlur={save}
        onKeyDown={onKeyDown}
        error={isWrong && t`A number from 0 on`}
      />
    </div>
  );
}

function Method({
  method,
  view,
  answering,
  canEdit,
}: {
  method: RawMethod;
  view: FormulaView;
  answering: Answering;
  canEdit: boolean;
}) {
  const { t } = useLingui();
  const questions = useMethodQuestions()[method];
  return (
    <div className={css.method}>
      <h4 className={css.methodHead}>
        {rawName[method]}
        <RawNumber value={view.number} />
      </h4>
      {canEdit && method === "rice" && <Reach view={view} answering={answering} />}
      {canEdit &&
        questions.map(({ field, question, choices, hint }) => (
          <Scale
            key={field}
            question={question}
            choices={choices}
            value={answering.number(field)}
            canEdit
            hint={hint}
            onAnswer={(given) => {
              const label = choices.find(({ value }) => value === given)?.label ?? "";
              const said =
                given === null ? t`${question} The answer is taken back.` : t`${question} ${label}`;
              answering.answer(field, given, said);
            }}
          />
        ))}
      <div className={css.formula}>
        <RawFormula method={method} view={view} />
      </div>
    </div>
  );
}

function Methods({ page, role }: { page: IdeaPage; role: Role }) {
  const formulas = useRead("score.formulas", { id: page.row.id }, { keepPrevious: true });
  const answering = useAnswer(page);
  const { ratings: locked } = useLocked(page, role);
  if (formulas.error) return <ErrorState failure={formulas.error} onRetry={() => void formulas.refetch()} />;
  if (!formulas.data) return <SkeletonRows count={6} height="2.5rem" />;
  const views = formulas.data;
  return (
    <>
      {locked && <p className="meta">{locked}</p>}
      {rawMethods.map((method) => (
        <Method
          key={method}
          method={method}
          view={views[method]}
          answering={answering}
          canEdit={page.actions.edit_ratings}
        />
      ))}
    </>
  );
}

export function OtherMethods({ page, role }: { page: IdeaPage; role: Role }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={css.questions}>
      <h3>
        <button
          type="button"
          className={css.disclose}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight {...smallIcon} />
          {t`Other methods: RICE, ICE, WSJF`}
        </button>
      </h3>
      {isOpen && <Methods page={page} role={role} />}
    </div>
  );
}
