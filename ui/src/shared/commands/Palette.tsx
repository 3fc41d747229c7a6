// Everything by its name: what can be done here, saved views, ideas. Commands come from the registry; it
// is loaded when somebody first opens it.
import { useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQueries } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type IdeaRow, readOptions, readOrder, useRead } from "@/api";
import type { ListView } from "../lastList";
import { Keys } from "../parts/Keys";
import { StageGlyph } from "../parts/StageGlyph";
import css from "./Palette.module.css";
import { type Option, Picker } from "./Picker";
import { recentIdeas } from "./recent";
import { type CommandId, commandIds, commands } from "./registry";
import { canRun, runCommand } from "./useCommand";

const MOST_IDEAS = 8;
const ASK_AFTER_MS = 60;

/** What opens the palette and what only means something in a form is no choice. */
const left: readonly CommandId[] = ["palette", "close", "form.send"];

const offered = (): CommandId[] => commandIds.filter((id) => !left.includes(id) && canRun(id));

/** The best ideas with these words, or with this number. */
function useFound(typed: string): IdeaRow[] {
  const search = typed.trim();
  const isAskable = [...search].length > 1 || /\d/u.test(search);
  const [asked] = useDebouncedValue(isAskable ? search : "", ASK_AFTER_MS);
  const order = useRead("ideas.order", { search: asked }, { enabled: asked !== "", keepPrevious: true });
  const isFound = isAskable && asked !== "" && order.data !== undefined;
  const locals = isFound ? [...readOrder(order.data).locals.subarray(0, MOST_IDEAS)] : [];
  const rows = useRead("ideas.rows", { locals }, { enabled: locals.length > 0, keepPrevious: true });
  return locals.length > 0 ? (rows.data ?? []) : [];
}

function useRecent(isShown: boolean): IdeaRow[] {
  const [ids] = useState(recentIdeas);
  const pages = useQueries({
    queries: ids.map((id) => ({ ...readOptions("idea.get", { id }), enabled: isShown })),
  });
  return isShown ? pages.flatMap(({ data }) => data?.row ?? []) : [];
}

const ideaOption = (group: string, { id, title, shown_id, stage }: IdeaRow): Option => ({
  key: `idea ${id}`,
  name: title,
  group,
  isFound: true,
  glyph: <StageGlyph stage={stage} />,
  aside: <span className="idno">{shown_id}</span>,
});

export default function Palette({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [doable] = useState(offered);
  const views = useRead("views.list", {}).data ?? [];
  const found = useFound(typed);
  const recent = useRecent(typed.trim() === "");

  const options: Option[] = [
    ...recent.map((row) => ideaOption(t`Looked at last`, row)),
    ...found.map((row) => ideaOption(t`Ideas`, row)),
    ...views.map(({ id, name }) => ({ key: `view ${id}`, name, group: t`Saved views` })),
    ...doable.map((id) => ({
      key: `do ${id}`,
      name: i18n._(commands[id].title),
      group: t`Commands`,
      aside: commands[id].keys[0].split(" ").map((key) => <Keys key={key} binding={key} spoken />),
    })),
  ];
  const openView = (id: string): void => {
    const view = views.find((known) => known.id === id);
    // The route reads what is kept as it reads any address.
    const search: ListView = view ? { ...(JSON.parse(view.address) as ListView), view: id } : {};
    void navigate({ to: "/ideas", search });
  };
  const pick = (key: string): void => {
    const [kind, id = ""] = key.split(" ");
    onClose();
    if (kind === "idea") void navigate({ to: "/ideas/$ideaId", params: { ideaId: id } });
    else if (kind === "view") openView(id);
    // Once the palette is gone, so that the command finds the focus where it was.
    else setTimeout(() => runCommand(id as CommandId));
  };
  return (
    <Modal.Root opened onClose={onClose} size="36rem" padding={0} transitionProps={{ duration: 0 }}>
      <Modal.Overlay className={css.veil ?? ""} />
      <Modal.Content className={css.palette ?? ""} aria-label={t`Find a command, a view or an idea`}>
        <Picker
          label={t`Find a command, a view or an idea`}
          options={options}
          onPick={pick}
          onType={setTyped}
        />
      </Modal.Content>
    </Modal.Root>
  );
}
