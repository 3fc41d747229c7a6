// Addresses that belong to the idea.
import { useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useId } from "react";
import { icon } from "@/shared";
import { Group } from "./Amounts";
import { type FieldsProps, fieldId, memoFields } from "./fields";
import css from "./form.module.css";

const MAX = 20;

export const LinksField = memoFields(["links"], ({ text, errors, acts }: FieldsProps) => {
  const { t } = useLingui();
  const { links } = text;
  const change = (at: number, part: { url?: string; label?: string }): void =>
    acts.change(
      "links",
      links.map((link, other) => (other === at ? { ...link, ...part } : link)),
    );
  const message = errors.links;
  const errorId = useId();
  return (
    <Group legend={t`Links to files or pages`}>
      {links.map(({ url, label }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a link has no other name while it is typed
        <div key={at} className={css.link}>
          <TextInput
            id={at === 0 ? fieldId("links") : undefined}
            aria-label={t`Address of link ${at + 1}`}
            placeholder="https://"
            value={url}
            onChange={(event) => change(at, { url: event.currentTarget.value.slice(0, 2_100) })}
            onBlur={() => acts.leave("links")}
            error={message !== undefined}
            {...(message ? { "aria-describedby": errorId } : {})}
          />
          <TextInput
            aria-label={t`Name of link ${at + 1}`}
            placeholder={t`Name`}
            value={label}
            onChange={(event) => change(at, { label: event.currentTarget.value.slice(0, 100) })}
            error={message !== undefined}
          />
          <Button
            variant="subtle"
            aria-label={t`Remove link ${at + 1}`}
            onClick={() =>
              acts.change(
                "links",
                links.filter((_, other) => other !== at),
              )
            }
          >
            <IconTrash {...icon} />
          </Button>
        </div>
      ))}
      {message && (
        <p className={css.error} id={errorId}>
          {message}
        </p>
      )}
      {links.length < MAX && (
        <Button
          className={css.start ?? ""}
          id={links.length === 0 ? fieldId("links") : undefined}
          leftSection={<IconPlus {...icon} />}
          onClick={() => acts.change("links", [...links, { url: "", label: "" }])}
        >
          {t`Add a link`}
        </Button>
      )}
    </Group>
  );
});
