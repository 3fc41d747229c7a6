// A field for a number as the person writes it; what is typed is never changed while typing.
import { TextInput, type TextInputProps } from "@mantine/core";

export interface NumberFieldProps extends Omit<TextInputProps, "onChange" | "value"> {
  value: string;
  onChange: (typed: string) => void;
}

export const NumberField = ({ onChange, ...props }: NumberFieldProps) => (
  <TextInput
    {...props}
    inputMode="decimal"
    autoComplete="off"
    inputWrapperOrder={["label", "input", "description", "error"]}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);
