// What stands in the plain cells of a line. Rank, idea and score have cells of their own kind (see IdeaLine).
import { useLingui } from "@lingui/react/macro";
import type { IdeaRow, RawView } from "@/api";
import { Avatar, type Format, SourceMark, Stage, useAge, useFormat, ValueBar } from "@/shared";
import type { ColumnKey } from "./columns";
import css from "./table.module.css";

const Nothing = () => <span className="t3">–</span>;

function Hours({ row, format }: { row: IdeaRow; format: Format }) {
  const { t } = useLingui();
  if (row.hours_measured !== null) {
    return (
      <>
        <b>{format.hours(row.hours_measured)}</b>
        <SourceMark source="measured" />
      </>
    );
  }
  if (row.hours_saved === null) {
    return (
      <span className={css.noHours} title={t`No estimate yet`}>
        –<span className="vh">{t`No estimate yet`}</span>
      </span>
    );
  }
  return (
    <>
      <b>{format.hours(row.hours_saved.likely)}</b>
      <SourceMark source="estimated" />
    </>
  );
}

const Count = ({ value, format }: { value: number; format: Format }) =>
  value === 0 ? <span className="t3">0</span> : format.whole(value);

const Raw = ({ value, format }: { value: RawView; format: Format }) =>
  value.number === null ? <Nothing /> : format.decimal(value.number, value.number < 100 ? 1 : 0);

const Words = ({ text }: { text: string | null }) =>
  text ? (
    <span className={`t2 ${css.words}`} title={text}>
      {text}
    </span>
  ) : (
    <Nothing />
  );

function systemsOf({ systems, systems_count: count }: IdeaRow): string | null {
  if (systems.length === 0) return null;
  const more = count - systems.length;
  return systems.join(", ") + (more > 0 ? ` +${more}` : "");
}

interface CellProps {
  column: Exclude<ColumnKey, "score">;
  row: IdeaRow;
  barMax: number;
}

export function PlainCell({ column, row, barMax }: CellProps) {
  const format = useFormat();
  const age = useAge();
  switch (column) {
    case "number":
      return <span className="idno">{row.shown_id}</span>;
    case "value":
      return row.hours_saved ? (
        <ValueBar {...row.hours_saved} measured={row.hours_measured} max={barMax} />
      ) : null;
    case "hours":
      return <Hours row={row} format={format} />;
    case "hours_today":
      return row.hours_today === null ? <Nothing /> : format.hours(row.hours_today);
    case "completeness":
      return row.score ? format.percent(row.score.completeness) : <Nothing />;
    case "stage":
      return <Stage stage={row.stage} />;
    case "stage_since":
      return <span className="t3">{age(row.stage_since_ms)}</span>;
    case "area":
      return <Words text={row.area} />;
    case "systems":
      return <Words text={systemsOf(row)} />;
    case "author":
      return <Words text={row.author} />;
    case "owner":
      return <Words text={row.owner.name} />;
    case "builder":
      return row.builder ? <Avatar name={row.builder} size="s" /> : <Nothing />;
    case "supports":
      return <Count value={row.supports} format={format} />;
    case "comments":
      return <Count value={row.comments} format={format} />;
    case "build_days":
      return row.build_days ? format.hours(row.build_days.likely) : <Nothing />;
    case "rice":
    case "ice":
    case "wsjf":
      return <Raw value={row[column]} format={format} />;
    case "age":
      return <span className="t3">{age(row.created_at_ms)}</span>;
    case "updated":
      return <span className="t3">{age(row.updated_at_ms)}</span>;
  }
}
