// What was said about this idea and others, each with its way to change it.
import { useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { IdeaPage, PairKind, PairView } from "@/api";
import { smallIcon } from "@/shared";
import { useTry } from "../acts";
import { IdeaLink } from "../IdeaLink";
import css from "./Related.module.css";

function Change({ page, pair }: { page: IdeaPage; pair: PairView }) {
  const { t } = useLingui();
  const tryIt = useTry();
  if (!pair.may_change && !pair.may_clear) return null;
  const { id: a, shown_id } = page.row;
  const { id: b, shown_id: other } = pair.idea;
  const set = (to: PairKind, done: string): void =>
    tryIt({ kind: "pair.set", a, b, to, expect: pair.kind }, done);
  return (
    <Menu position="bottom-end" width="14rem">
      <Menu.Target>
        <Button
          variant="subtle"
          size="xs"
          p={0}
          className={css.more ?? ""}
          aria-label={t`Change how ${other} is linked`}
        >
          <IconDots {...smallIcon} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pair.may_change && pair.kind === "related" && (
          <Menu.Item onClick={() => set("different", t`${shown_id} and ${other} are not the same.`)}>
            {t`They are not the same`}
          </Menu.Item>
        )}
        {pair.may_change && pair.kind === "different" && (
          <Menu.Item onClick={() => set("related", t`${shown_id} and ${other} are related.`)}>
            {t`They are related`}
          </Menu.Item>
        )}
        {pair.may_clear && (
          <Menu.Item onClick={() => set("none", t`Nothing is said about ${shown_id} and ${other} any more.`)}>
            {t`Take this back`}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Nothing of this kind: nothing shown. */
export function Related({ page, kind }: { page: IdeaPage; kind: PairKind }) {
  const { t } = useLingui();
  const pairs = page.pairs.filter((pair) => pair.kind === kind);
  return (
    <ul className={css.list}>
      {pairs.map((pair) => (
        <li key={`${pair.idea.id} ${pair.from?.id ?? ""}`}>
          <span className={css.idea}>
            <IdeaLink idea={pair.idea} />
            <span className="meta">
              {pair.from ? t`said by ${pair.by.name} at ${pair.from.shown_id}` : t`said by ${pair.by.name}`}
            </span>
          </span>
          <Change page={page} pair={pair} />
        </li>
      ))}
    </ul>
  );
}
