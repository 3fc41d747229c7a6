// What the list remembers of rows: enough to go back at once, never so little that a line in sight is empty.

import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createQueryClient, PAGE } from "@/api";
import { fakeHost } from "@/test/fake-host";
import { catalogue, ideaRow } from "@/test/made";
import { render } from "@/test/render";
import { SearchField } from "./SearchField";
import { useRows } from "./useIdeas";

describe("rows", () => {
  it("has those in sight again after thousands of others, without keeping all of them", async () => {
    const count = 80 * PAGE;
    fakeHost(catalogue(Array.from({ length: count }, (_, place) => ideaRow(place + 1))));
    const order = Uint32Array.from({ length: count }, (_, place) => ideaRow(place + 1).local);
    const queries = createQueryClient();
    const within = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    );
    const at = (page: number) => page * PAGE + PAGE / 2;
    const { result, rerender } = renderHook(({ place }) => useRows(order, place, place), {
      wrapper: within,
      initialProps: { place: at(0) },
    });
    const visit = async (page: number): Promise<void> => {
      rerender({ place: at(page) });
      await waitFor(() => expect(result.current.row(order[at(page)] ?? -1)).toBeDefined());
    };
    for (let page = 0; page < 80; page += 1) await visit(page);
    for (const page of [79, 70, 65, 30, 0]) await visit(page);
    expect(result.current.row(order[at(10)] ?? -1)).toBeUndefined();
    expect(queries.getQueryCache().findAll({ queryKey: ["ideas.rows"] }).length).toBeLessThan(30);
  });
});

describe("the search field", () => {
  afterEach(() => void vi.useRealTimers());

  it("asks the first question at once and the next ones not more often than they can be drawn", () => {
    vi.useFakeTimers();
    const asked: string[] = [];
    render(
      <SearchField value="" label="Search ideas" focusNow={false} onSearch={(text) => asked.push(text)} />,
    );
    const type = (value: string): void =>
      void fireEvent.change(screen.getByRole("textbox", { name: "Search ideas" }), { target: { value } });
    type("pa");
    vi.advanceTimersByTime(0);
    expect(asked).toEqual(["pa"]);
    type("pay");
    vi.advanceTimersByTime(30);
    type("pay i");
    vi.advanceTimersByTime(29);
    expect(asked).toEqual(["pa"]);
    vi.advanceTimersByTime(1);
    expect(asked).toEqual(["pa", "pay i"]);
  });
});
