// The language changes at once, everywhere, and is kept by the core.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { activate } from "@/app/i18n";
import { fakeHost } from "@/test/fake-host";
import { appState, catalogue } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";

afterEach(() => activate("en"));

it("speaks another language at once, and the first one again", async () => {
  const kept: unknown[] = [];
  fakeHost({
    ...catalogue([]),
    "app.state": () => appState(0),
    "device.set": (device) => {
      kept.push(device);
      return device;
    },
  });
  const { container } = renderApp("/settings?part=appearance");
  await userEvent.click(await screen.findByRole("radio", { name: "Português (Brasil)" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Configurações" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /Ideias/u })).toBeInTheDocument();
  expect(document.documentElement.lang).toBe("pt-BR");
  expect(kept).toMatchObject([{ language: "pt-BR" }]);
  await expectAccessible(container);

  await userEvent.click(screen.getByRole("radio", { name: "Español" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Configuración" })).toBeInTheDocument();

  await userEvent.click(
    within(screen.getByRole("radiogroup", { name: "Idioma" })).getByRole("radio", {
      name: "Como el sistema",
    }),
  );
  await waitFor(() => expect(document.documentElement.lang).toBe("en"));
});
