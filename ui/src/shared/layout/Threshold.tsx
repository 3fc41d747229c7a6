// A page outside of the places: before there is a space, or on the way into one. Our mark, what it is about,
// and where the data will be.
import { useLingui } from "@lingui/react/macro";
import { IconChevronDown, IconFolder, IconWorld } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type AppState, keyOf, useWrite } from "@/api";
import { languageFor, languages } from "@/app/i18n";
import { smallIcon } from "../icon";
import { HubMark } from "../parts/Mark";
import css from "./Threshold.module.css";

/** Before there are settings: whoever reads none of this needs it first. */
function Speaks({ state }: { state: AppState }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const write = useWrite("device.set");
  const speak = (language: string): void => {
    const device = { ...state.device, language };
    queries.setQueryData(keyOf("app.state", {}), { ...state, device });
    write.mutate(device);
  };
  return (
    <label className={css.speaks}>
      <IconWorld {...smallIcon} />
      <select
        aria-label={t`Language`}
        value={languageFor(state.device.language)}
        onChange={(event) => speak(event.currentTarget.value)}
      >
        {languages.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
      <IconChevronDown {...smallIcon} />
    </label>
  );
}

interface ThresholdProps {
  title: string;
  lead: string;
  state: AppState;
  /** What leaves this computer. */
  note: string;
  children: ReactNode;
}

export function Threshold(props: ThresholdProps) {
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
        <Speaks state={props.state} />
        <span className={css.folder}>
          <IconFolder {...smallIcon} />
          <span>{t`Your data: ${props.state.data_dir}`}</span>
        </span>
        <span className="grow" />
        <span>{props.note}</span>
      </footer>
    </div>
  );
}
