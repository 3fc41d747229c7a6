// The head of an idea: where one is, its rank and title, what to do next, how far it has come.
import { useLingui } from "@lingui/react/macro";
import { Button, CopyButton } from "@mantine/core";
import {
  IconCheck,
  IconChevronDown,
  IconChevronRight,
  IconChevronUp,
  IconCopy,
  IconPlus,
} from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Choices, IdeaId, IdeaPage, MemberId, Stage } from "@/api";
import {
  ariaKeys,
  commands,
  icon,
  Keys,
  lastList,
  once,
  RankGutter,
  RequestedMark,
  smallIcon,
  useCommand,
  useStageWords,
  useWaiting,
  WaitingMark,
} from "@/shared";
import { useTry } from "../acts";
import { AssignDialog, ProgressDialog, ReleaseDialog } from "../build/ClaimDialogs";
import { MergeWith } from "../merged/MergeWith";
import type { GoTo } from "../places";
import { RelateDialog } from "../related/RelateDialog";
import { Follow } from "./Follow";
import { HandOverDialog } from "./HandOverDialog";
import css from "./Head.module.css";
import { IdeaMenu } from "./IdeaMenu";
import { RemoveDialog, WithdrawDialog } from "./LeaveDialogs";
import { MoveDialog } from "./MoveDialog";
import { SupportDialog } from "./SupportDialog";
import { Title } from "./Title";
import { AsideStrip, Track } from "./Track";
import { needsReason, nextStep, useMove } from "./useMove";

/** To the idea before or after in the order of the score; going through them leaves one step to go back. */
function Neighbour({ to, kind }: { to: IdeaId | null; kind: "list.previous" | "list.next" }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [key] = commands[kind].keys;
  const Icon = kind === "list.next" ? IconChevronDown : IconChevronUp;
  const go = (): void =>
    void (
      to && navigate({ to: "/ideas/$ideaId", params: { ideaId: to }, search: (now) => now, replace: true })
    );
  useCommand(kind, go, to !== null);
  const end = kind === "list.next" ? t`This is the last one by score` : t`This is the first one by score`;
  return (
    <Button
      variant="subtle"
      size="xs"
      className={css.step ?? ""}
      aria-label={i18n._(commands[kind].title)}
      aria-keyshortcuts={ariaKeys(key)}
      title={to === null ? end : i18n._(commands[kind].title)}
      disabled={to === null}
      onClick={go}
      rightSection={<Keys binding={key} />}
    >
      <Icon {...icon} />
    </Button>
  );
}

