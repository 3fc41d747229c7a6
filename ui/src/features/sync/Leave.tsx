// Leaving a shared space on this computer. What was not sent is named first, and can be kept as a file.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { enter, type SpaceId, useRead, useWrite } from "@/api";
import { announce } from "@/shared";
import { Refused } from "@/shared/joining";
import { Confirm } from "./Confirm";
import css from "./sync.module.css";

type Keep = "read_only" | "delete";

function Unsent({ id, unsent }: { id: SpaceId; unsent: number }) {
  const { t } = useLingui();
  const file = useWrite("outbox.export");
  if (unsent === 0) return null;
  const changes = plural(unsent, {
    one: "# change of yours was never sent.",
    other: "# changes of yours were never sent.",
  });
  return (
    <div>
      <p>
        <b>{changes}</b> {t`The others will not see them. You can keep them as a file.`}
      </p>
      <div className={css.acts} style={{ justifyContent: "flex-start" }}>
        <Button size="xs" loading={file.isPending} onClick={() => file.mutate({ id })}>
          {t`Keep them as a file`}
        </Button>
        {file.data && <span className="meta" role="status">{t`Saved: ${file.data.path}`}</span>}
      </div>
      <Refused failure={file.error} />
    </div>
  );
}

interface LeaveProps {
  unsent: number;
  /** It was left before, and only its copy for reading is here. */
  isLeft: boolean;
}

function LeaveDialog({
  id,
  name,
  unsent,
  isLeft,
  onClose,
}: LeaveProps & { id: SpaceId; name: string; onClose(): void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useWrite("space.leave");
  const [keep, setKeep] = useState<Keep>(isLeft ? "delete" : "read_only");
  const choices: { keep: Keep; name: string; text: string }[] = [
    {
      keep: "read_only",
      name: t`Keep it for reading`,
      text: t`It stays in the list of spaces as it is now.`,
    },
    { keep: "delete", name: t`Delete it from this computer`, text: t`The server and the others keep it.` },
  ];
  const go = (): void =>
    leave.mutate(
      // What was never sent is named above.
      { id, keep, ...(keep === "delete" && unsent > 0 ? { discard_unsent: true } : {}) },
      {
        onSuccess: (state) => {
          enter(queries, state);
          announce(isLeft ? t`“${name}” is no longer on this computer.` : t`You left “${name}”.`);
          void navigate({ to: "/" });
        },
      },
    );
  return (
    <Confirm
      title={isLeft ? t`Delete “${name}” from this computer?` : t`Leave “${name}”?`}
      button={isLeft ? t`Delete it` : keep === "delete" ? t`Leave and delete` : t`Leave`}
      isBusy={leave.isPending}
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        {isLeft
          ? t`The server and the others keep it.`
          : t`This computer is signed out. What you did there stays for the others, under your name.`}
      </p>
      <Unsent id={id} unsent={unsent} />
      {!isLeft && (
        <fieldset className={css.choices}>
          <legend className="vh">{t`What becomes of the copy on this computer?`}</legend>
          {choices.map((choice) => (
            <label key={choice.keep} className={css.choice}>
              <input
                type="radio"
                name="keep"
                checked={keep === choice.keep}
                onChange={() => setKeep(choice.keep)}
              />
              <span>
                <b>{choice.name}</b>
                <span className="t2">{choice.text}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Refused failure={leave.error} />
    </Confirm>
  );
}

export function Leave({ unsent, isLeft }: LeaveProps) {
  const { t } = useLingui();
  const space = useRead("app.state", {}).data?.space;
  const [isAsking, setAsking] = useState(false);
  if (!space) return null;
  const title = isLeft ? t`Delete the space` : t`Leave the space`;
  return (
    <section className={css.section} aria-label={title}>
      <h2>{title}</h2>
      <p className="t2">{t`For this computer only. To come back later, sign in at the same server.`}</p>
      <div className={css.acts}>
        <Button onClick={() => setAsking(true)}>
          {isLeft ? t`Delete “${space.name}”…` : t`Leave “${space.name}”…`}
        </Button>
      </div>
      {isAsking && (
        <LeaveDialog
          id={space.id}
          name={space.name}
          unsent={unsent}
          isLeft={isLeft}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
