// What a chip says: the values of one condition, by name.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useRead } from "@/api";
import { useFormat, useRange, useStageWords } from "@/shared";
import { type IdeasSearch, stages } from "../address";
import {
  type FacetKey,
  isOn,
  type ListFacet,
  listFields,
  mineFields,
  type RangeFacet,
  rangeFields,
  useMineWords,
  useNoneWords,
} from "./facets";

const MOST_NAMES = 2;

/** The names of what an address holds as ids; an id without a name stays as it is. */
function useNames(address: IdeasSearch): (facet: ListFacet, key: string) => string {
  const words = useStageWords();
  const enabled = (["areas", "systems", "authors", "builders"] as const).some((facet) =>
    isOn(address, facet),
  );
  const { data } = useRead("space.choices", {}, { enabled });
  const lists = {
    areas: data?.areas,
    systems: data?.systems,
    authors: data?.members,
    builders: data?.members,
  };
  return (facet, key) => {
    if (facet === "stages") return words[key as keyof typeof words] ?? key;
    return lists[facet]?.find(({ id }) => id === key)?.name ?? key;
  };
}

export function useChipWords(address: IdeasSearch): (facet: FacetKey) => string {
  const { t } = useLingui();
  const format = useFormat();
  const between = useRange();
  const nameOf = useNames(address);
  const noneWords = useNoneWords();
  const mineWords = useMineWords();

  const some = (names: string[]): string => {
    const more = names.length - MOST_NAMES;
    const first = names.slice(0, MOST_NAMES).join(", ");
    return more > 0 ? t`${first} and ${more} more` : first;
  };
  const list = (facet: ListFacet): string => {
    const { list: field, none } = listFields[facet];
    const keys: string[] = [...(address[field] ?? [])];
    if (facet === "stages") keys.sort((a, b) => stages.indexOf(a as never) - stages.indexOf(b as never));
    const names = keys.map((key) => nameOf(facet, key));
    return some(none && address[none] ? [...names, noneWords[facet] ?? ""] : names);
  };
  const range = (facet: RangeFacet): string => {
    const { min, max, none } = rangeFields[facet];
    const [low, high] = [address[min], address[max]];
    const ends = (): string[] => {
      if (low !== undefined && high !== undefined) return [between(format.hours(low), format.hours(high))];
      if (low !== undefined) return [t`${format.hours(low)} or more`];
      return high === undefined ? [] : [t`${format.hours(high)} or less`];
    };
    return some(address[none] ? [...ends(), noneWords[facet] ?? ""] : ends());
  };
  const age = (): string => {
    const { newer_than_days: newer, older_than_days: older } = address;
    const words = [
      ...(newer === undefined
        ? []
        : [plural(newer, { one: "in the last day", other: "in the last # days" })]),
      ...(older === undefined ? [] : [plural(older, { one: "over a day ago", other: "over # days ago" })]),
    ];
    return words.join(", ");
  };
  return (facet) => {
    if (facet === "hours" || facet === "score") return range(facet);
    if (facet === "supports") return t`${format.whole(address.supports_min ?? 0)} or more`;
    if (facet === "age") return age();
    if (facet === "mine") return some(mineFields.filter((key) => address[key]).map((key) => mineWords[key]));
    return list(facet);
  };
}
