// The values of one facet, to be chosen by name; several are alternatives.
import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useState } from "react";
import type { Facet } from "@/api";
import { useFormat, useStageWords } from "@/shared";
import { contains } from "@/shared/fold";
import { changed } from "../address";
import css from "./bar.module.css";
import type { PaneProps } from "./FilterPanel";
import { type ListFacet, listFields, useFacetWords, useNoneWords } from "./facets";

const FINDABLE_FROM = 9;

/** Up and down go from one value to the next, so that a hundred of them are no hundred stops of Tab. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>("input")];
  const at = boxes.indexOf(event.target as HTMLElement);
  boxes[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  event.preventDefault();
}

interface ValuesProps extends PaneProps {
  facet: ListFacet;
  /** None while they are counted. */
  found: Facet[] | undefined;
}

export function ValuesPane({ facet, found, address, onChange }: ValuesProps) {
  const { t } = useLingui();
  const format = useFormat();
  const facetWords = useFacetWords();
  const noneWords = useNoneWords();
  const stageWords = useStageWords();
  const [typed, setTyped] = useState("");
  const { list, none } = listFields[facet];
  const chosen: readonly string[] = address[list] ?? [];

  const toggle = (key: string | null): void => {
    if (key === null) {
      if (none) onChange(changed(address, { [none]: address[none] ? undefined : true }));
      return;
    }
    const rest = chosen.filter((other) => other !== key);
    const next = rest.length < chosen.length ? rest : [...chosen, key];
    onChange(changed(address, { [list]: next.length > 0 ? next : undefined }));
  };
  const nameOf = ({ key, name }: Facet): string => {
    if (key === null) return noneWords[facet] ?? name;
    return facet === "stages" ? (stageWords[key as keyof typeof stageWords] ?? name) : name;
  };
  // What is chosen stays in the list, though no idea has it any more.
  const known = new Set(found?.map(({ key }) => key));
  const gone = chosen.filter((key) => !known.has(key)).map((key) => ({ key, name: key, count: 0 }));
  const all = found ? [...found, ...gone] : [];
  const shown = all.filter((value) => contains(nameOf(value), typed));
  return (
    <>
      {all.length >= FINDABLE_FROM && (
        <input
          className={css.find}
          value={typed}
          placeholder={t`Find`}
          aria-label={t`Find in ${facetWords[facet]}`}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <fieldset className={css.values} aria-label={facetWords[facet]} onKeyDown={walk}>
        {shown.map((value) => (
          <label key={value.key ?? ""} className={css.value}>
            <input
              type="checkbox"
              checked={value.key === null ? Boolean(none && address[none]) : chosen.includes(value.key)}
              onChange={() => toggle(value.key)}
            />
            <span className="ell">{nameOf(value)}</span>
            <em>{format.whole(value.count)}</em>
          </label>
        ))}
        {found && shown.length === 0 && <p className="meta">{t`There is none.`}</p>}
      </fieldset>
    </>
  );
}
