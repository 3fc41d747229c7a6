// Mantine's parts in the Hub's clothes. Colours come from tokens.css only; nothing of a screen is here.
// Parts are named by string, not imported, so that the first chunk holds only those it shows.
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type OptionsFilter,
} from "@mantine/core";
import { contains } from "@/shared/fold";
import controls from "./controls.module.css";

/** Mantine wants ten shades; the Hub has one green, its hover and its soft ground. */
const brand: MantineColorsTuple = [
  "var(--brand-soft)",
  "var(--brand-soft)",
  "var(--brand-soft)",
  "var(--brand)",
  "var(--brand)",
  "var(--brand)",
  "var(--brand)",
  "var(--brand-hover)",
  "var(--brand-hover)",
  "var(--brand-hover)",
];

/** What is looked for is found without its accents too. */
const filter: OptionsFilter = ({ options, search, limit }) =>
  options.filter((option) => "group" in option || contains(option.label, search)).slice(0, limit);

const field = {
  classNames: {
    input: controls.input,
    label: controls.label,
    description: controls.hint,
    error: controls.error,
  },
};

export const theme = createTheme({
  primaryColor: "brand",
  primaryShade: 6,
  colors: { brand },
  fontFamily: "Inter, system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, monospace",
  defaultRadius: "sm",
  radius: { xs: "0.25rem", sm: "0.375rem", md: "0.625rem", lg: "0.875rem", xl: "1rem" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.25rem", xl: "1.5rem" },
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1rem", sm: "1.25rem", md: "1.375rem", lg: "1.5rem", xl: "1.75rem" },
  headings: { fontWeight: "var(--w-head)" },
  cursorType: "default",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { variant: "default", size: "sm" },
      classNames: { root: controls.button, section: controls.section },
    },
    TextInput: field,
    NumberInput: field,
    Textarea: field,
    Select: {
      ...field,
      defaultProps: { checkIconPosition: "right", comboboxProps: { shadow: undefined }, filter },
    },
    MultiSelect: { defaultProps: { filter } },
    Checkbox: {
      defaultProps: { size: "xs", radius: "xs" },
      classNames: { label: controls.choice, description: controls.hint },
    },
    SegmentedControl: {
      classNames: { root: controls.segments, label: controls.segment, indicator: controls.segmentOn },
    },
    Popover: {
      defaultProps: { transitionProps: { duration: 120, transition: "fade" } },
      classNames: { dropdown: controls.popover },
    },
    Menu: {
      // Its first item has the focus instead of an empty element that screen readers stumble over.
      defaultProps: {
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 120, transition: "fade" },
      },
      classNames: { dropdown: controls.popover, item: controls.menuItem },
    },
    Modal: {
      defaultProps: {
        radius: "lg",
        centered: true,
        overlayProps: { className: controls.veil ?? "" },
        transitionProps: { duration: 180, transition: "fade" },
      },
      classNames: { content: controls.modal, header: controls.modalHead, title: controls.modalTitle },
    },
    Tooltip: {
      defaultProps: { openDelay: 500, transitionProps: { duration: 120 }, withinPortal: true },
      classNames: { tooltip: controls.tooltip },
    },
    Anchor: { defaultProps: { className: "link", underline: "hover" } },
  },
});

const variables = {
  "--mantine-color-body": "var(--bg)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--text-3)",
  "--mantine-color-placeholder": "var(--text-3)",
  "--mantine-color-error": "var(--danger)",
  "--mantine-color-anchor": "var(--brand)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--surface)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-border": "var(--line-2)",
  "--mantine-primary-color-filled": "var(--brand)",
  "--mantine-primary-color-filled-hover": "var(--brand-hover)",
  "--mantine-primary-color-contrast": "var(--on-brand)",
  "--mantine-color-brand-filled": "var(--brand)",
  "--mantine-color-brand-filled-hover": "var(--brand-hover)",
};

/** Both schemes point at the same token names; tokens.css gives them their values. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
});
