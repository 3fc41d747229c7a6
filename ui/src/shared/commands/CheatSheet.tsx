// The list of shortcuts, made from the registry.
import { useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { Keys } from "../parts/Keys";
import css from "./CheatSheet.module.css";
import { type CommandDefinition, commandIds, commands } from "./registry";

const groups: CommandDefinition["group"][] = ["everywhere", "list", "pairs", "inbox", "form"];

function Shortcut({ command }: { command: CommandDefinition }) {
  const { i18n } = useLingui();
  return (
    <div className={css.row}>
      <dt>{i18n._(command.title)}</dt>
      <dd>
        {command.keys[0].split(" ").map((key) => (
          <span key={key}>
            <Keys binding={key} spoken />
          </span>
        ))}
      </dd>
    </div>
  );
}

export default function CheatSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const words = {
    everywhere: t`Everywhere`,
    list: t`In the list of ideas`,
    pairs: t`In Duplicates`,
    inbox: t`In the Inbox`,
    form: t`In a form`,
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t`Keyboard shortcuts`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      {groups.map((group) => (
        <section key={group} className={css.group}>
          <h3 className={css.title}>{words[group]}</h3>
          <dl>
            {commandIds
              .filter((id) => commands[id].group === group)
              .map((id) => (
                <Shortcut key={id} command={commands[id]} />
              ))}
          </dl>
        </section>
      ))}
      <p className="meta">{t`Keys without Ctrl can be switched off in the settings.`}</p>
    </Modal>
  );
}
