// What to do next where there is little yet: in a space of one's own the first steps, in the sample where to look.
// Each line goes away by being done; in the sample they stay.
import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconChevronRight } from "@tabler/icons-react";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type SpaceView, useRead } from "@/api";
import { smallIcon } from "@/shared";
import css from "./Steps.module.css";

interface Step {
  title: string;
  text: string;
  to: Pick<LinkProps, "to" | "search">;
  /** Absent where there is nothing to be done, only to be seen. */
  isDone?: boolean;
}

function List({ title, steps }: { title: string; steps: Step[] }) {
  const { t } = useLingui();
  return (
    <section className={css.section}>
      <h2>{title}</h2>
      <ul className={css.list}>
        {steps.map((step) => (
          <li key={step.title}>
            <Link {...step.to} className={css.step} data-done={step.isDone || undefined}>
              {step.isDone !== undefined && (
                <span className={css.mark}>{step.isDone && <IconCheck {...smallIcon} />}</span>
              )}
              <span>
                <b>{step.title}</b>
                {step.isDone && <span className="vh">{t`done`}</span>}
                <span className="t2">{step.text}</span>
              </span>
              <IconChevronRight {...smallIcon} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** From so many ideas on a person knows the way. */
const ENOUGH = 5;

/** Somebody said what work costs: anywhere in the space. */
function useHasRates(enabled: boolean): boolean {
  const rates = useRead("rates.list", {}, { enabled }).data;
  const all = rates ? [rates.space, ...rates.areas] : [];
  return all.some(({ versions }) => versions.some(({ labour }) => labour !== null));
}

function FirstSteps({ ideas }: { ideas: number }) {
  const { t } = useLingui();
  const isNew = ideas < ENOUGH;
  const hasRates = useHasRates(isNew);
  if (!isNew || (ideas > 0 && hasRates)) return null;
  const steps: Step[] = [
    {
      title: t`Send the first idea`,
      text: t`Five answers, about a minute. A title alone is enough to begin.`,
      to: { to: "/new" },
      isDone: ideas > 0,
    },
    {
      title: t`Bring a list that you have`,
      text: t`Excel, CSV or a pasted table; you see every row before it counts.`,
      to: { to: "/import" },
      isDone: false,
    },
    {
      title: t`Say what work costs`,
      text: t`Then hours become money, with rates of their own for each area.`,
      to: { to: "/settings", search: { part: "rates" } },
      isDone: hasRates,
    },
  ];
  return <List title={t`First steps`} steps={steps} />;
}

function WhereToLook() {
  const { t } = useLingui();
  const steps: Step[] = [
    {
      title: t`Why one idea stands above another`,
      text: t`Point at a score in the list, or press W: each opens into its sum.`,
      to: { to: "/ideas", search: {} },
    },
    {
      title: t`What two people sent twice`,
      text: t`The Hub finds pairs that may be the same; merging them can be taken back.`,
      to: { to: "/duplicates" },
    },
    {
      title: t`What would move if you weighed otherwise`,
      text: t`Drag a weight and see who moves how far, before anything applies.`,
      to: { to: "/scoring" },
    },
    {
      title: t`What newer rates would change`,
      text: t`Finance has newer ones; its estimates keep theirs until somebody says so.`,
      to: { to: "/settings", search: { part: "rates" } },
    },
  ];
  return <List title={t`Where to look`} steps={steps} />;
}

export const Steps = ({ space }: { space: SpaceView }) =>
  space.is_sample ? <WhereToLook /> : <FirstSteps ideas={space.ideas} />;
