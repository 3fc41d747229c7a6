// Places of the page that a message or a button can lead to.
export type Place = "estimate" | "questions" | "activity" | "where" | "standard";
export type GoTo = (place: Place) => void;

export const placeId = (place: Place): string => `idea-${place}`;

/** Puts the focus on the first thing that can be used there. */
export function focusPlace(place: Place): void {
  const section = document.getElementById(placeId(place));
  section?.scrollIntoView({ block: "start" });
  const first = section?.querySelector<HTMLElement>("[data-first], button, input, textarea");
  first?.focus({ preventScroll: true });
}
