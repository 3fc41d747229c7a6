// A field for a day as the person writes it; below it stands the day in words, so that day and month cannot
// be mistaken for each other.
import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { readDay, writeDay } from "../days";
import { useFormat } from "../format";

interface DayFieldProps {
  label: string;
  description?: string;
  /** The first day that makes sense, as `2026-12-31`. */
  min?: string;
  /** `2026-12-31`, "" for none, null for what is no day. */
  onChange(day: string | null): void;
}

export function DayField({ label, description, min, onChange }: DayFieldProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [typed, setTyped] = useState("");
  const [wasLeft, setLeft] = useState(false);
  const example = writeDay(`${new Date().getFullYear() + 1}-12-31`, format.locale);
  const read = (text: string): string | null => {
    const day = readDay(text, format.locale);
    return day && min && day < min ? null : day;
  };
  const day = read(typed);
  return (
    <TextInput
      label={label}
      description={day ? format.day(day) : description}
      inputWrapperOrder={["label", "input", "description", "error"]}
      placeholder={example}
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        setLeft(false);
        setTyped(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
      onBlur={() => {
        setLeft(true);
        if (day) setTyped(writeDay(day, format.locale));
      }}
      error={wasLeft && day === null && t`Type a day to come, for example ${example}.`}
    />
  );
}
