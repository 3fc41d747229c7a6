// Another idea, by words or by its number; before anything is typed, those that look alike.
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useState } from "react";
import type { IdeaPage, NamedIdea } from "@/api";
import { type Found, useFoundIdeas } from "./useFoundIdeas";

const nameOf = ({ shown_id, title }: NamedIdea): string => `${shown_id} ${title}`;

interface PickIdeaProps {
  page: IdeaPage;
  chosen: Found | null;
  onChoose(idea: Found | null): void;
}

export function PickIdea({ page, chosen, onChoose }: PickIdeaProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  // The name of what is chosen stands in the field, and is nothing to search for.
  const isTyping = chosen === null || typed !== nameOf(chosen);
  const found = useFoundIdeas(page, isTyping ? typed : "");
  const offered = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Select
      label={t`The other idea`}
      placeholder={t`Words or a number`}
      data={offered.map((idea) => ({ value: idea.id, label: nameOf(idea) }))}
      filter={({ options }) => options}
      value={chosen?.id ?? null}
      onChange={(value) => onChoose(offered.find((idea) => idea.id === value) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      searchable
      description={offered.length === 0 && typed.trim() !== "" ? t`Nothing found yet` : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
      data-autofocus
    />
  );
}
