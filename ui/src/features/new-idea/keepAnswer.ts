// What a person said of their text and an idea that was there: kept on this computer, where the Hub learns how
// sure to be. That it could not be kept stops nothing.
import { call, type FoundIdea, type Likewise, type OpId } from "@/api";
import { foldTitle } from "./form";
import type { Start } from "./IdeaForm";

export const keepAnswer = (act: OpId, { id, text }: Start, idea: FoundIdea, answer: Likewise): void => {
  const { title, description } = text;
  const said = { act, draft: id, idea: idea.id, answer, title: foldTitle(title).trim(), description };
  void call("similar.answer", said).catch(() => undefined);
};
