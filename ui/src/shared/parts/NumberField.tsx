// A field for a number as the person writes it. It is never changed while typing; when it is left it shows
// how the number was read.
import { TextInput, type TextInputProps } from "@mantine/core";
import { useFormat } from "../format";
import { tidyNumber } from "../numbers";

export interface NumberFieldProps extends Omit<TextInputProps, "onChange" | "value"> {
  value: string;
  onChange: (typed: string) => void;
}

export function NumberField({ value, onChange, onBlur, ...props }: NumberFieldProps) {
  const { locale } = useFormat();
  return (
    <TextInput
      inputWrapperOrder={["label", "input", "description", "error"]}
      {...props}
      value={value}
      inputMode="decimal"
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        const shown = tidyNumber(value, locale);
        if (shown !== value) onChange(shown);
        onBlur?.(event);
      }}
    />
  );
}
