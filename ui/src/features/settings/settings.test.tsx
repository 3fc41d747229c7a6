import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Failure } from "@/api";
import { fakeHost } from "@/test/fake-host";
import { appState, catalogue } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { diagnostics } from "./diagnostics";

describe("settings", () => {
  it("sends the whole device with one thing changed, and shows it at once", async () => {
    const host = fakeHost({ ...catalogue([]), "device.set": (device) => device });
    const { container } = renderApp("/settings");
    await userEvent.click(await screen.findByRole("radio", { name: "Dark" }));
    await waitFor(() =>
      expect(host.calls).toContainEqual({
        command: "device.set",
        params: { language: "en", theme: "dark", home: "", single_keys_off: false },
      }),
    );
    expect(screen.getByRole("radio", { name: "Dark" })).toBeChecked();
    await expectAccessible(container);
  });

  it("puts the theme back when the core refuses", async () => {
    fakeHost({
      ...catalogue([]),
      "device.set": () => {
        throw new Failure("STORE_IO");
      },
    });
    renderApp("/settings");
    await userEvent.click(await screen.findByRole("radio", { name: "Dark" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk did not let the Hub");
    expect(screen.getByRole("radio", { name: "Light" })).toBeChecked();
  });

  it("backs up and says where", async () => {
    fakeHost({
      ...catalogue([]),
      "space.backup": () => ({ path: "/home/ana/hub/backups/1.db", size_bytes: 2_540_000 }),
    });
    renderApp("/settings");
    await userEvent.click(await screen.findByRole("button", { name: "Back up now" }));
    expect(await screen.findByText("Saved, 2.5 MB: /home/ana/hub/backups/1.db")).toBeInTheDocument();
  });

  it("keeps names and the account's folder out of the diagnostics", () => {
    const text = diagnostics(appState(3, { data_dir: "C:\\Users\\ana\\AppData\\Hub" }), "agent");
    expect(text).toContain("…/AppData/Hub");
    expect(text).not.toMatch(/ana|Ribeiro|Alder/i);
  });
});
