// Renders a part as the program would: theme, language and a query client around it.

import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { type RenderResult, render as renderPlain } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";
import { expect } from "vitest";
import { createQueryClient } from "@/api";
import { cssVariables, theme } from "@/styles/theme";

type Scheme = "light" | "dark";
export const schemes: Scheme[] = ["light", "dark"];

export function render(part: ReactNode, scheme: Scheme = "light"): RenderResult {
  return renderPlain(
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme} env="test">
        <QueryClientProvider client={createQueryClient()}>{part}</QueryClientProvider>
      </MantineProvider>
    </I18nProvider>,
  );
}

/** Colour contrast needs real layout and is left to the browser tests. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(" ")}`)).toEqual(
    [],
  );
}
