// The pencil beside what can be changed in place. Its name says what it changes.

import { IconPencil } from "@tabler/icons-react";
import type { Ref } from "react";
import { smallIcon } from "@/shared";
import css from "./EditButton.module.css";

export const EditButton = ({
  label,
  onClick,
  ref,
}: {
  label: string;
  onClick: () => void;
  ref?: Ref<HTMLButtonElement>;
}) => (
  <button ref={ref} type="button" className={css.edit} aria-label={label} title={label} onClick={onClick}>
    <IconPencil {...smallIcon} />
  </button>
);
