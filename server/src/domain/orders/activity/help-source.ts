import type { HelpRecord } from "../../help/ports.ts";
import type { ActivitySource, Happening } from "./source.ts";
import { takeBefore } from "./take-before.ts";

/**
 * Who asked the help desk and when it was done (REV-4); the words are between the two. One request a party at a time:
 * an order has so few of them that all are read.
 */
export const helpSource: ActivitySource = {
  name: "help",
  key: /^\d{1,15}-[0-9a-f-]{36}-[01]$/,
  filters: ["requests"],
  async read({ help }, { order, before, limit }) {
    return takeBefore((await help.ofOrder(order.id)).flatMap(happeningsOf), { before, limit });
  },
};

function happeningsOf({ id, author, createdAt, closedAt, closedBy }: HelpRecord): Happening[] {
  const entry = (
    part: 0 | 1,
    { event, at, actor }: { event: string; at: Date } & Pick<Happening, "actor">,
  ) => ({
    id: `${id}-${part}`,
    at: Math.floor(at.getTime() / 1000),
    key: `${at.getTime()}-${id}-${part}`,
    event,
    actor,
    args: {},
    transaction: null,
    document: null,
  });
  const asked = entry(0, { event: "HelpRequested", at: createdAt, actor: author });
  return closedAt ? [asked, entry(1, { event: "HelpClosed", at: closedAt, actor: closedBy })] : [asked];
}
