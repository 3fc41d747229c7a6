// The device's settings decide theme, language and single keys. Mantine's own storage only remembers the
// last theme, so that the next start paints in it before the core has answered.
import { useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";
import type { Device } from "@/api";
import { setSingleKeys } from "@/shared";
import { activate, languageFor } from "./i18n";

export function useDeviceLook(device: Device | undefined): void {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (!device) return;
    setColorScheme(device.theme);
    setSingleKeys(!device.single_keys_off);
    // If its texts cannot be loaded, the language that is spoken stays.
    activate(languageFor(device.language)).catch(() => {});
  }, [device, setColorScheme]);
}
