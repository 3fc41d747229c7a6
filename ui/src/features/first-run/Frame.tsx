// The page before there is a space: our mark, what it is about, and where the data will be.
import { useLingui } from "@lingui/react/macro";
import { IconFolder } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { HubMark } from "@/shared";
import css from "./first-run.module.css";

export function Frame(props: { title: string; lead: string; dataDir: string; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className={css.page}>
      <main className={css.body}>
        <HubMark size={36} />
        <h1>{props.title}</h1>
        <p className={css.lead}>{props.lead}</p>
        {props.children}
      </main>
      <footer className={css.foot}>
        <span className={css.folder}>
          <IconFolder size={16} stroke={1.5} aria-hidden="true" />
          <span>{t`Your data: ${props.dataDir}`}</span>
        </span>
        <span className="grow" />
        <span>{t`No account needed. Nothing leaves this computer.`}</span>
      </footer>
    </div>
  );
}
