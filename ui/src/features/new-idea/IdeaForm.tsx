// The form with its live panel: what is typed, its draft, the sending, and "Same - I have this too".
import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import {
  type Act,
  type Choices,
  call,
  type Failure,
  type FoundIdea,
  type Operation,
  type Quantity,
  type SpaceView,
  toFailure,
  useLive,
  useSend,
} from "@/api";
import { useCommand, useSteady } from "@/shared";
import { Estimate } from "./Estimate";
import { Foot } from "./Foot";
import { type Errors, type FieldsProps, fieldId, type Role } from "./fields";
import { type Field, type IdeaText, isBlank, isUntold, type Problems } from "./form";
import css from "./form.module.css";
import { keepAnswer } from "./keepAnswer";
import { MainFields } from "./MainFields";
import { MoreFields, moreFields } from "./MoreFields";
import { problemsOf, useFormProblemWords } from "./problems";
import { Similar, withBridges } from "./Similar";
import { useDraft } from "./useDraft";
import { useIdeaForm } from "./useIdeaForm";
import { useProposing } from "./useProposing";

const ESTIMATE_PAUSE_MS = 120;
const SIMILAR_PAUSE_MS = 70;
/** Words that bridge two texts take longer to find: they are looked for once the typing rests. */
const WHY_PAUSE_MS = 350;
/** One letter is like everything. */
const SIMILAR_FROM_CHARACTERS = 3;

const noOwn: ReadonlySet<Quantity> = new Set();
const ownShare: ReadonlySet<Quantity> = new Set<Quantity>(["automatable_share"]);

/** A form to begin with: nothing, or a draft. The id becomes the idea's. */
export interface Start {
  id: string;
  text: IdeaText;
  /** The locale in which a draft's numbers were typed; absent where it is the present one. */
  typedIn?: string | null;
  savedAtMs: number | null;
}

export type Done =
  | { kind: "sent"; id: string; shownId: string; another: boolean }
  | { kind: "same"; idea: FoundIdea; start: Start }
  | { kind: "discarded"; start: Start }
  /** The same text once more, as an idea of its own. */
  | { kind: "copied"; text: IdeaText };

interface IdeaFormProps {
  start: Start;
  space: SpaceView;
  choices: Choices | undefined;
  note: ReactNode;
  onDone: (done: Done) => void;
  onClose: () => void;
  /** Somebody typed something that a draft keeps. */
  onKept: (isKept: boolean) => void;
}

const roleOf = ({ me: { role } }: SpaceView): Role => ({
  canAddAreas: role === "admin",
  canAddSystems: role !== "viewer",
});

/** An open list has Escape for itself. */
const isOpenList = (target: EventTarget): boolean =>
  target instanceof Element && target.getAttribute("aria-expanded") === "true" && target.matches("input");

