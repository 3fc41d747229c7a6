// Every place and its address.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from "@tanstack/react-router";
import { toFailure } from "@/api";
import { readDuplicatesSearch } from "@/features/duplicates/address";
import { readWelcomeSearch } from "@/features/first-run/address";
import { IdeasPage, readIdeasSearch } from "@/features/ideas";
import { readInboxSearch } from "@/features/inbox/address";
import { readSettingsSearch } from "@/features/settings/address";
import { ErrorState, later } from "@/shared";
import { Shell } from "./Shell";

const root = createRootRoute({ component: Outlet });
const shell = createRoute({ getParentRoute: () => root, id: "shell", component: Shell });

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/ideas", replace: true });
  },
});

/** Addresses can be typed by hand: what is no text is left out. */
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** The only place that is part of the first chunk. */
const ideas = createRoute({
  getParentRoute: () => shell,
  path: "/ideas",
  validateSearch: readIdeasSearch,
  component: IdeasPage,
});

const idea = createRoute({
  getParentRoute: () => shell,
  path: "/ideas/$ideaId",
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: "build" | "runs" | "activity" } =>
    tab === "build" || tab === "runs" || tab === "activity" ? { tab } : {},
  component: lazyRouteComponent(
    later(() => import("@/features/idea")),
    "IdeaPage",
  ),
});

const newIdea = createRoute({
  getParentRoute: () => shell,
  path: "/new",
  validateSearch: (search: Record<string, unknown>): { title?: string; draft?: string } => {
    const title = text(search.title);
    const draft = text(search.draft);
    return { ...(title ? { title } : {}), ...(draft ? { draft } : {}) };
  },
  component: lazyRouteComponent(
    later(() => import("@/features/new-idea")),
    "NewIdeaPage",
  ),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/home",
  component: lazyRouteComponent(
    later(() => import("@/features/home")),
    "HomePage",
  ),
});

const builds = createRoute({
  getParentRoute: () => shell,
  path: "/builds",
  component: lazyRouteComponent(
    later(() => import("@/features/builds")),
    "BuildsPage",
  ),
});

const scoring = createRoute({
  getParentRoute: () => shell,
  path: "/scoring",
  component: lazyRouteComponent(
    later(() => import("@/features/scoring")),
    "ScoringPage",
  ),
});

const duplicates = createRoute({
  getParentRoute: () => shell,
  path: "/duplicates",
  validateSearch: readDuplicatesSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/duplicates")),
    "DuplicatesPage",
  ),
});

const importing = createRoute({
  getParentRoute: () => shell,
  path: "/import",
  component: lazyRouteComponent(
    later(() => import("@/features/import")),
    "ImportPage",
  ),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  validateSearch: readSettingsSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/settings")),
    "SettingsPage",
  ),
});

const inbox = createRoute({
  getParentRoute: () => shell,
  path: "/inbox",
  validateSearch: readInboxSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/inbox")),
    "InboxPage",
  ),
});

const sync = createRoute({
  getParentRoute: () => shell,
  path: "/sync",
  component: lazyRouteComponent(
    later(() => import("@/features/sync")),
    "SyncPage",
  ),
});

const bring = createRoute({
  getParentRoute: () => shell,
  path: "/bring",
  validateSearch: ({ from }: Record<string, unknown>): { from?: string } => {
    const space = text(from);
    return space ? { from: space } : {};
  },
  component: lazyRouteComponent(
    later(() => import("@/features/bring")),
    "BringPage",
  ),
});

/** Outside the shell: whoever joins may have no space yet. A link only fills the field. */
const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  validateSearch: ({ link }: Record<string, unknown>): { link?: string } => {
    const pasted = text(link);
    return pasted ? { link: pasted } : {};
  },
  component: lazyRouteComponent(
    later(() => import("@/features/join")),
    "JoinPage",
  ),
});

/** Outside the shell: there is no space yet, so there are no places. */
const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  validateSearch: readWelcomeSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/first-run")),
    "FirstRunPage",
  ),
});

/** A router over these addresses: hash in the window, memory in tests. */
export const createHubRouter = (history: RouterHistory) =>
  createRouter({
    routeTree: root.addChildren([
      start,
      welcome,
      join,
      shell.addChildren([
        ideas,
        idea,
        newIdea,
        home,
        builds,
        duplicates,
        scoring,
        importing,
        inbox,
        sync,
        bring,
        settings,
      ]),
    ]),
    history,
    defaultErrorComponent: ({ error, reset }) => <ErrorState failure={toFailure(error)} onRetry={reset} />,
    defaultNotFoundComponent: () => <ErrorState failure={toFailure({ code: "NOT_FOUND" })} />,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createHubRouter>;
  }
}
