// What happened at the ideas that were merged into this one, each under its own heading.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { IdeaPage, MemberId, MergedView } from "@/api";
import { icon } from "@/shared";
import type { ValueContext } from "@/shared/words/values";
import { Entries } from "./Activity";
import css from "./Activity.module.css";
import { actsOf } from "./entries";

interface SourcesProps {
  page: IdeaPage;
  me: MemberId;
  context: ValueContext;
}

function Source({ source, ...props }: SourcesProps & { source: MergedView }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { shown_id, title } = source.idea;
  const acts = actsOf(source.events);
  return (
    <section className={css.source} aria-label={t`What happened at ${shown_id}`}>
      <h2>
        <button
          type="button"
          className={css.sourceHead}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight {...icon} />
          <span>
            {t`At ${shown_id} ${title}`}{" "}
            <span className="t3">{t`${plural(acts.length, { one: "# entry", other: "# entries" })}`}</span>
          </span>
        </button>
      </h2>
      <div id={id}>{isOpen && <Entries {...props} entries={acts} first={20} />}</div>
    </section>
  );
}

export const Sources = (props: SourcesProps) =>
  props.page.merged.map((source) => <Source key={source.idea.id} {...props} source={source} />);
