// Addresses that belong to the idea. A click copies one: the window itself never leaves the Hub.
import { useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { type IdeaPage, type Link, type OpId, toFailure } from "@/api";
import { smallIcon } from "@/shared";
import { useEdit } from "../acts";
import { CopyAddress } from "../CopyAddress";
import { EditButton } from "../EditButton";
import { useKept } from "../kept";
import { versionOf } from "../versions";
import { useRefusalWords } from "../words/refusals";
import css from "./Facts.module.css";

const MAX = 20;

interface Begun {
  links: (Link & { key: number })[];
  before: Link[];
  base: OpId | undefined;
}

const bare = (links: readonly Link[]): Link[] =>
  links
    .map(({ url, label }) => ({ url: url.trim(), label: label.trim() }))
    .filter(({ url, label }) => url !== "" || label !== "");

function LinksField({
  page,
  begun,
  keep,
}: {
  page: IdeaPage;
  begun: Begun;
  keep(begun: Begun | null): void;
}) {
  const { t } = useLingui();
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const edit = useEdit(page.row.id);
  const words = useRefusalWords();
  const change = (at: number, part: Partial<Link>): void => {
    setProblem(null);
    keep({ ...begun, links: begun.links.map((link, place) => (place === at ? { ...link, ...part } : link)) });
  };
  const add = (): void => {
    const key = Math.max(0, ...begun.links.map((link) => link.key)) + 1;
    keep({ ...begun, links: [...begun.links, { url: "https://", label: "", key }] });
  };
  const save = async (): Promise<void> => {
    const value = bare(begun.links);
    if (isSaving) return;
    if (JSON.stringify(value) === JSON.stringify(bare(begun.before))) return keep(null);
    setSaving(true);
    try {
      await edit(
        { links: { value: value.length > 0 ? value : null, base: begun.base } },
        t`The links are changed.`,
      );
      keep(null);
    } catch (thrown) {
      setProblem(words(toFailure(thrown)).what);
    } finally {
      setSaving(false);
    }
  };
  return (
    <form
      className={css.wide}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {begun.links.map((link, at) => (
        <div key={link.key} className={css.link}>
          <TextInput
            size="xs"
            type="url"
            aria-label={t`Address of link ${at + 1}`}
            value={link.url}
            maxLength={2_000}
            onChange={(event) => change(at, { url: event.currentTarget.value })}
          />
          <Button
            size="xs"
            variant="subtle"
            p={0}
            aria-label={t`Take out link ${at + 1}`}
            onClick={() => keep({ ...begun, links: begun.links.filter((_, place) => place !== at) })}
          >
            <IconX {...smallIcon} />
          </Button>
          <TextInput
            size="xs"
            aria-label={t`Name of link ${at + 1}`}
            placeholder={t`Name (optional)`}
            value={link.label}
            maxLength={80}
            onChange={(event) => change(at, { label: event.currentTarget.value })}
          />
        </div>
      ))}
      <div role="alert">{problem && <p style={{ color: "var(--danger)" }}>{problem}</p>}</div>
      <div className={css.buttons}>
        <Button size="xs" type="submit">
          {t`Save links`}
        </Button>
        {begun.links.length < MAX && (
          <Button size="xs" variant="subtle" onClick={add}>
            {t`Add one`}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={() => keep(null)}>
          {t`Cancel`}
        </Button>
      </div>
    </form>
  );
}

export function Links({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const [begun, keep] = useKept<Begun>(`${page.row.id} links`);
  const links = page.case.links ?? [];
  if (begun) return <LinksField page={page} begun={begun} keep={keep} />;
  const begin = (): void => {
    const shown = links.length > 0 ? links : [{ url: "https://", label: "" }];
    keep({
      links: shown.map((link, key) => ({ ...link, key })),
      before: links,
      base: versionOf(page.versions, "links"),
    });
  };
  return (
    <>
      {links.length === 0 ? (
        <span className="t3">{t`None yet`}</span>
      ) : (
        <ul className={css.links}>
          {links.map((link, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a link may stand there twice
            <li key={place}>
              <CopyAddress url={link.url}>{link.label || link.url}</CopyAddress>
            </li>
          ))}
        </ul>
      )}
      {page.actions.edit_case && <EditButton label={t`Change the links`} onClick={begin} />}
    </>
  );
}
