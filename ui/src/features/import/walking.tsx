// The way through the wizard in tests.
import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { FakeHost } from "@/test/fake-host";
import { renderApp } from "@/test/render-app";

export const sent = (host: FakeHost, command: string): unknown[] =>
  host.calls.filter((call) => call.command === command).map(({ params }) => params);

export const field = () => screen.findByRole("textbox", { name: "Or paste cells" });
export const heading = (name: string) => screen.findByRole("heading", { level: 2, name });
export const rowsList = () => screen.findByRole("list", { name: "Rows" });

export async function pasted(host: FakeHost) {
  const shown = renderApp("/import");
  const place = await field();
  fireEvent.paste(place, { clipboardData: { getData: () => "Idea\tArea\nMatch\tFinance" } });
  await heading("What do the columns say?");
  return { host, ...shown };
}

export async function checked(host: FakeHost) {
  const shown = await pasted(host);
  await userEvent.click(screen.getByRole("button", { name: /^Check \d/u }));
  await heading("What will come of it");
  return shown;
}
