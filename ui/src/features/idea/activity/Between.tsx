// What the history says about this idea and others: merged, taken apart, related or not the same.
import { Trans, useLingui } from "@lingui/react/macro";
import { Fragment, type ReactNode } from "react";
import type { EventView, IdeaId, NamedIdea, PairKind } from "@/api";
import { IdeaLink } from "../IdeaLink";

/** The other idea of a change, with what was said about the two. */
interface Told {
  other: IdeaId;
  /** This idea was merged into the other one, not the other way round. */
  isSource: boolean;
  kind: PairKind;
}

function toldOf({ kind, changes }: EventView): Told[] {
  return changes.flatMap(({ field, before, after }): Told[] => {
    if (kind === "pair.set") {
      const { idea, kind: said } = (after ?? {}) as { idea?: IdeaId; kind?: PairKind };
      return field === "pair" && idea && said ? [{ other: idea, isSource: false, kind: said }] : [];
    }
    if (field !== "merged_source" && field !== "merged_into") return [];
    const other = String(after ?? before);
    return [{ other, isSource: field === "merged_into", kind: "none" }];
  });
}

function Ideas({ told, mentioned }: { told: readonly Told[]; mentioned: readonly NamedIdea[] }) {
  const { t } = useLingui();
  return told.map(({ other }, place) => {
    const idea = mentioned.find(({ id }) => id === other);
    return (
      <Fragment key={other}>
        {place > 0 && ", "}
        {idea ? <IdeaLink idea={idea} /> : t`an idea that was removed`}
      </Fragment>
    );
  });
}

export function Between({
  events,
  mentioned,
}: {
  events: EventView[];
  mentioned: readonly NamedIdea[];
}): ReactNode {
  const { t } = useLingui();
  const [event] = events;
  const told = events.flatMap(toldOf);
  const [first] = told;
  if (!event || !first) return t({ context: "somebody", message: "changed" });
  const ideas = <Ideas told={told} mentioned={mentioned} />;
  if (event.kind === "merge") {
    return first.isSource ? (
      <Trans>merged it into {ideas}</Trans>
    ) : (
      <Trans>merged into this one: {ideas}</Trans>
    );
  }
  if (event.kind === "unmerge") {
    return first.isSource ? (
      <Trans>separated it from {ideas}</Trans>
    ) : (
      <Trans>separated from this one: {ideas}</Trans>
    );
  }
  if (first.kind === "none") return <Trans>took back what was said about it and {ideas}</Trans>;
  if (first.kind === "related") return <Trans>said that it is related to {ideas}</Trans>;
  return <Trans>said that it is not the same as {ideas}</Trans>;
}
