// The place of one idea: fetches it, and says so when it is not there or cannot be shown.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNavigate, useParams, useRouter } from "@tanstack/react-router";
import { useRead } from "@/api";
import { ErrorState, lastList, SkeletonLine, useCommand } from "@/shared";
import { ActsProvider } from "./acts";
import { Gone, isGone } from "./Gone";
import css from "./Idea.module.css";
import { IdeaView } from "./IdeaView";
import { useRefusalWords } from "./words/refusals";

/** Back to where one came from; to the list when the idea was opened by its address. */
function useGoBack(): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  return () =>
    router.history.canGoBack() ? router.history.back() : void navigate({ to: "/ideas", search: lastList() });
}

function Waiting() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`}>
      <div className={css.waitHead}>
        <SkeletonLine width="6rem" />
        <SkeletonLine width="40%" />
        <SkeletonLine width="8rem" />
      </div>
      <div className={css.waitMain}>
        {["64%", "60%", "24%", "12rem", "48%", "56%"].map((width) => (
          <SkeletonLine key={width} width={width} />
        ))}
      </div>
    </div>
  );
}

function Place({ id }: { id: string }) {
  const { t } = useLingui();
  const page = useRead("idea.get", { id }, { keepPrevious: true });
  const space = useRead("app.state", {}).data?.space;
  const choices = useRead("space.choices", {});
  const words = useRefusalWords();
  useCommand("close", useGoBack());
  const retry = (): void => void page.refetch();
  if (isGone(page.error)) return <Gone failure={page.error} />;
  if (page.error && !page.data) return <ErrorState failure={page.error} onRetry={retry} />;
  if (!page.data || !space) return <Waiting />;
  return (
    <>
      {page.error && (
        <div className={css.trouble} role="alert">
          {t`What stands here may be old.`} {words(page.error).what}
          <Button size="xs" onClick={retry}>
            {t`Try again`}
          </Button>
        </div>
      )}
      <IdeaView key={page.data.row.id} page={page.data} space={space} choices={choices.data} />
    </>
  );
}

export function IdeaPage() {
  const { ideaId = "" } = useParams({ strict: false });
  return (
    <ActsProvider>
      <Place id={ideaId} />
    </ActsProvider>
  );
}
