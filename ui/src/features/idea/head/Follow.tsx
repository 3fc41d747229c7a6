// Hearing of an idea, or not, and how many people do.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconBell, IconBellFilled } from "@tabler/icons-react";
import type { IdeaPage } from "@/api";
import { icon, once, useFormat } from "@/shared";
import { useTry } from "../acts";

export function Follow({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const tryIt = useTry();
  const { following, followers } = page;
  const { id: idea, shown_id } = page.row;
  if (!page.actions.follow) return null;
  const turn = (): void =>
    tryIt(
      { kind: "follow.set", idea, on: !following },
      following ? t`You no longer follow ${shown_id}.` : t`You follow ${shown_id}.`,
    );
  const count = plural(followers, { one: "# person follows it.", other: "# people follow it." });
  const byDefault = t`Who sent it, its owner, its builder and everybody who has it too follow it unless they say no.`;
  return (
    <Button
      variant="subtle"
      size="xs"
      aria-pressed={following}
      title={`${count} ${byDefault}`}
      leftSection={following ? <IconBellFilled {...icon} /> : <IconBell {...icon} />}
      onClick={once(turn)}
    >
      {t`Follow`}
      <span className="t3" aria-hidden="true">
        &nbsp;{format.whole(followers)}
      </span>
      <span className="vh"> ({count})</span>
    </Button>
  );
}