/** What people write into a mail: the number, which the search finds, and the title. */
function CopyReference({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  return (
    <CopyButton value={`${page.row.shown_id} ${page.case.title}`} timeout={2_000}>
      {({ copied, copy }) => (
        <Button
          variant="subtle"
          size="xs"
          leftSection={copied ? <IconCheck {...icon} /> : <IconCopy {...icon} />}
          onClick={copy}
        >
          <span role="status">{copied ? t`Copied` : t`Copy reference`}</span>
        </Button>
      )}
    </CopyButton>
  );
}

type Dialog =
  | { kind: "move"; to: Stage }
  | { kind: "withdraw" | "remove" | "support" | "handOver" | "relate" | "merge" }
  | { kind: "progress" | "assign" | "release" }
  | null;

interface HeadProps {
  page: IdeaPage;
  me: MemberId;
  choices: Choices | undefined;
  goTo: GoTo;
  tabs: ReactNode;
}

export function Head({ page, me, choices, goTo, tabs }: HeadProps) {
  const { t } = useLingui();
  const words = useStageWords();
  const [dialog, setDialog] = useState<Dialog>(null);
  const mover = useMove(page, goTo);
  const tryIt = useTry();
  const { id, shown_id } = page.row;
  const close = (): void => setDialog(null);
  const move = (to: Stage): void => (needsReason(to) ? setDialog({ kind: "move", to }) : mover.moveNow(to));
  const restore = (): void => tryIt({ kind: "idea.restore", id }, t`${shown_id} is back.`);
  const others = (choices?.members ?? []).filter((it) => !it.archived && it.id !== page.owner.id);
  const step = nextStep(page);
  const isBack = ["parked", "declined", "retired"].includes(page.stage.now);
  const mine = page.supports.find(({ by }) => by.id === me);
  const support = (): void => setDialog({ kind: "support" });
  useCommand("idea.support", support, page.actions.support);
  const [supportKey] = commands["idea.support"].keys;
  const claim = (): void => tryIt({ kind: "claim.take", id }, t`You build ${shown_id} now.`);
  useCommand("idea.claim", claim, page.actions.claim);
  const [claimKey] = commands["idea.claim"].keys;
  const waiting = useWaiting(id);
  return (
    <>
      <header className={css.head}>
        <nav className={css.crumb} aria-label={t`Where you are`}>
          <Link to="/ideas" search={lastList()}>{t`Ideas`}</Link>
          <IconChevronRight {...smallIcon} size={12} />
          <span>{shown_id}</span>
          {page.build.requested_by && <RequestedMark />}
          <WaitingMark count={waiting.length} />
          <span className="grow" />
          <Neighbour to={page.previous} kind="list.previous" />
          <Neighbour to={page.next} kind="list.next" />
          <CopyReference page={page} />
          <Follow page={page} />
          <IdeaMenu
            page={page}
            onMove={move}
            onRestore={restore}
            onWithdraw={() => setDialog({ kind: "withdraw" })}
            onRemove={() => setDialog({ kind: "remove" })}
            onHandOver={others.length > 0 ? () => setDialog({ kind: "handOver" }) : undefined}
            onRelate={() => setDialog({ kind: "relate" })}
            onMerge={() => setDialog({ kind: "merge" })}
            onProgress={() => setDialog({ kind: "progress" })}
            onAssign={() => setDialog({ kind: "assign" })}
            onRelease={() => setDialog({ kind: "release" })}
          />
        </nav>
        <div className={css.titleRow}>
          <span title={page.rank === null ? t`No rank yet: it has no score` : t`Rank by score`}>
            <RankGutter rank={page.rank} size="l" />
          </span>
          <Title page={page} />
          <div className={css.actions}>
            {page.actions.support && (
              <Button
                leftSection={mine ? <IconCheck {...icon} /> : <IconPlus {...icon} />}
                rightSection={<Keys binding={supportKey} />}
                aria-keyshortcuts={ariaKeys(supportKey)}
                onClick={support}
              >
                {mine ? t`You have this too` : t`I have this too`}
              </Button>
            )}
            {page.actions.restore ? (
              <Button variant="filled" onClick={once(restore)}>
                {t`Bring back`}
              </Button>
            ) : page.actions.claim && !page.build.requested_by ? (
              <Button
                variant="filled"
                rightSection={<Keys binding={claimKey} />}
                aria-keyshortcuts={ariaKeys(claimKey)}
                onClick={once(claim)}
              >
                {t`Claim`}
              </Button>
            ) : (
              step && (
                <Button variant="filled" onClick={once(() => move(step))}>
                  {isBack
                    ? t`Bring back to ${words[step]}`
                    : step === "live"
                      ? t`Go live`
                      : t`Move to ${words[step]}`}
                </Button>
              )
            )}
          </div>
        </div>
        <div className={css.tabRow}>
          {tabs}
          <Track page={page} />
        </div>
      </header>
      <AsideStrip page={page} />
      {dialog?.kind === "move" && <MoveDialog to={dialog.to} mover={mover} onClose={close} />}
      {dialog?.kind === "withdraw" && <WithdrawDialog page={page} onClose={close} />}
      {dialog?.kind === "remove" && <RemoveDialog page={page} onClose={close} />}
      {dialog?.kind === "handOver" && <HandOverDialog page={page} others={others} onClose={close} />}
      {dialog?.kind === "progress" && <ProgressDialog page={page} onClose={close} />}
      {dialog?.kind === "assign" && <AssignDialog page={page} onClose={close} />}
      {dialog?.kind === "release" && <ReleaseDialog page={page} onClose={close} />}
      {dialog?.kind === "relate" && <RelateDialog page={page} onClose={close} />}
      {dialog?.kind === "merge" && <MergeWith page={page} onClose={close} />}
      {dialog?.kind === "support" && <SupportDialog page={page} mine={mine} onClose={close} />}
    </>
  );
}
