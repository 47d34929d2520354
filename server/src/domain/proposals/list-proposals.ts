import type { Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { People } from "../accounts/ports.ts";
import { readingRoom } from "../documents/get-document.ts";
import { mayRead } from "../documents/may-read.ts";
import type { DocumentRecord } from "../documents/ports.ts";
import { findLocks, type Locks } from "../files/locks.ts";
import { partyRole, visibleOrder } from "../orders/access.ts";
import type { OrderPorts } from "../orders/ports.ts";
import type { Proposal } from "./ports.ts";
import { type Standing, standingsOf } from "./proposal-state.ts";

export type ProposalView = Proposal &
  Standing & {
    document: DocumentRecord | null;
    /** Only the parties can use a signature, and only they are given it. */
    signatureShown: boolean;
  };

export type ProposalsView = {
  items: ProposalView[];
  people: People;
  /** Which of the files the caller may not have yet. */
  locks: Locks;
};

/** All that was proposed in an order, the oldest first, and what became of it. @throws Refusal `not_found` to a stranger */
export async function listProposals(
  ports: OrderPorts,
  input: { id: Hash; caller: Caller },
): Promise<ProposalsView> {
  const order = await visibleOrder(ports, input);
  const viewer = input.caller.address;
  const { client, seller } = order.terms;
  const proposals = await ports.proposals.list(order.id);
  const contents = proposals.flatMap(({ content }) => content ?? []);
  const [standings, people, room, documents] = await Promise.all([
    standingsOf(ports, proposals),
    ports.accounts.people([client, seller]),
    readingRoom(ports, order.id),
    ports.documents.findMany(contents),
  ]);
  const role = partyRole(order.terms, viewer);
  const items = proposals.map((proposal, index): ProposalView => {
    const document = proposal.content ? documents.get(proposal.content) : undefined;
    return {
      ...proposal,
      ...(standings[index] ?? { state: "open", endedAt: null }),
      document: document && mayRead(document, viewer, room) ? document : null,
      signatureShown: role === "client" || role === "seller",
    };
  });
  const ids = items.flatMap(({ document }) => document?.files.map((file) => file.id) ?? []);
  return { items, people, locks: await findLocks(ports, { ids, viewer }) };
}
