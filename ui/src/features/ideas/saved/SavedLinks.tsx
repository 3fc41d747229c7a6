// The saved views as places of their own, in the sidebar under Ideas.
import { useLingui } from "@lingui/react/macro";
import { Link, useSearch } from "@tanstack/react-router";
import { useRead } from "@/api";
import { fromKept } from "../address";
import css from "./saved.module.css";

export function SavedLinks() {
  const { t } = useLingui();
  const { data } = useRead("views.list", {});
  const { view: current } = useSearch({ strict: false });
  if (!data || data.length === 0) return null;
  return (
    <ul className={css.links} aria-label={t`Saved views`}>
      {data.map(({ id, name, address }) => (
        <li key={id}>
          <Link
            to="/ideas"
            search={{ ...fromKept(address), view: id }}
            className={css.link}
            data-on={id === current || undefined}
            aria-current={id === current ? "page" : undefined}
            title={name}
          >
            <span className="ell">{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
