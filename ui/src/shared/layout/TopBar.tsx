// The head of every place: title, one quiet line beside it, tools at the right edge. 56 high.
import type { ReactNode } from "react";
import css from "./TopBar.module.css";

export function TopBar({
  title,
  meta,
  children,
}: {
  title: ReactNode;
  meta?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={css.top}>
      <h1 className="ell">{title}</h1>
      {meta && <span className={`meta ${css.meta}`}>{meta}</span>}
      <span className="grow" />
      {children}
    </header>
  );
}
