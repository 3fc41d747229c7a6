// Three ways to begin, each one step away from working: a company that does not exist, a list that is there
// already, or the space of one's team. Two quieter ones stand under them.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Failure } from "@/api";
import { LinkButton } from "@/shared";
import css from "./first-run.module.css";
import { JoinPicture, RankedPicture, SheetPicture } from "./pictures";
import { Refused } from "./Refused";

interface DoorProps {
  picture: ReactNode;
  title: string;
  text: string;
  button: ReactNode;
}

const Door = ({ picture, title, text, button }: DoorProps) => (
  <section className={css.door} aria-label={title}>
    {picture}
    <h2>{title}</h2>
    <p>{text}</p>
    {button}
  </section>
);

interface DoorsProps {
  sample: { take(): void; isTaking: boolean; failure: Failure | null };
  onImport(): void;
  onEmpty(): void;
  onBackup(): void;
}

export function Doors({ sample, onImport, onEmpty, onBackup }: DoorsProps) {
  const { t } = useLingui();
  return (
    <>
      <div className={css.doors}>
        <Door
          picture={<RankedPicture />}
          title={t`Look around first`}
          text={t`Two dozen ideas of a company that does not exist, with estimates, comments and possible duplicates. One click removes them.`}
          button={
            <Button variant="filled" size="lg" autoFocus loading={sample.isTaking} onClick={sample.take}>
              {t`Try with sample data`}
            </Button>
          }
        />
        <Door
          picture={<SheetPicture />}
          title={t`Bring your list`}
          text={t`Excel, CSV or a pasted table. You see every row before it counts, and one undo takes the import back.`}
          button={
            <Button size="lg" disabled={sample.isTaking} onClick={onImport}>
              {t`Import a spreadsheet`}
            </Button>
          }
        />
        <Door
          picture={<JoinPicture />}
          title={t`Join your team`}
          text={t`Paste the link that a colleague sent you. Everybody sees the same ideas, and all of it stays usable without a network.`}
          button={
            <LinkButton to="/join" size="lg" disabled={sample.isTaking}>
              {t`Join a shared space`}
            </LinkButton>
          }
        />
      </div>
      <Refused failure={sample.failure} />
      <p className={css.elsewhere}>
        {t`Nothing to bring, and nobody to join?`}{" "}
        <button type="button" className={`${css.quiet} link`} disabled={sample.isTaking} onClick={onEmpty}>
          {t`Start an empty space`}
        </button>
        <span className={css.gap} />
        {t`Coming from another computer?`}{" "}
        <button type="button" className={`${css.quiet} link`} onClick={onBackup}>
          {t`Open a backup of your space`}
        </button>
      </p>
    </>
  );
}
