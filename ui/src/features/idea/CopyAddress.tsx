// An address that somebody wrote. A click copies it: the window itself never leaves the Hub.
import { useLingui } from "@lingui/react/macro";
import { CopyButton } from "@mantine/core";
import type { ReactNode } from "react";
import css from "./CopyAddress.module.css";

export function CopyAddress({ url, children }: { url: string; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <CopyButton value={url} timeout={2_000}>
      {({ copied, copy }) => (
        <button type="button" className={`link ${css.address}`} title={url} onClick={copy}>
          {copied ? t`Address copied` : children}
          <span className="vh"> {t`(copies the address)`}</span>
        </button>
      )}
    </CopyButton>
  );
}
