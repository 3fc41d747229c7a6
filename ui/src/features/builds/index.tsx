// My builds: the ideas whose claim one holds, those first of which nothing was heard for longest.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type BuildLine, useRead } from "@/api";
import {
  EmptyState,
  ErrorState,
  Hours,
  LinkButton,
  SkeletonRows,
  Stage,
  TopBar,
  useAge,
  useFormat,
} from "@/shared";
import css from "./builds.module.css";

function Build({ build, days }: { build: BuildLine; days: number }) {
  const { t } = useLingui();
  const age = useAge();
  const format = useFormat();
  const { row, claim, stage, open } = build;
  const heard_ms = claim.progress_at_ms ?? claim.since_ms;
  const saved = row.hours_saved;
  return (
    <li>
      <Link
        to="/ideas/$ideaId"
        params={{ ideaId: row.id }}
        search={{ tab: "build" }}
        className={css.build}
        data-stale={claim.is_stale || undefined}
      >
        <span className="idno">{row.shown_id}</span>
        <span className={`${css.title} ell`} title={row.title}>
          {row.title}
        </span>
        <Stage stage={stage} />
        <span className={`meta ${css.open}`}>
          {open === 0
            ? t`standard settled`
            : t`${plural(open, { one: "# point open", other: "# points open" })}`}
        </span>
        <span className={`num ${css.hours}`}>
          {saved ? <Hours value={saved.likely} source="estimated" /> : <span className="t3">–</span>}
        </span>
        <span className={css.heard}>
          {heard_ms !== null && (
            <span className="num" title={t`Last progress on ${format.date(heard_ms)}`}>
              {age(heard_ms)}
            </span>
          )}
          {claim.is_stale && (
            <span
              className={css.stale}
              title={t`No progress was told for more than ${format.whole(days)} days. The leads see it, too.`}
            >
              {t`quiet`}
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

export function BuildsPage() {
  const { t } = useLingui();
  const mine = useRead("builds.mine", {});
  const builds = mine.data?.builds ?? [];
  return (
    <>
      <TopBar title={t`My builds`} />
      <div className={css.page}>
        {mine.error && <ErrorState failure={mine.error} onRetry={() => void mine.refetch()} />}
        {mine.isPending && <SkeletonRows count={4} height="2.5rem" />}
        {mine.data && builds.length === 0 && (
          <EmptyState
            title={t`You build nothing now`}
            action={
              <LinkButton to="/ideas" search={{ stages: ["ready"] }} variant="filled">
                {t`Show what is ready`}
              </LinkButton>
            }
          >
            {t`Claim an idea that is Ready: then only you build it, and it stands here until it is live or released.`}
          </EmptyState>
        )}
        {mine.data && builds.length > 0 && (
          <>
            <p className={`${css.lead} t2`}>
              {t`The quietest first. After ${plural(mine.data.stale_claim_days, { one: "# day", other: "# days" })} without progress a claim is marked; nothing is ever taken from you.`}
            </p>
            <ul className={css.list} aria-label={t`My builds`}>
              {builds.map((build) => (
                <Build key={build.row.id} build={build} days={mine.data.stale_claim_days} />
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
