// What a view can be filtered by, and which parts of its address each of these is made of.
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { ListFilter } from "@/shared";
import { changed, type IdeasSearch } from "../address";

export type ListFacet = "stages" | "areas" | "systems" | "authors" | "builders";
export type RangeFacet = "hours" | "score";
export type FacetKey = ListFacet | RangeFacet | "supports" | "age" | "mine";

type FlagKey = {
  [K in keyof Required<ListFilter>]: true extends ListFilter[K] ? K : never;
}[keyof ListFilter];

interface ListFields {
  list: "stages" | "area_ids" | "system_ids" | "authors" | "builder_ids";
  /** Those without a value. */
  none?: FlagKey;
}

export const listFields: Record<ListFacet, ListFields> = {
  stages: { list: "stages" },
  areas: { list: "area_ids", none: "no_area" },
  systems: { list: "system_ids", none: "no_system" },
  authors: { list: "authors" },
  builders: { list: "builder_ids", none: "unclaimed" },
};

export const rangeFields = {
  hours: { min: "hours_min", max: "hours_max", none: "no_estimate" },
  score: { min: "score_min", max: "score_max", none: "no_score" },
} as const;

export const mineFields = ["mine", "followed", "waiting_for_me"] as const;
export const ageFields = ["newer_than_days", "older_than_days"] as const;

const fields: Record<FacetKey, readonly (keyof ListFilter)[]> = {
  stages: ["stages"],
  areas: ["area_ids", "no_area"],
  systems: ["system_ids", "no_system"],
  authors: ["authors"],
  builders: ["builder_ids", "unclaimed"],
  hours: Object.values(rangeFields.hours),
  score: Object.values(rangeFields.score),
  supports: ["supports_min"],
  age: ageFields,
  mine: mineFields,
};

export const facetKeys = Object.keys(fields) as FacetKey[];

export const isOn = (address: ListFilter, facet: FacetKey): boolean =>
  fields[facet].some((field) => address[field] !== undefined);

export const without = (address: IdeasSearch, facet: FacetKey): IdeasSearch =>
  changed(address, Object.fromEntries(fields[facet].map((field) => [field, undefined])));

export function useFacetWords(): Record<FacetKey, string> {
  const { t } = useLingui();
  return useMemo(
    () => ({
      stages: t`Stage`,
      areas: t`Area`,
      systems: t`System`,
      authors: t`Author`,
      builders: t`Builder`,
      hours: t`Hours a year`,
      score: t`Score`,
      supports: t`Supports`,
      age: t`Sent`,
      mine: t`Mine`,
    }),
    [t],
  );
}

/** What the ideas without a value are called. */
export function useNoneWords(): Partial<Record<FacetKey, string>> {
  const { t } = useLingui();
  return useMemo(
    () => ({
      areas: t`no area`,
      systems: t`no system`,
      builders: t`nobody`,
      hours: t`no estimate`,
      score: t`no score`,
    }),
    [t],
  );
}

export function useMineWords(): Record<(typeof mineFields)[number], string> {
  const { t } = useLingui();
  return useMemo(
    () => ({ mine: t`sent by me`, followed: t`followed by me`, waiting_for_me: t`waiting for me` }),
    [t],
  );
}
