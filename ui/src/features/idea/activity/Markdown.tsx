// A comment as its writer meant it, from CommonMark. React elements are made of it, never HTML: tags are shown
// as they were typed, pictures are words, addresses are copied and never followed.
import { useLingui } from "@lingui/react/macro";
import { type ReactElement, useMemo } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import { CopyAddress } from "../CopyAddress";
import css from "./Markdown.module.css";
import { asTyped, guard, isSafeAddress } from "./markdown";

/** Headings of a comment are none of the page. */
const heading = ({ children }: { children?: React.ReactNode }) => <p className={css.heading}>{children}</p>;

function Picture({ alt }: { alt?: string | undefined }) {
  const { t } = useLingui();
  return <em>{alt || t`a picture`}</em>;
}

const components: Components = {
  a: ({ href = "", children }) =>
    isSafeAddress(href) ? (
      <CopyAddress url={href}>{children}</CopyAddress>
    ) : (
      <>
        {children} ({href})
      </>
    ),
  img: ({ alt }) => <Picture alt={alt} />,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
};

/** Null where it nests deeper than people write; then it is shown as it was typed. */
function elementsOf(text: string): ReactElement | null {
  if (asTyped(text)) return null;
  try {
    // Called, not rendered: what goes wrong in it is caught here.
    return ReactMarkdown({
      children: text,
      remarkPlugins: [guard],
      components,
      // No element gets an address as an attribute; `isSafeAddress` decides what can be copied.
      urlTransform: (url) => url,
    });
  } catch {
    return null;
  }
}

export default function Markdown({ text }: { text: string }) {
  const elements = useMemo(() => elementsOf(text), [text]);
  return <div className={elements ? css.markdown : css.plain}>{elements ?? text}</div>;
}
