// WCAG 2.1.4: shortcuts of a single character can be switched off.
import { useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { setSingleKeys, singleKeysOn } from "./useCommand";

export function SingleKeysChoice() {
  const { t } = useLingui();
  const [on, setOn] = useState(singleKeysOn);
  const change = (next: boolean): void => {
    setSingleKeys(next);
    setOn(next);
  };
  return (
    <Checkbox
      label={t`Single-key shortcuts`}
      checked={on}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  );
}
