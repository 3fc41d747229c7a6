// The link or address, and what the server says to it. Nothing is asked for before somebody presses the button.
import { useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { type JoinLook, useWrite } from "@/api";
import { Refused } from "@/shared/joining";
import css from "./join.module.css";

interface LinkStepProps {
  /** From the address of this page; it only fills the field. */
  given: string;
  onLook(link: string, look: JoinLook): void;
}

export function LinkStep({ given, onLook }: LinkStepProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [link, setLink] = useState(given);
  const look = useWrite("join.look");
  const asked = link.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (asked === "" || look.isPending) return;
    look.mutate({ link: asked }, { onSuccess: (found) => onLook(asked, found) });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label={t`Link or address`}
        description={t`A colleague who may invite sends you the link. If you have an account already, the server's address is enough.`}
        inputWrapperOrder={["label", "input", "description", "error"]}
        placeholder="ohub://join?server=…"
        value={link}
        onChange={(event) => {
          setLink(event.currentTarget.value);
          look.reset();
        }}
        autoComplete="off"
        spellCheck={false}
        autoFocus
      />
      <Refused failure={look.error} />
      <div className={css.acts}>
        <Button type="submit" variant="filled" size="lg" disabled={asked === ""} loading={look.isPending}>
          {t`Look at it`}
        </Button>
        {/* The root goes to the list, or to the doors where there is no space. */}
        <Button variant="subtle" size="lg" onClick={() => void navigate({ to: "/" })}>
          {t`Back`}
        </Button>
      </div>
    </form>
  );
}
