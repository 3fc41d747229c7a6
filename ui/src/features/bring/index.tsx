// Copies of one's own ideas for a shared space. The private space stays as it is; nothing is chosen silently.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { type BringPreview, newId, type SpaceId, useRead, type WorkView } from "@/api";
import { EmptyState, ErrorState, LinkButton, SkeletonRows, TopBar, useCommand, useFormat } from "@/shared";
import { Refused } from "@/shared/joining";
import css from "./bring.module.css";
import { type Choices, countsOf, NO_CHOICES, toSend, withAllNew, withChoice } from "./choices";
import { List } from "./List";
import { Look } from "./Look";
import { Result } from "./Result";
import { type Bringing, useBringing } from "./useBringing";
import { cancelWork, useFar } from "./useFar";

interface WorkingProps {
  title: string;
  text: string;
  far: WorkView | null;
  onCancel(): void;
}

function Working({ title, text, far, onCancel }: WorkingProps) {
  const { t } = useLingui();
  const format = useFormat();
  const isKnown = far !== null && far.total > 0;
  return (
    <div className={css.working} role="status" aria-busy="true">
      <h2>{title}</h2>
      <progress
        className={css.far}
        aria-label={t`How far it is`}
        {...(isKnown ? { max: far.total, value: far.done } : {})}
      />
      <p className="meta">{isKnown ? t`${format.whole(far.done)} of ${format.whole(far.total)}` : " "}</p>
      <p className="t2">{text}</p>
      <Button onClick={onCancel}>{t`Cancel`}</Button>
    </div>
  );
}

interface ChooseProps {
  preview: BringPreview;
  bringing: Bringing;
  choices: Choices;
  setChoices(choices: Choices): void;
}

function Choose({ preview, bringing, choices, setChoices }: ChooseProps) {
  const { t } = useLingui();
  const { ideas } = preview;
  const [at, setAt] = useState(0);
  const select = (to: number): void => setAt(Math.min(Math.max(to, 0), ideas.length - 1));
  useCommand("list.next", () => select(at + 1));
  useCommand("list.previous", () => select(at - 1));
  const counts = countsOf(ideas, choices);
  const chosen = toSend(ideas, choices);
  const idea = ideas[at];
  if (!idea) return null;
  return (
    <>
      <div className={css.bar}>
        <span>
          {plural(counts.new, { one: "# new", other: "# new" })}
          {", "}
          {plural(counts.possible, { one: "# possibly there already", other: "# possibly there already" })}
          {", "}
          {plural(counts.sent, { one: "# sent before", other: "# sent before" })}
        </span>
        {counts.new > 0 && (
          <Button size="xs" onClick={() => setChoices(withAllNew(choices, ideas))}>
            {t`Send all new ones`}
          </Button>
        )}
        <span className="grow" />
        {choices.size > 0 && (
          <Button size="xs" variant="subtle" onClick={() => setChoices(NO_CHOICES)}>
            {t`Take all choices back`}
          </Button>
        )}
      </div>
      <div className={css.place}>
        <List ideas={ideas} choices={choices} at={at} onSelect={select} />
        <Look
          key={idea.idea.id}
          idea={idea}
          choice={choices.get(idea.idea.id)}
          onChoose={(choice) => setChoices(withChoice(choices, idea.idea.id, choice))}
        />
      </div>
      <div className={css.foot}>
        <Refused failure={bringing.failure} />
        <span className="t2" role="status">
          {chosen.length === 0
            ? t`Nothing is chosen yet.`
            : plural(chosen.length, { one: "# idea is chosen.", other: "# ideas are chosen." })}{" "}
          {counts.unanswered > 0 &&
            plural(counts.unanswered, {
              one: "# that may be there already stays here until you decide.",
              other: "# that may be there already stay here until you decide.",
            })}
        </span>
        <span className="grow" />
        <Button variant="filled" disabled={chosen.length === 0} onClick={() => void bringing.run(chosen)}>
          {chosen.length === 0
            ? t`Bring ideas`
            : plural(chosen.length, { one: "Bring # idea", other: "Bring # ideas" })}
        </Button>
      </div>
    </>
  );
}

function Bring({ from, onAgain }: { from: SpaceId; onAgain(): void }) {
  const { t } = useLingui();
  const bringing = useBringing(from);
  const [id] = useState(newId);
  // Kept while it runs: what failed is tried again as it was chosen.
  const [choices, setChoices] = useState(NO_CHOICES);
  const read = useRead("join.bring_preview", { from, id });
  const far = useFar(read.isFetching ? id : null);
  const preview = read.data;
  const content = () => {
    if (bringing.result) return <Result result={bringing.result} onAgain={onAgain} />;
    if (bringing.isRunning) {
      return (
        <Working
          title={t`Bringing your ideas…`}
          text={t`Cancel keeps what is there by then; bringing the rest later makes nothing twice.`}
          far={bringing.far}
          onCancel={bringing.cancel}
        />
      );
    }
    if (read.error) return <ErrorState failure={read.error} onRetry={() => void read.refetch()} />;
    if (!preview && far && far.total > 0) {
      return (
        <Working
          title={t`Comparing your ideas with those of the space…`}
          text={t`Nothing is sent by this.`}
          far={far}
          onCancel={() => cancelWork(id)}
        />
      );
    }
    if (!preview) return <SkeletonRows count={8} height="3.75rem" />;
    if (preview.ideas.length === 0) {
      return (
        <EmptyState
          title={t`There is nothing to bring`}
          action={<LinkButton to="/new" search={{}} variant="filled">{t`New idea`}</LinkButton>}
        >
          {t`“${preview.from.name}” holds no ideas. What you send from now on stands in the shared space at once.`}
        </EmptyState>
      );
    }
    return <Choose preview={preview} bringing={bringing} choices={choices} setChoices={setChoices} />;
  };
  return (
    <>
      <TopBar
        title={t`Bring my ideas`}
        meta={preview && t`from “${preview.from.name}” to “${preview.to.name}”, as copies`}
      />
      <div className={css.content}>{content()}</div>
    </>
  );
}

export function BringPage() {
  const { t } = useLingui();
  const { from } = useSearch({ from: "/shell/bring" });
  // What is left is looked at anew.
  const [round, setRound] = useState(0);
  const spaces = useRead("space.list", {}, { fresh: true });
  const isShared = spaces.data?.some(({ is_open, kind }) => is_open && kind === "joined") ?? true;
  const own = spaces.data?.find(({ id, kind }) => kind === "private" && (from === undefined || id === from));
  if (isShared && (own || (spaces.isPending && from))) {
    const id = own?.id ?? from ?? "";
    return <Bring key={`${id} ${round}`} from={id} onAgain={() => setRound(round + 1)} />;
  }
  return (
    <>
      <TopBar title={t`Bring my ideas`} />
      {spaces.error && <ErrorState failure={spaces.error} onRetry={() => void spaces.refetch()} />}
      {spaces.isPending && <SkeletonRows count={4} />}
      {spaces.data && (
        <EmptyState
          title={isShared ? t`There is no private space on this computer` : t`Open the shared space first`}
          action={<LinkButton to="/ideas" search={{}}>{t`Go to the ideas`}</LinkButton>}
        >
          {isShared
            ? t`Everything you send stands in the shared space already.`
            : t`Ideas are brought from a private space into the shared one that is open. Change the space at the top of the sidebar.`}
        </EmptyState>
      )}
    </>
  );
}
