// Every version of the weights: who saved it, when, what was changed. None is ever altered; an old one comes
// back as a new version.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { ProfileFamily, ProfileVersion } from "@/api";
import { useFormat, useProfileName } from "@/shared";
import { weightsOf } from "./draft";
import { type Apply, activation, nextVersion } from "./useApply";
import css from "./Versions.module.css";
import { useChangeWords } from "./words";

const FIRST = 6;

function Version({ version, onRestore }: { version: ProfileVersion; onRestore: (() => void) | null }) {
  const { t } = useLingui();
  const format = useFormat();
  const changes = useChangeWords();
  const nameOf = useProfileName();
  const { by, at_ms, is_active, name, builtin } = version;
  const when = `${format.date(at_ms)}, ${format.time(at_ms)}`;
  const number = t`Version ${version.version}`;
  return (
    <li className={css.version} data-on={is_active || undefined}>
      <span className={css.number}>
        <b>{number}</b>
        {is_active && <span className={css.now}>{t`ranks now`}</span>}
      </span>
      <span className={css.what}>
        <span>{changes(version)}</span>
        <span className="meta">{by ? `${by.name}, ${when}` : `${nameOf(name, builtin)}, ${when}`}</span>
      </span>
      {onRestore && (
        <Button size="xs" aria-label={t`Restore: ${number}`} onClick={onRestore}>
          {t`Restore`}
        </Button>
      )}
    </li>
  );
}

export function Versions({
  family,
  mayChange,
  apply,
}: {
  family: ProfileFamily;
  mayChange: boolean;
  apply: Apply;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const { versions } = family;
  const shown = isAll ? versions : versions.slice(0, FIRST);
  const next = (versions[0]?.version ?? 0) + 1;

  const restore = (version: ProfileVersion): void => {
    const isNewest = version === versions[0];
    const operations = () => (isNewest ? activation(version.id) : nextVersion(family, weightsOf(version)));
    const said = isNewest
      ? t`Version ${version.version} ranks again.`
      : t`The weights of version ${version.version} rank again, as version ${next}.`;
    void apply.apply(`restore ${version.id} ${next}`, operations, said);
  };
  return (
    <section className={css.versions} aria-labelledby="versions-title">
      <h2 id="versions-title">{t`Versions`}</h2>
      <ol className={css.list}>
        {shown.map((version) => (
          <Version
            key={version.id}
            version={version}
            onRestore={mayChange && !version.is_active ? () => restore(version) : null}
          />
        ))}
      </ol>
      {versions.length > shown.length && (
        <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
          {t`Show all ${format.whole(versions.length)} versions`}
        </Button>
      )}
    </section>
  );
}
