// Who one is here: name, role, where one works, and what one mostly does on this computer.
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useState } from "react";
import { type AppState, type Failure, type SpaceView, toFailure, useRead, useSend } from "@/api";
import { useRoleWords } from "@/app/words";
import { useFormat } from "@/shared";
import css from "./index.module.css";
import { Problem, Section, Setting, TextSetting } from "./parts";
import { useDevice } from "./useDevice";

/** New ideas start in it. */
function MyArea({ space }: { space: SpaceView }) {
  const { t } = useLingui();
  const format = useFormat();
  const choices = useRead("space.choices", {}).data;
  const { send } = useSend();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { me } = space;
  const areas = (choices?.areas ?? [])
    .filter(({ id, archived }) => !archived || id === me.area_id)
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => format.compare(a.label, b.label));
  const choose = (area_id: string | null): void => {
    setFailure(null);
    send({ kind: "member.profile", display_name: me.name, area_id }).catch((thrown: unknown) =>
      setFailure(toFailure(thrown)),
    );
  };
  return (
    <Setting label={t`Area`}>
      <div className={css.stack}>
        <Select
          aria-label={t`Area`}
          className={css.field ?? ""}
          data={areas}
          value={me.area_id}
          onChange={choose}
          placeholder={t`None`}
          clearable
          searchable
          clearButtonProps={{ "aria-label": t`No area` }}
        />
        <p className="meta">{t`Where you work. New ideas start there.`}</p>
        <Problem failure={failure} />
      </div>
    </Setting>
  );
}

function Jobs({ state }: { state: AppState }) {
  const { t } = useLingui();
  const { device, change, failure } = useDevice(state);
  const jobs = [
    { home: "send", name: t`Send ideas`, text: t`work that a program should do for me` },
    { home: "decide", name: t`Decide`, text: t`what is worth building, and in which order` },
    { home: "build", name: t`Build`, text: t`find the best opportunity and make it real` },
  ];
  const chosen = jobs.some(({ home }) => home === device.home) ? device.home : "send";
  return (
    <Setting label={t`Mostly here to`}>
      <fieldset className={css.jobs}>
        <legend className="vh">{t`What do you mostly do here?`}</legend>
        {jobs.map(({ home, name, text }) => (
          <label key={home} className={css.job}>
            <input type="radio" name="home" checked={chosen === home} onChange={() => change({ home })} />
            <b>{name}</b>
            <span className="t2">{text}</span>
          </label>
        ))}
        <Problem failure={failure} />
      </fieldset>
    </Setting>
  );
}

export function You({ state, space }: { state: AppState; space: SpaceView }) {
  const { t } = useLingui();
  const roles = useRoleWords();
  const { me } = space;
  return (
    <Section title={t`You`}>
      <TextSetting
        label={t`Your name`}
        value={me.name}
        description={t`It stands at everything you write here.`}
        operation={(display_name) => ({ kind: "member.profile", display_name, area_id: me.area_id })}
      />
      <Setting label={t`Role`}>
        <span>{roles[me.role]}</span>
        <span className="meta">{t`In a space of your own you may do everything.`}</span>
      </Setting>
      <MyArea space={space} />
      <Jobs state={state} />
    </Section>
  );
}
