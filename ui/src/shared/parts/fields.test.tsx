// Fields for numbers and days: what a person sees after leaving them.
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { activate } from "@/app/i18n";
import { expectAccessible, render } from "@/test/render";
import { DayField } from "./DayField";
import { NumberField } from "./NumberField";

afterEach(() => activate("en"));

function Minutes() {
  const [typed, setTyped] = useState("");
  return <NumberField label="Minutos" value={typed} onChange={setTyped} />;
}

describe("a number", () => {
  it.each([
    ["pt-BR", "2.5", "2,5"],
    ["pt-BR", "1,234.5", "1.234,5"],
    ["pt-BR", "1.234", "1.234"],
    ["es", "R$ 12345", "12.345"],
    ["en", "2,5", "2.5"],
    ["en", "many", "many"],
  ] as const)("typed in %s as %s is shown as it was read: %s", async (language, typed, shown) => {
    await activate(language);
    render(<Minutes />);
    const field = screen.getByLabelText("Minutos");
    await userEvent.type(field, typed);
    expect(field).toHaveValue(typed);
    await userEvent.tab();
    expect(field).toHaveValue(shown);
  });
});

describe("a day", () => {
  beforeEach(() => activate("pt-BR"));

  it("is typed as in Brazil, said in words below, and told as the core wants it", async () => {
    const onChange = vi.fn();
    const { container } = render(<DayField label="Reavaliar em" min="2026-01-01" onChange={onChange} />);
    const field = screen.getByLabelText("Reavaliar em");
    await userEvent.type(field, "1.3.2027");
    expect(onChange).toHaveBeenLastCalledWith("2027-03-01");
    expect(field).toHaveAccessibleDescription("1 de mar. de 2027");
    await userEvent.tab();
    expect(field).toHaveValue("01/03/2027");
    await expectAccessible(container);
  });

  it.each(["31/02/2027", "amanhã", "01/03/2020"])("%s is none to come", async (typed) => {
    const onChange = vi.fn();
    render(<DayField label="Reavaliar em" min="2026-01-01" onChange={onChange} />);
    const field = screen.getByLabelText("Reavaliar em");
    await userEvent.type(field, typed);
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith(null);
    expect(field).toBeInvalid();
    await userEvent.clear(field);
    expect(onChange).toHaveBeenLastCalledWith("");
  });
});
