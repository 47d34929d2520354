import { mayRead } from "../../documents/may-read.ts";
import type { DocumentRecord } from "../../documents/ports.ts";
import type { ActivitySource, Happening } from "./source.ts";
import { takeBefore } from "./take-before.ts";

/** Drafts shown to the client (DLV-1). An order has so few of them that all are read. */
export const draftSource: ActivitySource = {
  name: "draft",
  key: /^\d{1,15}-0x[0-9a-f]{64}$/,
  filters: ["deliveries"],
  async read({ documents }, { order, caller, room, before, limit }) {
    const drafts = await documents.drafts(order.id);
    const shown = drafts.filter((draft) => mayRead(draft, caller.address, room));
    return takeBefore(shown.map(draftShared), { before, limit });
  },
};

function draftShared(document: DocumentRecord): Happening {
  const written = document.createdAt.getTime();
  return {
    id: document.hash,
    at: Math.floor(written / 1000),
    key: `${written}-${document.hash}`,
    event: "DraftShared",
    actor: document.document.author,
    args: {},
    transaction: null,
    document,
  };
}
