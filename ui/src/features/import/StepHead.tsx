// What a step is called and what it is for. It takes the focus when one comes from another step, so that a
// screen reader says where one is.
import { type ReactNode, useEffect, useRef } from "react";
import css from "./import.module.css";

interface StepHeadProps {
  title: string;
  lead?: ReactNode;
  /** One came from another step. */
  takesFocus?: boolean;
}

export function StepHead({ title, lead, takesFocus = false }: StepHeadProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) head.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <div className={css.stepHead}>
      <h2 ref={head} tabIndex={-1}>
        {title}
      </h2>
      {lead && <div className="t2">{lead}</div>}
    </div>
  );
}
