// One size and stroke for the icons of this screen.
export const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;
export const smallIcon = { size: 14, stroke: 1.5, "aria-hidden": true } as const;
