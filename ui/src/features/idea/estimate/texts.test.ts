import { describe, expect, it } from "vitest";
import type { EstimateInputs } from "@/api";
import { page } from "../testing/page";
import { changedFields, type EstimateField, inputsOf, readField, textsOf } from "./texts";

const shareDefault = { low: 0.5, likely: 0.65, high: 0.8 };
const euro = { locale: "pt-BR", currencyDigits: 2, shareDefault };
const yen = { locale: "en-GB", currencyDigits: 0, shareDefault };

describe("inputs as texts", () => {
  const inputs: EstimateInputs = {
    ...page.inputs,
    error_rate: 0.075,
    labour: { per: "year", minor: 4_400_050 },
    runs: 1 / 3,
  };

  it.each([euro, yen])("come back as they were: %j", (writing) => {
    const texts = textsOf(inputs, writing);
    const fields = (Object.keys(texts) as EstimateField[]).filter((field) => field !== "runs");
    for (const field of fields) expect(readField(texts, field, writing)).toEqual(inputs[field] ?? null);
    expect(changedFields(texts, textsOf(inputs, writing))).toEqual([]);
  });

  it.each([
    ["minutes_per_run", "1.234,5", 1_234.5],
    ["error_rate", "7,5 %", 0.075],
    ["reviewed_share", "57", 0.57],
    ["day_cost_minor", "R$ 1.234,56", 123_456],
    ["people", "", null],
    ["people", "two", "wrong_type"],
    ["people", "1e400", "wrong_type"],
  ] as const)("reads %s as a Brazilian types it: %s", (field, text, value) =>
    expect(readField({ ...textsOf({}, euro), [field]: text }, field, euro)).toEqual(value),
  );

  it.each([
    [
      { low: "", likely: "5", high: "" },
      { low: 5, likely: 5, high: 5 },
    ],
    [
      { low: "3", likely: "5", high: "" },
      { low: 3, likely: 5, high: 5 },
    ],
    [{ low: "3", likely: "", high: "" }, "incomplete"],
    [{ low: "3", likely: "x", high: "" }, "wrong_type"],
    [{ low: "", likely: "", high: "" }, null],
  ])("reads a range: %j", (build_days, value) =>
    expect(readField({ ...textsOf({}, euro), build_days }, "build_days", euro)).toEqual(value),
  );

  it("takes the ends of the share that nobody typed from the space", () => {
    const automatable_share = { low: "", likely: "70", high: "" };
    const texts = { ...textsOf({}, euro), automatable_share };
    expect(inputsOf(texts, euro)).toEqual({ automatable_share: { low: 0.5, likely: 0.7, high: 0.8 } });
    expect(inputsOf({ ...texts, people: "two" }, euro)).toBeNull();
  });

  it("does not call the unit of an absent labour cost a change", () => {
    const before = textsOf({}, euro);
    expect(changedFields({ ...before, labour: { amount: "", per: "year" } }, before)).toEqual([]);
  });
});
