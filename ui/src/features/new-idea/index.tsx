// New idea: left what a person tells, right what the Hub makes of it while they type.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useCanGoBack, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { type SpaceView, useRead } from "@/api";
import { ariaKeys, commands, ErrorState, Keys, TopBar, useCommand } from "@/shared";
import css from "./form.module.css";
import { type Done, IdeaForm } from "./IdeaForm";
import { Note } from "./Note";
import { Thanks } from "./Thanks";
import { useStarts } from "./useStarts";

/** Back to where one came from; the draft is kept by the form itself. */
function useClose(): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  return () => {
    if (canGoBack) router.history.back();
    else void navigate({ to: "/ideas" });
  };
}

function Head({ meta, isKept, onClose }: { meta: string; isKept: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const [key] = commands.close.keys;
  return (
    <TopBar title={t`New idea`} meta={meta}>
      {isKept && <span className={`meta ${css.stays}`}>{t`Your draft is kept`}</span>}
      <Button
        variant="subtle"
        className={css.close ?? ""}
        aria-keyshortcuts={ariaKeys(key)}
        rightSection={<Keys binding={key} />}
        onClick={onClose}
      >
        {t`Close`}
      </Button>
    </TopBar>
  );
}

function NewIdea({ space }: { space: SpaceView }) {
  const { t } = useLingui();
  const search: { title?: string; draft?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const close = useClose();
  const choices = useRead("space.choices", {});
  // Ready by the time a few words are typed.
  useRead("similar.prepare", {});
  const [isKept, setIsKept] = useState(false);
  const starts = useStarts({ title: search.title, draft: search.draft, areaId: space.me.area_id });
  useCommand("close", close);
  const keep = useCallback((kept: boolean) => setIsKept(kept), []);
  const done = (what: Done): void => {
    setIsKept(false);
    if (what.kind === "sent" && !what.another) {
      void navigate({ to: "/ideas/$ideaId", params: { ideaId: what.id }, replace: true });
    } else starts.finish(what);
  };
  const { state } = starts;
  return (
    <>
      <Head
        meta={state?.same ? "" : t`5 answers, about a minute`}
        isKept={isKept && !state?.same}
        onClose={close}
      />
      {state?.same && (
        <Thanks
          idea={state.same.idea}
          failure={starts.failure}
          onTakeBack={starts.takeBack}
          onAnother={starts.fresh}
        />
      )}
      {state && !state.same && (
        <IdeaForm
          key={state.start.id}
          start={state.start}
          space={space}
          choices={choices.data}
          note={
            <Note past={state.past} others={state.others} onFresh={starts.fresh} onChoose={starts.choose} />
          }
          onDone={done}
          onClose={close}
          onKept={keep}
        />
      )}
    </>
  );
}

export function NewIdeaPage() {
  const state = useRead("app.state", {});
  if (state.error) return <ErrorState failure={state.error} onRetry={() => void state.refetch()} />;
  return state.data?.space ? <NewIdea space={state.data.space} /> : null;
}
