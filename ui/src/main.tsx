// Starts the interface: language, theme, queries, places.
// The order of these three is the order of their layers.
import "./styles/tokens.css";
import "@mantine/core/styles.layer.css";
import "./styles/base.css";

import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { createHashHistory, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient, followChanges } from "./api";
import { activate } from "./app/i18n";
import { createHubRouter } from "./app/router";
import { cssVariables, theme } from "./styles/theme";

activate("en");
// tokens.css evens out how this web view draws letters; no other one calls itself like that on X11 or Wayland.
if (/Linux.* AppleWebKit\/\S+ \(KHTML, like Gecko\) Version\//u.test(navigator.userAgent)) {
  document.documentElement.dataset.webview = "gtk";
}
const queries = createQueryClient();
// Hash addresses: the window has no server behind it.
const router = createHubRouter(createHashHistory());
followChanges(queries);

const element = document.getElementById("root");
if (element) {
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
