// Joined: how far the first sync is, and what one can do meanwhile.
import { useLingui } from "@lingui/react/macro";
import { type Joined, useRead } from "@/api";
import { LinkButton } from "@/shared";
import { FirstCopy } from "@/shared/joining";
import css from "./join.module.css";

export function FirstSync({ joined }: { joined: Joined }) {
  const { t } = useLingui();
  const spaces = useRead("space.list", {}, { fresh: true }).data ?? [];
  const own = spaces.find(({ kind, is_sample }) => kind === "private" && !is_sample);
  return (
    <>
      {joined.tokens === "session" && (
        <p className={css.note}>
          {t`This computer has no place for secrets that the Hub can use. You stay signed in until the Hub is closed, then you sign in again. Nothing is lost by that.`}
        </p>
      )}
      <FirstCopy />
      <div className={css.acts}>
        <LinkButton to="/ideas" variant="filled" size="lg" autoFocus>
          {t`Go to the ideas`}
        </LinkButton>
        {own && (
          <LinkButton to="/bring" search={{ from: own.id }} size="lg">
            {t`Bring my ideas from “${own.name}”`}
          </LinkButton>
        )}
      </div>
    </>
  );
}