export function IdeaForm({ start, space, choices, note, onDone, onClose, onKept }: IdeaFormProps) {
  const { t } = useLingui();
  const form = useIdeaForm(start.text, start.typedIn ?? null, space);
  const { text, reading } = form;
  const draft = useDraft(start.id, text, start.savedAtMs);
  const { isSending, act: send } = useSend();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isMoreOpen, setIsMoreOpen] = useState(() => hasMore(start.text));
  const [focusOn, setFocusOn] = useState<{ field: Field } | null>(null);
  const words = useFormProblemWords(space.currency_digits);

  const isKept = !isBlank(text);
  useEffect(() => onKept(isKept), [onKept, isKept]);
  useEffect(() => {
    if (focusOn) document.getElementById(fieldId(focusOn.field))?.focus();
  }, [focusOn]);

  const estimate = useLive(
    "estimate.preview",
    { inputs: reading.estimate, ...(text.area_id ? { area_id: text.area_id } : {}) },
    { pauseMs: ESTIMATE_PAUSE_MS },
  );
  const isAsked = text.title.trim().length + text.description.trim().length >= SIMILAR_FROM_CHARACTERS;
  const question = {
    title: reading.case.title,
    description: text.description,
    system_ids: text.system_ids,
    ...(text.area_id ? { area_id: text.area_id } : {}),
  };
  const similar = useLive(
    "similar.find",
    { ...question, propose: true },
    { pauseMs: SIMILAR_PAUSE_MS, enabled: isAsked },
  );
  const why = useLive(
    "similar.find",
    { ...question, bridges: true },
    { pauseMs: WHY_PAUSE_MS, enabled: isAsked && (similar.data?.by_meaning ?? 0) > 0 },
  );
  const alike = useMemo(() => withBridges(similar.data, why.data), [similar.data, why.data]);
  const proposing = useProposing(
    isAsked ? similar.data?.proposed : undefined,
    text,
    choices,
    form.acts,
    // Where it went is to be seen.
    (field) => field === "system_ids" && setIsMoreOpen(true),
  );
  const { areas, systems, take } = proposing;
  const retryEstimate = useSteady(() => void estimate.refetch());
  const live = useMemo(() => problemsOf(estimate.data?.wrong ?? []), [estimate.data]);
  const wrong = useMemo(
    () => Object.keys({ ...live, ...reading.problems }) as Field[],
    [live, reading.problems],
  );
  const role = useMemo(() => roleOf(space), [space]);
  const error = (field: Field): string | undefined => {
    const problem = form.problem(field, live);
    if (problem) return words(field, problem);
    return form.cut.has(field) ? t`This was longer than the Hub can hold. Its beginning is here.` : undefined;
  };
  const errors: Errors = Object.fromEntries(
    (Object.keys(text) as Field[]).map((field) => [field, error(field)]),
  );

  const jump = useCallback((field: Field): void => {
    if (moreFields.has(field)) setIsMoreOpen(true);
    setFocusOn({ field });
  }, []);
  const toggleMore = useCallback(() => setIsMoreOpen((isOpen) => !isOpen), []);
  const show = (problems: Problems): void => {
    form.reveal(problems);
    const wrongOnes = (Object.keys(text) as Field[]).filter(
      (field) => field in { ...form.stopping, ...problems },
    );
    if (wrongOnes.some((field) => moreFields.has(field))) setIsMoreOpen(true);
    if (wrongOnes[0]) jump(wrongOnes[0]);
  };
  const submission = { id: start.id, case: reading.case, estimate: reading.estimate };

  /** A refusal names one field; the check names all of them. */
  const explain = async (refusal: Failure): Promise<void> => {
    const named = problemsOf([refusal]);
    if (Object.keys(named).length === 0) return setFailure(refusal);
    const check = await call("idea.check", { submission }).catch(() => ({ refusals: [] }));
    show({ ...problemsOf(check.refusals), ...named });
  };
  const act = async (operation: Operation, then: (act: Act) => void): Promise<void> => {
    setFailure(null);
    try {
      const done = await send(operation);
      if (!done) return;
      await draft.end();
      then(done);
    } catch (thrown) {
      await explain(toFailure(thrown));
    }
  };
  const sendIdea = (another: boolean): void => {
    if (Object.keys(form.stopping).length > 0) show({});
    else {
      void act({ kind: "idea.submit", ...submission }, ({ sent: { idea_id, shown_id } }) =>
        onDone({ kind: "sent", id: idea_id ?? start.id, shownId: shown_id ?? "", another }),
      );
    }
  };
  const sendSame = useSteady((idea: FoundIdea, inAddition: boolean): void => {
    const { runs, period, people, minutes_per_run } = reading.estimate;
    const minutes = minutes_per_run === undefined ? {} : { minutes_per_run };
    const volume = runs && period && people ? { volume: { runs, period, people, ...minutes } } : {};
    const area = text.area_id ? { area_id: text.area_id } : {};
    void act(
      { kind: "support.set", idea: idea.id, ...volume, in_addition: inAddition, ...area },
      ({ opId }) => {
        const left: Start = { id: start.id, text, savedAtMs: null };
        keepAnswer(opId, left, idea, "same");
        onDone({ kind: "same", idea, start: left });
      },
    );
  });
  const discard = (): void => {
    void draft.end();
    onDone({ kind: "discarded", start: { id: start.id, text, savedAtMs: null } });
  };

  const copy = (): void => {
    void draft.end();
    onDone({ kind: "copied", text });
  };

  useCommand("form.send", () => sendIdea(false));
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || isOpenList(event.target)) return;
    event.preventDefault();
    onClose();
  };
  const fields: FieldsProps = { text, errors, acts: form.acts, choices, words, role };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from every field
    <div className={css.columns} onKeyDown={closeOnEscape}>
      <div className={css.main}>
        {/* No submit button: Enter in a field must not send what is half told. */}
        <form className={css.form} noValidate onSubmit={(event) => event.preventDefault()}>
          {note}
          <MainFields {...fields} profileAreaId={space.me.area_id} areas={areas} onTake={take} />
          <MoreFields
            {...fields}
            space={space}
            isOpen={isMoreOpen}
            onToggle={toggleMore}
            systems={systems}
            hasKey={areas.length === 0}
            onTake={take}
          />
          <p className="vh" role="status" aria-live="polite">
            {proposing.said}
          </p>
          <Foot
            failure={failure}
            id={start.id}
            onCopy={copy}
            draft={draft}
            isSending={isSending}
            canDiscard={isKept}
            onSend={() => sendIdea(false)}
            onSendAnother={() => sendIdea(true)}
            onDiscard={discard}
          />
        </form>
      </div>
      <aside className={css.side} aria-label={t`What the Hub sees in it`}>
        <Estimate
          view={estimate.data}
          failure={estimate.error}
          onRetry={retryEstimate}
          wrong={wrong}
          own={reading.estimate.automatable_share ? ownShare : noOwn}
          space={space}
          onJump={jump}
        />
        <Similar
          reply={alike}
          isAsked={isAsked}
          failure={similar.error}
          hasVolume={Boolean(reading.estimate.runs && reading.estimate.people)}
          isBusy={isSending}
          onSame={sendSame}
        />
      </aside>
    </div>
  );
}

/** A draft that tells more than the five answers opens where it tells them. */
const hasMore = (text: IdeaText): boolean =>
  !isUntold(text, ["title", "area_id", "people", "runs", "period", "minutes_per_run"]);
