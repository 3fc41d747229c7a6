// Starts the interface: language, theme, queries, places.
// Their order is the order of their layers. Of Mantine's parts only those of the first screen; see shared/later.ts.
import "./first";
import "./styles/tokens.css";
import "@mantine/core/styles/default-css-variables.layer.css";
import "@mantine/core/styles/baseline.layer.css";
import "@mantine/core/styles/global.layer.css";
import "@mantine/core/styles/UnstyledButton.layer.css";
import "@mantine/core/styles/Button.layer.css";
import "./styles/base.css";

import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { createHashHistory, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { type AppState, createQueryClient, followChanges, keyOf, readOptions } from "./api";
import { activateFirst } from "./app/i18n";
import { createHubRouter } from "./app/router";
import { askFirst } from "./features/ideas";
import { cssVariables, theme } from "./styles/theme";

// tokens.css evens out how this web view draws letters; no other one calls itself like that on X11 or Wayland.
if (/Linux.* AppleWebKit\/\S+ \(KHTML, like Gecko\) Version\//u.test(navigator.userAgent)) {
  document.documentElement.dataset.webview = "gtk";
}
const queries = createQueryClient();
const router = createHubRouter(createHashHistory());
const first = askForFirstScreen();
followChanges(queries);

/** All that the first screen shows, letters too, so that it is laid out and drawn once. */
async function askForFirstScreen(): Promise<void> {
  const isList = window.location.hash === "#/ideas";
  const state = queries
    .prefetchQuery(readOptions("app.state", {}))
    .then(() => queries.getQueryData<AppState>(keyOf("app.state", {})));
  await Promise.allSettled([
    activateFirst(
      state.then((known) => known && { chosen: known.device.language, system: known.suggested.locale }),
    ),
    isList && askFirst(queries),
    document.fonts.load("1rem Inter"),
    // Its first match is at hand then, and the screen is drawn in one go. Other places come in files of their
    // own, which wait for this one to have run: whoever waited for them here would wait for ever.
    isList && router.load(),
  ]);
}

const element = document.getElementById("root");
if (element) {
  await first;
  createRoot(element).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          colorSchemeManager={localStorageColorSchemeManager({ key: "hub.theme" })}
        >
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nProvider>
    </StrictMode>,
  );
}
