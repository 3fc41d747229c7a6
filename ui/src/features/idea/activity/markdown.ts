// What keeps Markdown harmless: how deep it may nest, which addresses count, addresses without brackets.

const DEEPEST = 24;

/** Quotes and lists in each other at the start of a line. */
const nested = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){24}/m;
/** Emphasis in emphasis; a line of stars alone is a rule. */
const starred = /(?:^|[^*_])[*_]{24,}[^\s*_]/;

/** Would nest so deep that even reading it takes long. */
export const asTyped = (text: string): boolean => nested.test(text) || starred.test(text);

export const isSafeAddress = (url: string): boolean => /^(?:https:\/\/|mailto:)\S+$/i.test(url);

/** The part of a syntax tree that is touched here. */
interface TreeNode {
  type: string;
  value?: string;
  url?: string;
  children?: TreeNode[];
}

const bare = /(https:\/\/[^\s<>()"`]*[^\s<>()"`.,;:!?'*_])/i;

/** People paste addresses as they are. */
function linked(node: TreeNode): TreeNode[] {
  if (node.type !== "text" || !node.value || !bare.test(node.value)) return [node];
  return node.value
    .split(bare)
    .map(
      (value, place): TreeNode =>
        place % 2 === 0
          ? { type: "text", value }
          : { type: "link", url: value, children: [{ type: "text", value }] },
    );
}

/** Refuses a tree that is too deep, without ever calling itself: it runs before anything that does. */
export const guard = () => (tree: TreeNode) => {
  const waiting: { node: TreeNode; depth: number; isInLink: boolean }[] = [
    { node: tree, depth: 0, isInLink: false },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > DEEPEST) throw new RangeError("nested too deep");
    if (!node.children) continue;
    const isInLink = next.isInLink || node.type.startsWith("link");
    if (!isInLink) node.children = node.children.flatMap(linked);
    for (const child of node.children) waiting.push({ node: child, depth: depth + 1, isInLink });
  }
};
