import { useLingui } from "@lingui/react/macro";
import { TopBar } from "@/shared";

export function SettingsPage() {
  const { t } = useLingui();
  return <TopBar title={t`Settings`} />;
}
