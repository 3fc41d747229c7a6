// RICE, ICE and WSJF: what they are, an example worked out, and how many ideas could be ranked by each.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { Method, ProfilesView } from "@/api";
import { type RawMethod, rawMethods, rawName, useFormat } from "@/shared";
import css from "./Methods.module.css";
import { useMethodWords } from "./words";

interface MethodsProps {
  profiles: ProfilesView;
  looked: Method;
  onLook(method: RawMethod): void;
}

function MethodCard({ method, profiles, looked, onLook }: MethodsProps & { method: RawMethod }) {
  const { t } = useLingui();
  const format = useFormat();
  const { long, formula, example, good } = useMethodWords()[method];
  const count = profiles.ranked[method];
  const of = format.whole(profiles.ideas);
  return (
    <div className={css.method}>
      <div className={css.head}>
        <h3>{rawName[method]}</h3>
        <span className="meta">{long}</span>
        <span className="grow" />
        {profiles.method === method && <span className={css.now}>{t`ranks now`}</span>}
        {profiles.method !== method && (
          <Button
            size="xs"
            aria-pressed={looked === method}
            disabled={count === 0}
            onClick={() => onLook(method)}
          >
            {t`Preview ${rawName[method]}`}
          </Button>
        )}
      </div>
      <p>{formula}</p>
      <p className="t2">{example}</p>
      <p className="meta">
        {good}{" "}
        {t`${plural(count, { one: `# of ${of} ideas has all inputs.`, other: `# of ${of} ideas have all inputs.` })}`}
      </p>
    </div>
  );
}

export function Methods(props: MethodsProps) {
  const { t } = useLingui();
  return (
    <section className={css.methods} aria-labelledby="methods-title">
      <h2 id="methods-title">{t`Other methods`}</h2>
      <p className="t2">
        {t`Their numbers have no upper end, so they are shown as they are and never as 0 to 100. The inputs are answered on the page of each idea; one without all of them stands last.`}
      </p>
      {rawMethods.map((method) => (
        <MethodCard key={method} method={method} {...props} />
      ))}
    </section>
  );
}
