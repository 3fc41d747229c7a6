// A person as initials. Nobody yet is a dashed ring, named for screen readers.
import { useLingui } from "@lingui/react/macro";
import css from "./Avatar.module.css";

/** First letters of the first and the last word: "Ana Maria Ribeiro" is AR. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return chosen
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

export function Avatar({ name, size = "m" }: { name: string | null; size?: "s" | "m" }) {
  const { t } = useLingui();
  if (!name)
    return <span className={css.avatar} data-size={size} data-nobody role="img" aria-label={t`Nobody yet`} />;
  return (
    <span className={css.avatar} data-size={size} role="img" aria-label={name} title={name}>
      {initialsOf(name)}
    </span>
  );
}
