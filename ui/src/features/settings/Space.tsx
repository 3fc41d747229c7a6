// The space itself: its name, its money, its time, and where its scores are weighed.
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Failure, type SpaceView, toFailure, useRead, useSend } from "@/api";
import css from "./index.module.css";
import { Problem, Section, Setting, TextSetting } from "./parts";

/** As many as one looks through; the others are found by typing. */
const MOST_LISTED = 60;

function TimeZone({ space }: { space: SpaceView }) {
  const { t } = useLingui();
  const zones = useRead("app.choices", {}).data?.time_zones ?? [space.time_zone];
  const { send } = useSend();
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = (time_zone: string | null): void => {
    if (!time_zone || time_zone === space.time_zone) return;
    setFailure(null);
    send({ kind: "space.edit", time_zone }).catch((thrown: unknown) => setFailure(toFailure(thrown)));
  };
  return (
    <Setting label={t`Time zone`}>
      <div className={css.stack}>
        <Select
          aria-label={t`Time zone`}
          className={css.field ?? ""}
          data={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          value={space.time_zone}
          onChange={choose}
          searchable
          allowDeselect={false}
          limit={MOST_LISTED}
          nothingFoundMessage={t`Nothing of this name`}
        />
        <p className="meta">{t`Where the days and months of the space begin.`}</p>
        <Problem failure={failure} />
      </div>
    </Setting>
  );
}

export function Space({ space }: { space: SpaceView }) {
  const { t } = useLingui();
  return (
    <Section title={t`Space`}>
      <TextSetting label={t`Name`} value={space.name} operation={(name) => ({ kind: "space.edit", name })} />
      <Setting label={t`Currency`}>
        <span>{space.currency}</span>
        <span className="meta">{t`Fixed, so that no amount changes its meaning.`}</span>
      </Setting>
      <TimeZone space={space} />
      <Setting label={t`Scoring`}>
        <Link to="/scoring" className="link">
          {t`What a score weighs`}
        </Link>
      </Setting>
    </Section>
  );
}
