// Opens the page of an idea over a fake core whose idea a test can shape and change.
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Failure, type IdeaPage, type Operation, type Params, type Sent } from "@/api";
import { say } from "@/shared";
import type { Answers } from "@/test/fake-host";
import { fakeHost } from "@/test/fake-host";
import { renderApp } from "@/test/render-app";
import { appState, choices, ID, space, page as standard } from "./page";

type SendRequest = Params<"operation.send">;

export interface Core {
  /** What the core holds now; a test may put another one in its place. */
  page: IdeaPage;
  /** Every request to act, in order. */
  requests: SendRequest[];
  /** What was asked for, without ids. */
  operations(): Operation[];
  /** The acts that the frame was asked to take back. */
  undone: (string | undefined)[];
  /** How the next acts are answered; ok when nothing is said. */
  answer: (request: SendRequest) => Partial<Sent> | Promise<Partial<Sent>>;
}

export function openIdea(part: Partial<IdeaPage> = {}, more: Answers = {}, role = space.me.role) {
  const core: Core = {
    page: { ...structuredClone(standard), ...part },
    requests: [],
    operations: () => core.requests.map(({ operation }) => operation),
    undone: [],
    answer: () => ({}),
  };
  const host = fakeHost({
    "app.state": () => ({ ...appState, space: { ...space, me: { ...space.me, role } } }),
    "space.choices": () => choices,
    "idea.get": () => core.page,
    "operation.send": async (request) => {
      core.requests.push(request);
      return { verdict: "ok", fields: [], idea_id: ID, shown_id: "OH-96", ...(await core.answer(request)) };
    },
    "undo.do": ({ act }) => {
      core.undone.push(act);
      return { entry: null, done: 1, left_count: 0, left: [] };
    },
    "similar.find": () => ({
      compared: 1,
      by_meaning: 0,
      indexing: false,
      proposed: { area: null, systems: [] },
      found: [],
    }),
    ...more,
  });
  say(null);
  return { core, host, ...renderApp(`/ideas/${ID}`) };
}

export const title = () => screen.findByRole("heading", { level: 1, name: standard.case.title });

export const press = async (name: string | RegExp, role: "button" | "menuitem" = "button"): Promise<void> =>
  userEvent.click(await screen.findByRole(role, { name }));

/** A core that refuses. */
export const refuse =
  (code: string, facts: Record<string, unknown> = {}) =>
  (): never => {
    throw new Failure(code, facts);
  };
