import { useLingui } from "@lingui/react/macro";
import { TopBar } from "@/shared";

export { readIdeasSearch } from "./address";

export function IdeasPage() {
  const { t } = useLingui();
  return <TopBar title={t`Ideas`} />;
}
