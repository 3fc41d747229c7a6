// Settings of this device: how the Hub looks, its keys, where the data is, what to send when something is wrong.
import { useLingui } from "@lingui/react/macro";
import { Button, Checkbox, CopyButton, SegmentedControl } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type AppState, type Device, keyOf, type Theme, useRead, useWrite } from "@/api";
import { commands, ErrorState, Keys, runCommand, SkeletonRows, TopBar, useFormat } from "@/shared";
import { diagnostics } from "./diagnostics";
import css from "./index.module.css";
import { Language } from "./Language";

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.section}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}

function Setting({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.setting}>
      <span className={css.label}>{label}</span>
      <div className={css.value}>{children}</div>
    </div>
  );
}

const Copy = ({ text, label }: { text: string; label: string }) => {
  const { t } = useLingui();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button variant="subtle" size="xs" onClick={copy}>
          {copied ? t`Copied` : label}
        </Button>
      )}
    </CopyButton>
  );
};

/** Changes one setting and shows it at once; the core keeps it in device.json. */
function useDevice(state: AppState) {
  const queries = useQueryClient();
  const write = useWrite("device.set");
  const change = (part: Partial<Device>): void => {
    const device = { ...state.device, ...part };
    const key = keyOf("app.state", {});
    queries.setQueryData(key, { ...state, device });
    write.mutate(device, { onError: () => queries.setQueryData(key, state) });
  };
  return { device: state.device, change, failure: write.error };
}

function Appearance({ state }: { state: AppState }) {
  const { t } = useLingui();
  const { device, change, failure } = useDevice(state);
  return (
    <Section title={t`Appearance`}>
      <Setting label={t`Theme`}>
        <SegmentedControl
          aria-label={t`Theme`}
          value={device.theme}
          onChange={(theme) => change({ theme: theme as Theme })}
          data={[
            { value: "auto", label: t`As the system` },
            { value: "light", label: t`Light` },
            { value: "dark", label: t`Dark` },
          ]}
        />
      </Setting>
      <Setting label={t`Language`}>
        <Language value={device.language} onChange={(language) => change({ language })} />
      </Setting>
      <Setting label={t`Keyboard`}>
        <div>
          <Checkbox
            label={t`Single keys act (J, K, W, /, ?)`}
            description={t`Switch this off when you speak your text or hit keys by accident.`}
            checked={!device.single_keys_off}
            onChange={(event) => change({ single_keys_off: !event.currentTarget.checked })}
          />
          <Button
            variant="subtle"
            size="xs"
            className={css.below}
            onClick={() => runCommand("shortcuts")}
            rightSection={<Keys binding={commands.shortcuts.keys[0]} />}
          >
            {t`Show all shortcuts`}
          </Button>
        </div>
      </Setting>
      {failure && <ErrorState failure={failure} />}
    </Section>
  );
}

function Data({ folder }: { folder: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const backup = useWrite("space.backup");
  const megabytes = format.decimal((backup.data?.size_bytes ?? 0) / 1_000_000, 1);
  return (
    <Section title={t`Your data`}>
      <Setting label={t`Folder`}>
        <code className={css.path}>{folder}</code>
        <Copy text={folder} label={t`Copy`} />
      </Setting>
      <Setting label={t`Backup`}>
        <div>
          <Button loading={backup.isPending} onClick={() => backup.mutate({})}>{t`Back up now`}</Button>
          <p className={`meta ${css.below}`} role="status">
            {backup.data
              ? t`Saved, ${megabytes} MB: ${backup.data.path}`
              : t`Writes one file with everything into the folder above. You can go on working.`}
          </p>
        </div>
      </Setting>
      {backup.error && <ErrorState failure={backup.error} onRetry={() => backup.mutate({})} />}
    </Section>
  );
}

function About({ state }: { state: AppState }) {
  const { t } = useLingui();
  const text = diagnostics(state, navigator.userAgent);
  return (
    <Section title={t`About`}>
      <Setting label={t`Version`}>
        <span>Opportunity Hub {state.version}</span>
      </Setting>
      <Setting label={t`Diagnostics`}>
        <div className={css.wide}>
          <pre className={css.diagnostics}>{text}</pre>
          <p className="meta">{t`For whoever helps you. It holds no titles, texts or names of people.`}</p>
          <Copy text={text} label={t`Copy diagnostics`} />
        </div>
      </Setting>
    </Section>
  );
}

export function SettingsPage() {
  const { t } = useLingui();
  const state = useRead("app.state", {});
  return (
    <>
      <TopBar title={t`Settings`} meta={t`of this computer`} />
      <div className={css.page}>
        {state.error && <ErrorState failure={state.error} onRetry={() => void state.refetch()} />}
        {state.isPending && <SkeletonRows count={6} height="3rem" />}
        {state.data && (
          <>
            <Appearance state={state.data} />
            <Data folder={state.data.data_dir} />
            <About state={state.data} />
          </>
        )}
      </div>
    </>
  );
}
