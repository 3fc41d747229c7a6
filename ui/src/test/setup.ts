// jsdom lacks what Mantine and the virtual table ask a browser for; sizes are given so that rows appear.
import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { activate } from "@/app/i18n";

activate("en");
afterEach(cleanup);

vi.stubGlobal("matchMedia", (media: string) => ({
  matches: false,
  media,
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
}));

vi.stubGlobal(
  "ResizeObserver",
  class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  },
);
Object.defineProperty(document, "fonts", {
  value: { addEventListener: () => {}, removeEventListener: () => {} },
});
Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, value: 720 });
Object.defineProperty(HTMLElement.prototype, "offsetWidth", { configurable: true, value: 1200 });
window.HTMLElement.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};
