// All that a list can be filtered by: at the left by what, at the right the values with how many ideas each
// would show. It acts at once.
import { useLingui } from "@lingui/react/macro";
import type { KeyboardEvent } from "react";
import { useRead } from "@/api";
import { type IdeasSearch, ideasOf } from "../address";
import { Panel } from "../Panel";
import { AgePane, MinePane, RangePane, SupportsPane } from "./AmountPanes";
import css from "./bar.module.css";
import { type FacetKey, facetKeys, isOn, useFacetWords } from "./facets";
import { ValuesPane } from "./ValuesPane";

export interface PaneProps {
  address: IdeasSearch;
  onChange(address: IdeasSearch): void;
}

function Pane({ facet, ...props }: PaneProps & { facet: FacetKey }) {
  const facets = useRead("ideas.facets", ideasOf(props.address), { keepPrevious: true });
  switch (facet) {
    case "hours":
    case "score":
      return <RangePane key={facet} facet={facet} {...props} />;
    case "supports":
      return <SupportsPane {...props} />;
    case "age":
      return <AgePane {...props} />;
    case "mine":
      return <MinePane {...props} />;
    default:
      return <ValuesPane key={facet} facet={facet} found={facets.data?.[facet]} {...props} />;
  }
}

interface FilterPanelProps extends PaneProps {
  facet: FacetKey;
  onFacet(facet: FacetKey): void;
  onClose(): void;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export default function FilterPanel({ facet, onFacet, onClose, ...props }: FilterPanelProps) {
  const { t } = useLingui();
  const words = useFacetWords();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = facetKeys[facetKeys.indexOf(facet) + (steps[event.key] ?? 0)];
    if (!next || next === facet) return;
    event.preventDefault();
    onFacet(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-facet=${next}]`)?.focus();
  };
  return (
    <Panel label={t`Filter the ideas`} width="30rem" onClose={onClose}>
      <div className={css.facets}>
        <div
          role="tablist"
          aria-orientation="vertical"
          aria-label={t`Filter by`}
          className={css.facetList}
          onKeyDown={onKeyDown}
        >
          {facetKeys.map((key) => (
            <button
              key={key}
              type="button"
              role="tab"
              id={`facet-${key}`}
              aria-selected={key === facet}
              aria-controls="facet-values"
              tabIndex={key === facet ? 0 : -1}
              className={css.facet}
              data-facet={key}
              data-on={isOn(props.address, key) || undefined}
              data-autofocus={key === facet || undefined}
              onClick={() => onFacet(key)}
            >
              {words[key]}
            </button>
          ))}
        </div>
        <div role="tabpanel" id="facet-values" aria-labelledby={`facet-${facet}`} className={css.pane}>
          <Pane facet={facet} {...props} />
        </div>
      </div>
    </Panel>
  );
}
