// The one list of commands a person can give by key. Tooltips, the shortcuts themselves and the
// list of shortcuts read it; a screen that can carry a command out hands in how (see useCommand).
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export interface CommandDefinition {
  title: MessageDescriptor;
  group: "everywhere" | "list" | "pairs" | "inbox" | "form";
  /** In tinykeys' notation; the first one is shown. Keys without $mod never fire while somebody types. */
  keys: readonly [string, ...string[]];
  /** A field, or a dialog, that has the focus keeps these keys, though they have $mod. */
  leavesFields?: true;
}

const define = <Id extends string>(list: Record<Id, CommandDefinition>): Record<Id, CommandDefinition> =>
  list;

export const commands = define({
  "idea.new": { title: msg`New idea`, group: "everywhere", keys: ["$mod+n"] },
  search: { title: msg`Search ideas`, group: "everywhere", keys: ["/", "Shift+/"] },
  palette: { title: msg`Find a command, a view or an idea`, group: "everywhere", keys: ["$mod+k"] },
  "go.home": { title: msg`Go to Home`, group: "everywhere", keys: ["g h"] },
  "go.ideas": { title: msg`Go to Ideas`, group: "everywhere", keys: ["g i"] },
  "go.scoring": { title: msg`Go to Scoring`, group: "everywhere", keys: ["g r"] },
  "go.duplicates": { title: msg`Go to Duplicates`, group: "everywhere", keys: ["g d"] },
  "go.inbox": { title: msg`Go to the Inbox`, group: "everywhere", keys: ["g b"] },
  "go.sync": { title: msg`Go to Sync`, group: "everywhere", keys: ["g y"] },
  "go.builds": { title: msg`Go to My builds`, group: "everywhere", keys: ["g u"] },
  "go.import": { title: msg`Import a list`, group: "everywhere", keys: ["g m"] },
  "space.switch": { title: msg`Change the space`, group: "everywhere", keys: ["g s"] },
  "space.join": { title: msg`Join a shared space`, group: "everywhere", keys: ["g j"] },
  undo: { title: msg`Undo`, group: "everywhere", keys: ["$mod+z"], leavesFields: true },
  redo: { title: msg`Redo`, group: "everywhere", keys: ["$mod+Shift+z", "$mod+y"], leavesFields: true },
  shortcuts: { title: msg`Show these shortcuts`, group: "everywhere", keys: ["?", "Shift+?"] },
  close: { title: msg`Close or go back`, group: "everywhere", keys: ["Escape"] },
  "list.next": { title: msg`Next idea`, group: "list", keys: ["j"] },
  "list.previous": { title: msg`Previous idea`, group: "list", keys: ["k"] },
  "list.open": { title: msg`Open the idea`, group: "list", keys: ["Enter"] },
  "list.edit": { title: msg`Change the cell`, group: "list", keys: ["F2"] },
  "list.peek": { title: msg`Look at the idea beside the list`, group: "list", keys: ["Space"] },
  "list.filter": { title: msg`Filter`, group: "list", keys: ["f"] },
  "list.select": { title: msg`Select the idea`, group: "list", keys: ["x"] },
  "list.all": {
    title: msg`Select all ideas in view`,
    group: "list",
    keys: ["$mod+a"],
    leavesFields: true,
  },
  "list.export": { title: msg`Export ideas`, group: "list", keys: ["e"] },
  "bulk.stage": { title: msg`Move the selected ideas`, group: "list", keys: ["s"] },
  "bulk.merge": { title: msg`Merge the selected ideas`, group: "list", keys: ["m"] },
  "list.why": { title: msg`Explain the score`, group: "list", keys: ["w"] },
  "idea.support": { title: msg`Say that you have this too`, group: "everywhere", keys: ["v"] },
  "idea.claim": { title: msg`Claim the idea`, group: "everywhere", keys: ["c"] },
  "pairs.related": { title: msg`The two are related`, group: "pairs", keys: ["r"] },
  "pairs.different": { title: msg`The two are not the same`, group: "pairs", keys: ["n"] },
  "pairs.open": { title: msg`Open the second idea`, group: "pairs", keys: ["o"] },
  "pairs.undo": { title: msg`Take the last answer back`, group: "pairs", keys: ["z"] },
  "inbox.first": { title: msg`Keep the first value`, group: "inbox", keys: ["1"] },
  "inbox.second": { title: msg`Keep the second value`, group: "inbox", keys: ["2"] },
  "inbox.unread": { title: msg`Mark as unread`, group: "inbox", keys: ["u"] },
  "form.take": { title: msg`Take what is proposed for a field`, group: "form", keys: ["$mod+i"] },
  "form.send": { title: msg`Send idea`, group: "form", keys: ["$mod+Enter"] },
});

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as CommandId[];
