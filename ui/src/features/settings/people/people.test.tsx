import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Failure, type MemberLine, type MembersView, type Operation } from "@/api";
import { fakeHost } from "@/test/fake-host";
import { appState } from "@/test/made";
import { expectAccessible, schemes } from "@/test/render";
import { renderApp } from "@/test/render-app";

const member = (id: string, part: Partial<MemberLine>): MemberLine => ({
  id,
  name: id,
  role: "contributor",
  area: null,
  state: "active",
  since_ms: Date.UTC(2026, 0, 1),
  is_me: false,
  is_last_admin: false,
  builds: 0,
  ...part,
});

const shared: MembersView = {
  may_manage: true,
  is_shared: true,
  members: [
    member("ana", { name: "Ana Ribeiro", role: "admin", is_me: true, is_last_admin: true }),
    member("eva", { name: "Eva Sand", role: "engineer", builds: 2 }),
    member("otto", { name: "Otto Brand", state: "removed" }),
    member("gone", { name: "#1", state: "erased" }),
  ],
};

function open(people: MembersView, refused?: string) {
  const sent: Operation[] = [];
  fakeHost({
    "app.state": () => appState(3),
    "space.members": () => people,
    "operation.send": ({ operation }) => {
      sent.push(operation);
      if (refused) throw new Failure(refused, {});
      return { verdict: "ok", fields: [], idea_id: null, shown_id: null };
    },
  });
  return { sent, ...renderApp("/settings?part=people") };
}

const row = async (name: string) => within(await screen.findByRole("row", { name: new RegExp(name) }));

describe("people", () => {
  it.each(schemes)(
    "are listed with their roles; in a space of one's own it says how others come (%s)",
    async (scheme) => {
      document.documentElement.dataset.mantineColorScheme = scheme;
      const [me] = shared.members;
      const { container } = open({ ...shared, is_shared: false, members: me ? [me] : [] });
      expect(await screen.findByText(/This is a space of your own/)).toBeVisible();
      const line = await row("Ana Ribeiro");
      expect(line.getByText("Admin")).toBeVisible();
      expect(line.queryByRole("button")).toBeNull();
      await expectAccessible(container);
    },
  );

  it("get another role", async () => {
    const { sent } = open(shared);
    await userEvent.click((await row("Eva Sand")).getByRole("combobox", { name: "Role of Eva Sand" }));
    await userEvent.click(await screen.findByRole("option", { name: "Lead" }));
    await waitFor(() => expect(sent).toEqual([{ kind: "member.role", member: "eva", role: "lead" }]));
  });

  it("are removed after the consequence was said", async () => {
    const { sent } = open(shared);
    await userEvent.click((await row("Eva Sand")).getByRole("button", { name: "More for Eva Sand" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Remove from the space…" }));
    expect(await screen.findByText(/2 ideas stay claimed until a lead/)).toBeVisible();
    expect(sent).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Remove from the space" }));
    await waitFor(() => expect(sent).toEqual([{ kind: "member.remove", member: "eva" }]));
  });

  it("are erased only once they were removed, and say when it is refused", async () => {
    const { sent } = open(shared, "ACTIVE");
    await userEvent.click((await row("Otto Brand")).getByRole("button", { name: "More for Otto Brand" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Erase the name…" }));
    expect(await screen.findByText(/This cannot be undone, and nobody can find out the name/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Erase the name" }));
    expect(await screen.findByText("This person is still active here.")).toBeVisible();
    expect(sent).toEqual([{ kind: "member.erase", member: "otto" }]);
  });

  it("offer nothing for who is erased, for oneself, and to who may not", async () => {
    const { unmount } = open(shared);
    for (const name of ["#1", "Ana Ribeiro"]) expect((await row(name)).queryByRole("button")).toBeNull();
    unmount();
    open({ ...shared, may_manage: false });
    expect((await row("Eva Sand")).queryByRole("combobox")).toBeNull();
    expect((await row("Eva Sand")).queryByRole("button")).toBeNull();
  });
});
