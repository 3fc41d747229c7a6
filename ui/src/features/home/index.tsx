import { useLingui } from "@lingui/react/macro";
import { TopBar } from "@/shared";

export function HomePage() {
  const { t } = useLingui();
  return <TopBar title={t`Home`} />;
}
