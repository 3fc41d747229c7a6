// Every shortcut there is, from the one list of commands, and switching off those without Ctrl.
import { useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import type { AppState } from "@/api";
import { Keys } from "@/shared";
import { type CommandDefinition, commandIds, commands } from "@/shared/commands/registry";
import css from "./index.module.css";
import { Problem, Section } from "./parts";
import { useDevice } from "./useDevice";

const groups: CommandDefinition["group"][] = ["everywhere", "list", "pairs", "inbox", "form"];

/** Keys that act while nobody holds Ctrl down; Enter, Esc and F2 are expected everywhere. */
const isSingle = (keys: string): boolean =>
  !keys.includes("$mod") && !["Enter", "Escape", "F2"].includes(keys);

function Shortcut({ command, isOff }: { command: CommandDefinition; isOff: boolean }) {
  const { t, i18n } = useLingui();
  return (
    <div className={css.shortcut} data-off={isOff || undefined}>
      <dt>{i18n._(command.title)}</dt>
      <dd>
        {isOff && <span className="meta">{t`off`}</span>}
        {command.keys[0].split(" ").map((key) => (
          <Keys key={key} binding={key} spoken />
        ))}
      </dd>
    </div>
  );
}

export function Keyboard({ state }: { state: AppState }) {
  const { t } = useLingui();
  const { device, change, failure } = useDevice(state);
  const words: Record<CommandDefinition["group"], string> = {
    everywhere: t`Everywhere`,
    list: t`In the list of ideas`,
    pairs: t`In Duplicates`,
    inbox: t`In the Inbox`,
    form: t`In a form`,
  };
  return (
    <Section title={t`Keyboard`}>
      <Checkbox
        className={css.first ?? ""}
        label={t`Single keys act (J, K, W, /, ?)`}
        description={t`Switch this off when you speak your text or hit keys by accident.`}
        checked={!device.single_keys_off}
        onChange={(event) => change({ single_keys_off: !event.currentTarget.checked })}
      />
      <Problem failure={failure} />
      <div className={css.shortcuts}>
        {groups.map((group) => (
          <div key={group}>
            <h3>{words[group]}</h3>
            <dl>
              {commandIds
                .filter((id) => commands[id].group === group)
                .map((id) => (
                  <Shortcut
                    key={id}
                    command={commands[id]}
                    isOff={device.single_keys_off && isSingle(commands[id].keys[0])}
                  />
                ))}
            </dl>
          </div>
        ))}
      </div>
    </Section>
  );
}
