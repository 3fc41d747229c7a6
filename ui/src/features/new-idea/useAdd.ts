// Adds an area or a system while the form is open, and waits until it can be chosen.
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Choices, type Failure, keyOf, type Operation, toFailure, useSend, wordsFor } from "@/api";
import type { ProblemWords } from "@/shared";
import { fold } from "@/shared/fold";

export const isNew = (name: string, known: readonly { name: string }[]): boolean =>
  fold(name) !== "" && known.every((other) => fold(other.name) !== fold(name));

export interface Add {
  isAdding: boolean;
  /** Why the last one could not be added. */
  error: string | null;
  /** Answers what can be chosen now; null when it was refused. */
  add(operation: Operation): Promise<Choices | null>;
}

const choicesKey = keyOf("space.choices", {});

export function useAdd(words: ProblemWords): Add {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const { isSending, send } = useSend();
  const [error, setError] = useState<string | null>(null);
  const inWords = (failure: Failure): string =>
    failure.code === "INVALID"
      ? words("description", { problem: String(failure.facts.problem), facts: failure.facts })
      : i18n._(wordsFor(failure).what);
  const add = async (operation: Operation): Promise<Choices | null> => {
    setError(null);
    try {
      if ((await send(operation)) === null) return null;
      await client.invalidateQueries({ queryKey: choicesKey });
      return client.getQueryData<Choices>(choicesKey) ?? null;
    } catch (thrown) {
      const failure = toFailure(thrown);
      setError(inWords(failure));
      return null;
    }
  };
  return { isAdding: isSending, error, add };
}
