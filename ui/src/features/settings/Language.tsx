// The language of the Hub on this device: the system's, or one of those it speaks, each by its own name.
import { useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { languageFor, languages } from "@/app/i18n";

interface LanguageProps {
  /** Empty: as the system. */
  value: string;
  onChange(code: string): void;
}

export function Language({ value, onChange }: LanguageProps) {
  const { t } = useLingui();
  const own = languages.map(({ code, name }) => ({
    value: code as string,
    label: <span lang={code}>{name}</span>,
  }));
  return (
    <SegmentedControl
      aria-label={t`Language`}
      value={value && languageFor(value, [])}
      onChange={onChange}
      data={[{ value: "", label: t`As the system` }, ...own]}
    />
  );
}
