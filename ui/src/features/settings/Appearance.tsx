// How the Hub looks and speaks on this computer.
import { useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { AppState, Theme } from "@/api";
import { type Density, readListLook, writeListLook } from "@/shared";
import css from "./index.module.css";
import { Language } from "./Language";
import { Problem, Section, Setting } from "./parts";
import { useDevice } from "./useDevice";

/** The list remembers it on this computer; a view that says otherwise keeps its own. */
function Rows() {
  const { t } = useLingui();
  const [density, setDensity] = useState(() => String(readListLook().density ?? "normal"));
  const choose = (next: string): void => {
    setDensity(next);
    writeListLook({ density: next as Density });
  };
  return (
    <Setting label={t`Rows of lists`}>
      <SegmentedControl
        aria-label={t`Rows of lists`}
        value={density}
        onChange={choose}
        data={[
          { value: "compact", label: t`Compact` },
          { value: "normal", label: t`Normal` },
          { value: "roomy", label: t`Roomy` },
        ]}
      />
    </Setting>
  );
}

export function Appearance({ state }: { state: AppState }) {
  const { t } = useLingui();
  const { device, change, failure } = useDevice(state);
  return (
    <Section title={t`Appearance`}>
      <Setting label={t`Theme`}>
        <SegmentedControl
          aria-label={t`Theme`}
          value={device.theme}
          onChange={(theme) => change({ theme: theme as Theme })}
          data={[
            { value: "auto", label: t`As the system` },
            { value: "light", label: t`Light` },
            { value: "dark", label: t`Dark` },
          ]}
        />
      </Setting>
      <Setting label={t`Language`}>
        <Language value={device.language} onChange={(language) => change({ language })} />
      </Setting>
      <Rows />
      <Setting label={t`Movement`}>
        <p className={css.plain}>
          {t`As the system says: where it asks for less movement, nothing slides or fades.`}
        </p>
      </Setting>
      <Problem failure={failure} />
    </Section>
  );
}
