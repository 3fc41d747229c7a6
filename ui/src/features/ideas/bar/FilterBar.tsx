// Above the list: what it is filtered by, what it is sorted by, how it looks, and whether that is saved.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconArrowsSort, IconColumns3, IconFilter, IconX } from "@tabler/icons-react";
import { lazy, type ReactNode, useState } from "react";
import { commands, later, smallIcon, useCommand } from "@/shared";
import { hasFilter, type IdeasSearch, withoutFilter } from "../address";
import { type ColumnKey, useColumnWords } from "../columns";
import css from "./bar.module.css";
import { type FacetKey, facetKeys, isOn, useFacetWords, without } from "./facets";
import { Held } from "./Held";
import { useChipWords } from "./useChipWords";

const FilterPanel = lazy(later(() => import("./FilterPanel")));
const SortPanel = lazy(later(() => import("./SortPanel")));
const ColumnsPanel = lazy(later(() => import("./ColumnsPanel")));

interface BarProps {
  address: IdeasSearch;
  columns: readonly ColumnKey[];
  /** What stands at the right end: saving. */
  children: ReactNode;
  onChange(address: IdeasSearch): void;
}

function Chip({
  name,
  words,
  onOpen,
  onRemove,
}: {
  name: string;
  words: string;
  onOpen: () => void;
  onRemove: () => void;
}) {
  const { t } = useLingui();
  return (
    <span className={css.chip}>
      <button
        type="button"
        className={css.words}
        onClick={(event) => {
          // As in Held: this click opens the panel and must not close it.
          event.stopPropagation();
          onOpen();
        }}
      >
        {name} <b>{words}</b>
      </button>
      <button
        type="button"
        className={css.remove}
        aria-label={t`Remove the filter ${name}`}
        onClick={onRemove}
      >
        <IconX size="0.75rem" stroke={1.5} aria-hidden="true" />
      </button>
    </span>
  );
}

export function FilterBar({ address, columns, children, onChange }: BarProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<"filter" | "sort" | "columns" | null>(null);
  const [facet, setFacet] = useState<FacetKey>("stages");
  const facetWords = useFacetWords();
  const chipWords = useChipWords(address);
  const columnWords = useColumnWords();
  const filter = commands["list.filter"];
  const toggle = (panel: typeof open) => (isOpen: boolean) => setOpen(isOpen ? panel : null);
  useCommand("list.filter", () => setOpen("filter"));
  const sort = address.sort ?? "score";
  return (
    <div className={css.bar} role="group" aria-label={t`What the list shows`}>
      <Held
        label={t`Filter`}
        icon={<IconFilter {...smallIcon} />}
        keys={filter.keys[0]}
        isOpen={open === "filter"}
        onToggle={toggle("filter")}
        panel={(close) => (
          <FilterPanel
            address={address}
            facet={facet}
            onFacet={setFacet}
            onChange={onChange}
            onClose={close}
          />
        )}
      />
      <span className={css.chips}>
        {facetKeys
          .filter((key) => isOn(address, key))
          .map((key) => (
            <Chip
              key={key}
              name={facetWords[key]}
              words={chipWords(key)}
              onOpen={() => {
                setFacet(key);
                setOpen("filter");
              }}
              onRemove={() => onChange(without(address, key))}
            />
          ))}
        {hasFilter(address) && (
          <Button variant="subtle" size="xs" onClick={() => onChange(withoutFilter(address))}>
            {t`Clear all`}
          </Button>
        )}
      </span>
      <Held
        label={t`Sorted by ${columnWords[sort]}`}
        icon={<IconArrowsSort {...smallIcon} />}
        isOpen={open === "sort"}
        onToggle={toggle("sort")}
        panel={(close) => <SortPanel address={address} onChange={onChange} onClose={close} />}
      />
      <Held
        label={t`Columns`}
        icon={<IconColumns3 {...smallIcon} />}
        isOpen={open === "columns"}
        onToggle={toggle("columns")}
        panel={(close) => (
          <ColumnsPanel address={address} columns={columns} onChange={onChange} onClose={close} />
        )}
      />
      {children}
    </div>
  );
}
