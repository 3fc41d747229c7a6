// The device's settings decide theme and language. Mantine's own storage only remembers the last
// theme, so that the next start paints in it before the core has answered.
import { useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";
import type { Start } from "@/api";
import { activate } from "./i18n";

export function useDeviceLook(start: Start | undefined): void {
  const { setColorScheme } = useMantineColorScheme();
  const theme = start?.theme;
  const language = start?.language;
  useEffect(() => {
    if (theme) setColorScheme(theme);
  }, [theme, setColorScheme]);
  useEffect(() => {
    if (language) activate(language);
  }, [language]);
}
