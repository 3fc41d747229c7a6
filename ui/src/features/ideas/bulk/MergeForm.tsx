// Merging: which idea goes on for all of them, one of the selected or another one by its number.
import { useLingui } from "@lingui/react/macro";
import { Checkbox, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { type IdeaRow, readOrder, useRead } from "@/api";
import css from "./bulk.module.css";
import { type FormProps, useAct } from "./forms";

/** With more than these, one is named by its number. */
const MOST_OFFERED = 50;
const ASK_AFTER_MS = 150;

/** The idea of a number: "OH-12", or "12". */
function useByNumber(typed: string): { found: IdeaRow | undefined; isMissing: boolean } {
  const wanted = typed.trim();
  const digits = /\d+$/u.exec(wanted)?.[0] ?? "";
  const [asked] = useDebouncedValue(digits === "" ? "" : wanted, ASK_AFTER_MS);
  const order = useRead("ideas.order", { search: asked }, { enabled: asked !== "" });
  const locals = order.data && asked !== "" ? [...readOrder(order.data).locals.subarray(0, 20)] : [];
  const rows = useRead("ideas.rows", { locals }, { enabled: locals.length > 0 });
  const isIt = ({ shown_id: id }: IdeaRow): boolean =>
    id.toLowerCase() === wanted.toLowerCase() || (wanted === digits && id.endsWith(`-${digits}`));
  const found = digits === "" ? undefined : rows.data?.find(isIt);
  const isKnown = asked === wanted && order.isSuccess && (locals.length === 0 || rows.isSuccess);
  const isNone = wanted !== "" && digits === "";
  return { found, isMissing: isNone || (isKnown && found === undefined) };
}

export function MergeForm({ onAct, locals }: FormProps & { locals: number[] | null }) {
  const { t } = useLingui();
  const offered = locals !== null && locals.length <= MOST_OFFERED ? locals : [];
  const rows = useRead("ideas.rows", { locals: offered }, { enabled: offered.length > 0 });
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [addsVolume, setAddsVolume] = useState(true);
  const other = useByNumber(typed);
  const first = useRef<HTMLInputElement>(null);
  const areThere = rows.data !== undefined;
  // The dialog takes the focus before the ideas are there.
  useEffect(() => {
    if (areThere) first.current?.focus();
  }, [areThere]);
  const target = typed.trim() === "" ? chosen : (other.found?.id ?? null);
  useAct(target === null ? null : { act: "merge", target, adds_volume: addsVolume }, onAct);
  return (
    <>
      {rows.data && (
        <fieldset className={css.choices}>
          <legend>{t`Which one goes on for all?`}</legend>
          {rows.data.map(({ id, shown_id, title }, place) => (
            <label key={id} className={css.choice}>
              <input
                type="radio"
                name="survivor"
                checked={target === id}
                ref={place === 0 ? first : undefined}
                onChange={() => {
                  setTyped("");
                  setChosen(id);
                }}
              />
              <span className="ell">{title}</span>
              <span className="idno">{shown_id}</span>
            </label>
          ))}
        </fieldset>
      )}
      <TextInput
        label={rows.data ? t`Or another one, by its number` : t`Number of the idea that goes on for all`}
        placeholder="OH-12"
        value={typed}
        autoComplete="off"
        error={other.isMissing && t`No idea has this number.`}
        description={other.found?.title}
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Checkbox
        label={t`Their volumes come on top`}
        description={t`Leave it ticked where the tasks are done in different places; untick it where one task was sent twice.`}
        checked={addsVolume}
        onChange={(event) => setAddsVolume(event.currentTarget.checked)}
      />
    </>
  );
}
