// Over every place of the sample: that nothing here is one's own, and the one click that leaves it. Who wrote
// something here meanwhile is asked first.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Failure, keyOf, type SampleLook, useRead, useWrite, wordsFor } from "@/api";
import css from "./SampleBanner.module.css";

function useOwn(): (look: SampleLook) => string {
  const { t } = useLingui();
  return ({ own_ideas, drafts }) => {
    const ideas = plural(own_ideas, { one: "# idea", other: "# ideas" });
    const begun = plural(drafts, { one: "# draft", other: "# drafts" });
    if (drafts === 0) return t`${ideas} that you sent here`;
    if (own_ideas === 0) return t`${begun} of yours`;
    return t`${ideas} that you sent here and ${begun}`;
  };
}

function Words({ failure }: { failure: Failure }) {
  const { i18n } = useLingui();
  const words = wordsFor(failure);
  return (
    <span className={css.problem} role="alert">
      {i18n._(words.what)} {i18n._(words.safe)} {i18n._(words.todo)}
    </span>
  );
}

export default function SampleBanner() {
  const { t } = useLingui();
  const client = useQueryClient();
  const own = useOwn();
  const look = useRead("sample.look", {}, { fresh: true });
  const write = useWrite("sample.remove");
  const [isAsking, setAsking] = useState(false);
  const isBusy = useRef(false);
  const remove = (): void => {
    if (isBusy.current) return;
    isBusy.current = true;
    write.mutate(
      {},
      {
        // The frame sees that there is no space any more and goes to the doors.
        onSuccess: (state) => client.setQueryData(keyOf("app.state", {}), state),
        onError: () => {
          isBusy.current = false;
          setAsking(false);
        },
      },
    );
  };
  /** What was known before may be from before the last idea; what is not known is asked. */
  const leave = async (): Promise<void> => {
    const { data, isSuccess } = await look.refetch();
    if (isSuccess && data.own_ideas + data.drafts === 0) remove();
    else setAsking(true);
  };
  return (
    <div className={css.banner} role="status">
      <span>
        <b>{t`Sample data. Nothing here is yours.`}</b>{" "}
        {look.data &&
          t`Removing it takes all ${plural(look.data.ideas, { one: "# idea", other: "# ideas" })} and leaves nothing on this computer.`}
      </span>
      {write.error && <Words failure={write.error} />}
      <Button size="xs" loading={write.isPending} onClick={() => void leave()}>
        {t`Remove and start my own`}
      </Button>
      {isAsking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={t`You wrote something here`}
          closeButtonProps={{ "aria-label": t`Close` }}
        >
          <div className={css.ask}>
            <p>
              {look.data
                ? t`With the sample go ${own(look.data)}. This cannot be undone.`
                : t`With the sample goes what you wrote in it. This cannot be undone.`}
            </p>
            <div className={css.acts}>
              <Button variant="subtle" onClick={() => setAsking(false)} data-autofocus>
                {t`Keep looking around`}
              </Button>
              <Button variant="filled" loading={write.isPending} onClick={remove}>
                {t`Remove all of it`}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </div>
  );
}
