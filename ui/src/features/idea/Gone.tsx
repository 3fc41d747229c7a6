// An address that leads to no idea any more: what became of it, and where to go on.
import { useLingui } from "@lingui/react/macro";
import type { Failure } from "@/api";
import { EmptyState, LinkButton, lastList } from "@/shared";

const gone: readonly string[] = ["NOT_FOUND", "REMOVED", "IDEA_MERGED"];

export const isGone = (failure: Failure | null): failure is Failure =>
  failure !== null && gone.includes(failure.code);

/** The idea that goes on for a merged one, as far as the core says it. */
const headOf = ({ code, facts }: Failure): { id: string; name: string } | null => {
  const id = facts.head ?? facts.head_id ?? facts.id;
  if (code !== "IDEA_MERGED" || typeof id !== "string") return null;
  return { id, name: typeof facts.shown_id === "string" ? facts.shown_id : "" };
};

export function Gone({ failure }: { failure: Failure }) {
  const { t } = useLingui();
  const head = headOf(failure);
  const titles: Record<string, string> = {
    NOT_FOUND: t`There is no such idea`,
    REMOVED: t`This idea was removed`,
    IDEA_MERGED: t`This idea was merged into another one`,
  };
  const texts: Record<string, string> = {
    NOT_FOUND: t`The address may be mistyped, or the idea is in another space.`,
    REMOVED: t`Its text is gone, its number stays used, and the history keeps who removed it and why.`,
    IDEA_MERGED: t`Everything that was said about it stands there now.`,
  };
  return (
    <EmptyState
      title={titles[failure.code] ?? ""}
      action={
        <>
          {head && (
            <LinkButton variant="filled" to="/ideas/$ideaId" params={{ ideaId: head.id }} replace>
              {head.name ? t`Go to ${head.name}` : t`Go to that idea`}
            </LinkButton>
          )}
          <LinkButton to="/ideas" search={lastList()}>{t`Back to Ideas`}</LinkButton>
        </>
      }
    >
      <p>{texts[failure.code]}</p>
    </EmptyState>
  );
}
