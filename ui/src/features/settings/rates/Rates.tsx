// Areas and their rates: what work costs there, how many estimates have older rates, and giving them the
// present ones.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import {
  type AreaId,
  type Failure,
  type RatesInUse,
  type RatesOwner,
  type SpaceRates,
  type SpaceView,
  toFailure,
  useRead,
  useSend,
} from "@/api";
import { announce, ErrorState, SkeletonRows, smallIcon, useFormat } from "@/shared";
import { Problem, Section } from "../parts";
import { AreaDialog } from "./AreaDialog";
import { RatesDialog } from "./RatesDialog";
import css from "./rates.module.css";
import { useRerate } from "./useRerate";
import { useRatesWords } from "./words";

type Open = { what: "rates"; owner: RatesOwner } | { what: "area"; owner: RatesOwner | null } | null;

/** Of an area's ideas; of the space: those for which its own rates hold. */
function usesOf(owner: RatesOwner, uses: RatesInUse | undefined) {
  if (!uses) return null;
  if (owner.area_id === null) return uses.space;
  return uses.areas.find(({ area_id }) => area_id === owner.area_id)?.uses ?? { estimates: 0, outdated: 0 };
}

interface LineProps {
  owner: RatesOwner;
  space: SpaceView;
  uses: RatesInUse | undefined;
  onOpen(open: Open): void;
  onArchive(owner: RatesOwner): void;
}

function Line({ owner, space, uses, onOpen, onArchive }: LineProps) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useRatesWords(space.currency);
  const [current] = owner.versions;
  const counts = usesOf(owner, uses);
  const name = owner.name ?? t`The space`;
  return (
    <tr data-archived={owner.archived || undefined}>
      <th scope="row">
        <span className="ell" title={name}>
          {name}
        </span>
        {owner.archived && <small className="meta">{t`archived`}</small>}
      </th>
      {current ? (
        <>
          <td>{words.labour(current)}</td>
          <td className="num">{words.day(current)}</td>
          <td>{words.year(current)}</td>
        </>
      ) : (
        <td colSpan={3} className="t3">{t`as the space`}</td>
      )}
      <td className="num">{counts && format.whole(counts.estimates)}</td>
      <td className="num" data-warn={(counts && counts.outdated > 0) || undefined}>
        {counts && format.whole(counts.outdated)}
      </td>
      <td className={css.tools}>
        <Button
          size="xs"
          aria-label={t`Change the rates of ${name}`}
          onClick={() => onOpen({ what: "rates", owner })}
        >
          {t`Change`}
        </Button>
        {owner.area_id !== null && (
          <Menu position="bottom-end">
            <Menu.Target>
              <button type="button" className={css.more} aria-label={t`More for ${name}`}>
                <IconDots {...smallIcon} />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onOpen({ what: "area", owner })}>
                {owner.archived ? t`Bring it back` : t`Rename`}
              </Menu.Item>
              {!owner.archived && <Menu.Item onClick={() => onArchive(owner)}>{t`Archive`}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        )}
      </td>
    </tr>
  );
}

/** The estimates that have older rates, and the one act that is about all of them. */
function Outdated({ outdated }: { outdated: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const rerate = useRerate();
  if (outdated === 0 && !rerate.isRunning) return null;
  const run = async (areas: (AreaId | null)[] | null): Promise<void> => {
    const done = await rerate.run(areas);
    if (!done) return;
    const { changed } = done.rerated;
    // A second click finds nothing left to do; what the first one did stays said.
    if (changed === 0) return;
    announce(
      t`${plural(changed, { one: "# estimate has", other: "# estimates have" })} the present rates now.`,
      done.act,
    );
  };
  return (
    <div className={css.outdated} role="status">
      <p>
        <b>
          {plural(outdated, {
            one: "# estimate was made with older rates.",
            other: "# estimates were made with older rates.",
          })}
        </b>{" "}
        {t`They keep what was told then. With the present rates money and scores change, the history keeps both results, and it can be undone.`}
      </p>
      {rerate.far ? (
        <>
          <span className="meta">{t`${format.whole(rerate.far.done)} of ${format.whole(rerate.far.total)}`}</span>
          <Button size="xs" onClick={rerate.stop}>{t`Stop`}</Button>
        </>
      ) : (
        <Button loading={rerate.isRunning} onClick={() => void run(null)}>
          {t`Use the present rates`}
        </Button>
      )}
      <Problem failure={rerate.failure} />
    </div>
  );
}

function Table(props: { rates: SpaceRates; uses: RatesInUse | undefined; space: SpaceView }) {
  const { t } = useLingui();
  const { rates, uses, space } = props;
  const [open, setOpen] = useState<Open>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { send } = useSend();
  const archive = (owner: RatesOwner): void => {
    if (owner.area_id === null) return;
    setFailure(null);
    send({ kind: "area.edit", id: owner.area_id, archived: true }).catch((thrown: unknown) =>
      setFailure(toFailure(thrown)),
    );
  };
  const owners = [rates.space, ...rates.areas];
  return (
    <>
      {uses && <Outdated outdated={uses.all.outdated} />}
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t`Area`}</th>
            <th scope="col">{t`Work costs`}</th>
            <th scope="col" className="num">{t`A build day`}</th>
            <th scope="col">{t`A year has`}</th>
            <th scope="col" className="num">{t`Estimates`}</th>
            <th scope="col" className="num">{t`Older rates`}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {owners.map((owner) => (
            <Line
              key={owner.area_id ?? "space"}
              {...{ owner, space, uses }}
              onOpen={setOpen}
              onArchive={archive}
            />
          ))}
        </tbody>
      </table>
      <Problem failure={failure} />
      <Button className={css.add ?? ""} onClick={() => setOpen({ what: "area", owner: null })}>
        {t`Add an area`}
      </Button>
      {open?.what === "rates" && (
        <RatesDialog
          owner={open.owner}
          current={open.owner.versions[0] ?? rates.space.versions[0]}
          estimates={usesOf(open.owner, uses)?.estimates ?? 0}
          space={space}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === "area" && <AreaDialog owner={open.owner} onClose={() => setOpen(null)} />}
    </>
  );
}

export function Rates({ space }: { space: SpaceView }) {
  const { t } = useLingui();
  const rates = useRead("rates.list", {});
  const uses = useRead("rates.in_use", {});
  return (
    <Section
      title={t`Areas and rates`}
      lead={t`Rates turn hours into money. An area without rates of its own has those of the space. Each estimate keeps the rates it was made with.`}
    >
      {rates.error && <ErrorState failure={rates.error} onRetry={() => void rates.refetch()} />}
      {rates.isPending && <SkeletonRows count={5} />}
      {rates.data && <Table rates={rates.data} uses={uses.data} space={space} />}
    </Section>
  );
}
