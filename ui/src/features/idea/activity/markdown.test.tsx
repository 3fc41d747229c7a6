import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { expectAccessible, render } from "@/test/render";
import { CommentText } from "./CommentText";
import Markdown from "./Markdown";
import { asTyped, isSafeAddress } from "./markdown";

const shown = (text: string): Element => {
  render(
    <div data-testid="comment">
      <Markdown text={text} />
    </div>,
  );
  return screen.getByTestId("comment");
};
const plainText = (element: Element): string =>
  (element.textContent ?? "").replace(/\(copies the address\)/g, "");

describe("a comment", () => {
  it("is read as Markdown, accessibly", async () => {
    const container = shown(
      "# Steps\nfirst line\nsecond line\n\n- **bold** and *italic*\n- `code`\n\n1. one\n\n> said\n\n---\n\n```\nlong code\n```",
    );
    for (const tag of ["strong", "em", "ul > li", "ol > li", "blockquote", "hr", "pre > code"]) {
      expect(container.querySelector(tag), tag).not.toBeNull();
    }
    expect(container.querySelector("h1")).toBeNull();
    expect(screen.getByText("Steps")).toBeVisible();
    await expectAccessible(container);
  });

  it.each([
    ["[the plan](https://intranet.example/plan)", "https://intranet.example/plan", "the plan"],
    ["<https://intranet.example/plan>", "https://intranet.example/plan", "https://intranet.example/plan"],
    ["see https://intranet.example/plan.", "https://intranet.example/plan", "https://intranet.example/plan"],
    ["[Ana](mailto:ana@alder.example)", "mailto:ana@alder.example", "Ana"],
  ])("has addresses that are copied, never followed: %s", async (text, address, name) => {
    const person = userEvent.setup();
    const container = shown(text);
    expect(container.querySelector("a, [href]")).toBeNull();
    const button = screen.getByRole("button", { name: new RegExp(name.replaceAll(/[.?]/g, "\\$&")) });
    expect(button).toHaveAttribute("title", address);
    await person.click(button);
    expect(await navigator.clipboard.readText()).toBe(address);
  });

  it("has no button in a button", () => {
    const container = shown("[**https://a.example** and more](https://b.example)");
    expect(container.querySelectorAll("button")).toHaveLength(1);
  });
});

const long = (text: string): string => text.repeat(Math.ceil(10_000 / text.length)).slice(0, 10_000);

const hostile: [string, string, RegExp][] = [
  ["a script", "<script>window.__broken = 1</script>", /<script>window/],
  ["a script in a list", "- <script>window.__broken = 1</script>", /<script>/],
  ["onerror", `<img src=x onerror="window.__broken=1">`, /<img src=x/],
  ["a picture", "![of the form](https://tracker.example/p.png)", /^of the form$/],
  ["a picture without words", "![](https://tracker.example/p.png)", /a picture/],
  ["a picture by reference", "![form][1]\n\n[1]: https://tracker.example/p.png", /form/],
  ["javascript:", "[press](javascript:window.__broken=1)", /press \(javascript:/],
  ["javascript: in disguise", "[press](JaVaScRiPt&#58;window.__broken=1)", /press/],
  ["javascript: after a tab", "[press](java&#9;script:alert(1))", /press/],
  ["javascript: by reference", "[press][1]\n\n[1]: javascript:alert(1)", /press/],
  ["javascript: in brackets", "<javascript:alert(1)>", /javascript:/],
  ["data:", "[press](data:text/html,<script>1</script>)", /press/],
  ["vbscript:", "[press](vbscript:msgbox(1))", /press/],
  ["http:", "[press](http://plain.example)", /press \(http:\/\/plain\.example\)/],
  ["file:", "[press](file:///etc/passwd)", /press/],
  ["an address of the Hub", "[press](ohub://join?server=x)", /press/],
  ["an own address", "[press](#/ideas)", /press/],
  ["a frame", `<iframe srcdoc="<script>1</script>"></iframe>`, /<iframe/],
  ["a style", "<style>*{display:none}</style>", /<style>/],
  ["a form", `<form action="https://x.example"><button>Send</button></form>`, /<form/],
  ["svg", "<svg onload=alert(1)>", /<svg/],
  ["an attribute out of a title", `[a](https://a.example "x\\" onmouseover=\\"alert(1)")`, /a/],
  ["quotes 10,000 deep", ">".repeat(10_000), /^>{10000}$/],
  ["spaced quotes", long("> "), />/],
  ["lists 5,000 deep", `${"- ".repeat(4_999)}a`, /^- - -/],
  ["numbered lists", `${"1. ".repeat(3_333)}a`, /^1\. 1\./],
  ["quotes that grow", Array.from({ length: 139 }, (_, at) => ">".repeat(at)).join("\n"), />>>/],
  ["lists that grow", Array.from({ length: 98 }, (_, at) => `${" ".repeat(2 * at)}- a`).join("\n"), /- a/],
  ["stars", `${"*".repeat(4_999)}a${"*".repeat(5_000)}`, /a/],
  ["emphasis in emphasis", `${"*a _b ".repeat(830)}${"_ *".repeat(1_600)}`, /\*a _b/],
  ["brackets", "[".repeat(10_000), /^\[{10000}$/],
  ["pictures in pictures", long("!["), /!\[/],
  ["links in links", long("[a]("), /\[a\]/],
  ["ticks", `a${"`".repeat(9_999)}`, /a`/],
  ["10,000 characters", long("all of it is said here "), /^all of it/],
];

describe("a hostile comment", () => {
  it.each(hostile)("is harmless and still to be read: %s", async (_, text, says) => {
    const container = shown(text);
    expect(
      container.querySelector("script, img, iframe, style, svg, form, a, input, object, embed"),
    ).toBeNull();
    const attributes = [...container.querySelectorAll("*")].flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => /^on|href|src|style/.test(name))).toEqual([]);
    expect((window as { __broken?: number }).__broken).toBeUndefined();
    expect(plainText(container)).toMatch(says);
    let [deepest, inner]: [number, Element[]] = [0, [container]];
    for (; inner.length > 0; deepest += 1) inner = inner.flatMap((element) => [...element.children]);
    expect(deepest).toBeLessThan(64);
  });

  it("is not even read as Markdown where it is folded away", async () => {
    render(<CommentText text={`**bold** ${"x ".repeat(400)}${">".repeat(9_000)}`} />);
    expect((await screen.findByText("bold")).tagName).toBe("STRONG");
    await userEvent.click(screen.getByRole("button", { name: "Show all of it" }));
    expect(screen.getByText(/>{9000}/)).toBeVisible();
  });
});

describe("the guard", () => {
  it.each([
    ["***************************************", false],
    ["_______________________________________", false],
    ["> > > three people quoting each other", false],
    ["- - - a list", false],
    ["a * b * c * d", false],
    [`${"> ".repeat(30)}x`, true],
    [`x\n\n${"1) ".repeat(30)}x`, true],
    [`${"*".repeat(30)}x`, true],
  ])("knows what people write from what would nest for ever: %s", (text, is) =>
    expect(asTyped(text)).toBe(is),
  );

  it.each([
    ["https://a.example", true],
    ["HTTPS://A.EXAMPLE", true],
    ["mailto:a@a.example", true],
    ["https:a", false],
    ["http://a.example", false],
    ["javascript:https://a.example", false],
    [" https://a.example", false],
    ["//a.example", false],
    ["", false],
  ])("lets only some addresses be copied: %s", (url, is) => expect(isSafeAddress(url)).toBe(is));
});
