// After "Same - I have this too": the idea was not sent, the other one counts one more.
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { type Failure, type FoundIdea, wordsFor } from "@/api";
import css from "./form.module.css";

export function Thanks(props: {
  idea: FoundIdea;
  failure: Failure | null;
  onTakeBack: () => void;
  onAnother: () => void;
}) {
  const { t, i18n } = useLingui();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { title, shown_id } = props.idea;
  return (
    <div className={css.main}>
      <section className={css.thanks}>
        <h2 ref={head} tabIndex={-1}>{t`Thank you, that counts`}</h2>
        <p>
          <Trans>
            You have “{title}” too, and {shown_id} now says so. No second idea was made, and your draft is
            deleted.
          </Trans>
        </p>
        {props.failure && <p role="alert">{i18n._(wordsFor(props.failure).what)}</p>}
        <div className={css.foot}>
          <Button
            variant="filled"
            renderRoot={(root) => <Link {...root} to="/ideas/$ideaId" params={{ ideaId: props.idea.id }} />}
          >
            {t`Open ${shown_id}`}
          </Button>
          <Button onClick={props.onAnother}>{t`Write another idea`}</Button>
          <Button variant="subtle" onClick={props.onTakeBack}>{t`It is not the same: undo`}</Button>
        </div>
      </section>
    </div>
  );
}
