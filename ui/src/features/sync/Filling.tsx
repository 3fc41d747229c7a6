// In the place of all others while the first copy of a space is on its way: there is nothing to show yet.
import { useLingui } from "@lingui/react/macro";
import { TopBar } from "@/shared";
import { FirstCopy } from "@/shared/joining";
import css from "./sync.module.css";

export default function Filling({ name }: { name: string }) {
  const { t } = useLingui();
  return (
    <>
      <TopBar title={name} />
      <div className={css.page}>
        <section className={css.filling} aria-label={t`Getting the space`}>
          <FirstCopy />
        </section>
      </div>
    </>
  );
}
