// The first run: three doors, and behind two of them one short form.
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { type AppState, keyOf, useWrite } from "@/api";
import type { Door } from "./address";
import { BackupDoor } from "./BackupDoor";
import { Doors } from "./Doors";
import { FoundForm } from "./FoundForm";
import { Frame } from "./Frame";
import css from "./first-run.module.css";
import { useFounding } from "./useFounding";

/** The sample is made once, however often it is clicked. */
function useSample() {
  const client = useQueryClient();
  const write = useWrite("sample.create");
  const isBusy = useRef(false);
  const take = (): void => {
    if (isBusy.current) return;
    isBusy.current = true;
    write.mutate(
      {},
      {
        onSuccess: (state) => client.setQueryData(keyOf("app.state", {}), state),
        onError: () => {
          isBusy.current = false;
        },
      },
    );
  };
  return { take, isTaking: write.isPending, failure: write.error };
}

interface WelcomeProps {
  state: AppState;
  door: Door | null;
  onDoor(door: Door | null): void;
}

export function Welcome({ state, door, onDoor }: WelcomeProps) {
  const { t } = useLingui();
  const founding = useFounding(state);
  const sample = useSample();
  const back = (): void => onDoor(null);
  if (door === null) {
    return (
      <Frame
        title={t`Where do we start?`}
        lead={t`Opportunity Hub finds the work a program could do, and shows what it really saves.`}
        state={state}
      >
        <Doors
          sample={sample}
          onImport={() => onDoor("import")}
          onEmpty={() => onDoor("empty")}
          onBackup={() => onDoor("backup")}
        />
      </Frame>
    );
  }
  if (door === "backup") {
    return (
      <Frame
        title={t`Open a backup`}
        lead={t`The backup stays as it is. A copy of it becomes the space on this computer.`}
        state={state}
      >
        <div className={css.step}>
          <BackupDoor onBack={back} />
        </div>
      </Frame>
    );
  }
  const isImport = door === "import";
  return (
    <Frame
      title={t`Your space`}
      lead={
        isImport
          ? t`Your list needs a place. All of this can stay as it is; the file comes next.`
          : t`It lives on this computer. All of this can stay as it is.`
      }
      state={state}
    >
      <div className={css.step}>
        <FoundForm
          founding={founding}
          state={state}
          button={isImport ? t`Start, then choose the file` : t`Start my space`}
          onBack={back}
        />
      </div>
    </Frame>
  );
}
