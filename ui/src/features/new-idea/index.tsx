// Holds the place until this screen is built.
import { useLingui } from "@lingui/react/macro";
import { TopBar } from "@/shared";

export function NewIdeaPage() {
  const { t } = useLingui();
  return <TopBar title={t`New idea`} />;
}
