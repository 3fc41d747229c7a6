// The facts of an idea beside it. Each can be changed in place where the core allows it.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { type Choices, type IdeaPage, type PairKind, type SupportView, toFailure } from "@/api";
import { Avatar } from "@/shared";
import { useVolumeWords } from "@/shared/words/volume";
import { useEdit, useSayRefused } from "../acts";
import { EditButton } from "../EditButton";
import { Related } from "../related/Related";
import { versionOf } from "../versions";
import css from "./Facts.module.css";
import { Links } from "./Links";
import { Systems } from "./Systems";

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

export interface FactProps {
  page: IdeaPage;
  choices: Choices | undefined;
}

function Area({ page, choices }: FactProps) {
  const { t } = useLingui();
  const [isEditing, setEditing] = useState(false);
  const edit = useEdit(page.row.id);
  const sayRefused = useSayRefused();
  const current = page.case.area_id ?? null;
  const areas = (choices?.areas ?? []).filter(({ id, archived }) => !archived || id === current);
  const choose = (value: string | null): void => {
    setEditing(false);
    if (value === current) return;
    const name = areas.find(({ id }) => id === value)?.name;
    const done = name ? t`The area is ${name} now. Its rates stay as they were.` : t`The area is taken out.`;
    void edit({ area_id: { value, base: versionOf(page.versions, "area_id") } }, done).catch((thrown) =>
      sayRefused(toFailure(thrown)),
    );
  };
  if (isEditing) {
    return (
      <Select
        size="xs"
        aria-label={t`Area`}
        placeholder={areas.length === 0 ? t`No areas yet` : t`Choose`}
        data={areas.map(({ id, name }) => ({ value: id, label: name }))}
        value={current}
        onChange={choose}
        onBlur={() => setEditing(false)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setEditing(false);
        }}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t`No area` }}
        defaultDropdownOpened
        autoFocus
      />
    );
  }
  return (
    <>
      <span className={page.row.area ? "ell" : "t3"} title={page.row.area ?? undefined}>
        {page.row.area ?? t`None yet`}
      </span>
      {page.actions.edit_case && <EditButton label={t`Change the area`} onClick={() => setEditing(true)} />}
    </>
  );
}

const FACES = 3;
const NAMES = 12;

/** "Otto Brand, Logistics: 5 times every week, on top; said at OH-45". */
function Supporter({ support }: { support: SupportView }) {
  const { t } = useLingui();
  const volumeWords = useVolumeWords();
  const { by, area, volume, in_addition: isOnTop, from } = support;
  const often = volume && volumeWords(volume);
  return (
    <li>
      <span className="ell">{area ? t`${by.name}, ${area}` : by.name}</span>
      <span className="meta">
        {often ? (isOnTop ? t`${often}, on top` : t`${often}, counted already`) : t`did not say how often`}
        {from && t`; said at ${from.shown_id}`}
      </span>
    </li>
  );
}

function Supports({ supports }: { supports: SupportView[] }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [count, setCount] = useState(NAMES);
  if (supports.length === 0) return <span className="t3">{t`Nobody else yet`}</span>;
  return (
    <div className={css.supports}>
      <button type="button" className={css.faces} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span aria-hidden="true">
          {supports.slice(0, FACES).map(({ by }) => (
            <span key={by.id} className={css.face}>
              <Avatar name={by.name} size="s" />
            </span>
          ))}
        </span>
        {t`${plural(supports.length, { one: "# person", other: "# people" })}`}
      </button>
      {isOpen && (
        <ul className={css.names}>
          {supports.slice(0, count).map((support) => (
            <Supporter key={support.by.id} support={support} />
          ))}
          {supports.length > count && (
            <li>
              <button type="button" className={`link ${css.plain}`} onClick={() => setCount(count + 50)}>
                {t`Show more`}
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

export function Facts({ page, choices }: FactProps) {
  const { t } = useLingui();
  const isSaid = (kind: PairKind): boolean => page.pairs.some((pair) => pair.kind === kind);
  return (
    <dl className={css.facts} aria-label={t`Facts`}>
      <Fact name={t`Owner`}>
        <span aria-hidden="true" className={css.person}>
          <Avatar name={page.owner.name} size="s" />
        </span>
        <span className="ell">{page.owner.name}</span>
      </Fact>
      {page.row.builder !== null && (
        <Fact name={t`Builder`}>
          <span aria-hidden="true" className={css.person}>
            <Avatar name={page.row.builder} size="s" />
          </span>
          <span className="ell">{page.row.builder}</span>
        </Fact>
      )}
      <Fact name={t`Area`}>
        <Area page={page} choices={choices} />
      </Fact>
      <Fact name={t`Systems`}>
        <Systems page={page} choices={choices} />
      </Fact>
      <Fact name={t`Supports`}>
        <Supports supports={page.supports} />
      </Fact>
      <Fact name={t`Links`}>
        <Links page={page} />
      </Fact>
      <Fact name={t`Related`}>
        {isSaid("related") ? (
          <Related page={page} kind="related" />
        ) : (
          <span className="t3">{t`None yet`}</span>
        )}
      </Fact>
      {isSaid("different") && (
        <Fact name={t`Not the same`}>
          <Related page={page} kind="different" />
        </Fact>
      )}
    </dl>
  );
}
