// The team's standard: what every automation is asked about before it goes live. Leads write it.
import { useLingui } from "@lingui/react/macro";
import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import {
  type Failure,
  newId,
  type Operation,
  type StandardItemView,
  toFailure,
  useRead,
  useSend,
} from "@/api";
import { ErrorState, SkeletonRows } from "@/shared";
import { useLineWords } from "@/shared/words/standard";
import { Problem, Section } from "../parts";
import { ItemDialog } from "./ItemDialog";
import css from "./standard.module.css";

/** The whole line as it shall be. */
function put(item: StandardItemView, change: Partial<StandardItemView>): Operation {
  const { id, text, check, check_name, required, position, archived } = { ...item, ...change };
  const name = check_name === null ? {} : { check_name };
  return { kind: "standard_item.put", id, text, check, ...name, required, position, archived };
}

interface LineProps {
  item: StandardItemView;
  mayEdit: boolean;
  onEdit(): void;
  onChange(change: Partial<StandardItemView>): void;
}

function Line({ item, mayEdit, onEdit, onChange }: LineProps) {
  const { t } = useLingui();
  const words = useLineWords()(item);
  return (
    <li className={css.line} data-archived={item.archived || undefined}>
      <span className={css.words}>
        {words}
        {item.archived && <span className="meta"> {t`no longer asked`}</span>}
      </span>
      {!item.archived && (
        <Checkbox
          size="xs"
          label={t`required`}
          aria-label={t`Required: ${words}`}
          checked={item.required}
          disabled={!mayEdit}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
        />
      )}
      {mayEdit && (
        <span className={css.tools}>
          <Button size="xs" variant="subtle" aria-label={t`Change: ${words}`} onClick={onEdit}>
            {t`Change`}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            aria-label={item.archived ? t`Ask again: ${words}` : t`Ask no longer: ${words}`}
            onClick={() => onChange({ archived: !item.archived })}
          >
            {item.archived ? t`Ask again` : t`Ask no longer`}
          </Button>
        </span>
      )}
    </li>
  );
}

export function Standard() {
  const { t } = useLingui();
  const read = useRead("standard.list", {});
  const { send } = useSend();
  const [editing, setEditing] = useState<StandardItemView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const items = read.data?.items ?? [];
  const mayEdit = read.data?.may_edit ?? false;
  const change = (operation: Operation): void => {
    setFailure(null);
    send(operation).catch((thrown: unknown) => setFailure(toFailure(thrown)));
  };
  const fresh = (): StandardItemView => ({
    id: newId(),
    text: "",
    builtin: null,
    check: "manual",
    check_name: null,
    required: true,
    position: Math.max(0, ...items.map((item) => item.position)) + 1,
    archived: false,
  });
  return (
    <Section
      title={t`Standard`}
      lead={t`What the team asks of every automation. Going live asks for the required points, or for an exception that a lead records with a reason.`}
    >
      {read.error && <ErrorState failure={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <SkeletonRows count={6} height="2.25rem" />}
      <ul className={css.lines} aria-label={t`Standard`}>
        {items.map((item) => (
          <Line
            key={item.id}
            item={item}
            mayEdit={mayEdit}
            onEdit={() => setEditing(item)}
            onChange={(part) => change(put(item, part))}
          />
        ))}
      </ul>
      <Problem failure={failure} />
      {mayEdit && (
        <Button mt="0.75rem" onClick={() => setEditing(fresh())}>
          {t`Add a point`}
        </Button>
      )}
      {editing && (
        <ItemDialog
          item={editing}
          isNew={!items.some(({ id }) => id === editing.id)}
          operation={(text) => put(editing, { text })}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}
