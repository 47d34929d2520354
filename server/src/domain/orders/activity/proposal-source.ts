import { mayRead } from "../../documents/may-read.ts";
import type { Proposal } from "../../proposals/ports.ts";
import { type Standing, standingsOf } from "../../proposals/proposal-state.ts";
import type { OrderRecord } from "../ports.ts";
import type { ActivitySource, Happening } from "./source.ts";
import { takeBefore } from "./take-before.ts";

/**
 * What was proposed by signature, declined, withdrawn or left unanswered (RQ-1, RQ-2, DSP-5); what the chain carries
 * of it, the chain tells. An order has so few of them that all are read.
 */
export const proposalSource: ActivitySource = {
  name: "proposal",
  key: /^\d{6,15}-[01]$/,
  filters: ["requests"],
  async read(ports, { order, caller, room, before, limit }) {
    const proposals = await ports.proposals.list(order.id);
    const standings = await standingsOf(ports, proposals);
    const all = proposals.flatMap((proposal, index) =>
      happeningsOf(proposal, standings[index], { order, index }),
    );
    const page = takeBefore(
      all.map(({ content: _, ...entry }) => entry),
      { before, limit },
    );
    const contents = new Map(all.map(({ id, content }) => [id, content]));
    const documents = await ports.documents.findMany(page.flatMap(({ id }) => contents.get(id) ?? []));
    return page.map((entry) => {
      const content = contents.get(entry.id);
      const document = content ? documents.get(content) : undefined;
      return { ...entry, document: document && mayRead(document, caller.address, room) ? document : null };
    });
  },
};

type Told = Happening & { content: Proposal["content"] };

function happeningsOf(
  proposal: Proposal,
  standing: Standing | undefined,
  { order, index }: { order: OrderRecord; index: number },
): Told[] {
  const { id, author, content, createdAt, ended } = proposal;
  const { client, seller } = order.terms;
  const entry = (part: 0 | 1, told: Pick<Told, "at" | "event" | "actor" | "content">): Told => ({
    id: `${id}-${part}`,
    // Proposals are never taken away, so that a place in their list stays.
    key: `${String(index).padStart(6, "0")}-${part}`,
    args: argsOf(proposal),
    transaction: null,
    document: null,
    ...told,
  });
  const made = entry(0, { at: createdAt, event: "ProposalMade", actor: author, content });
  const over = (event: string, at: number, actor: Told["actor"]) => [
    made,
    entry(1, { at, event, actor, content: null }),
  ];
  // Said here, even when the signature was submitted all the same.
  if (ended?.as === "declined")
    return over("ProposalDeclined", ended.at, author === client ? seller : client);
  if (ended?.as === "withdrawn") return over("ProposalWithdrawn", ended.at, author);
  if (standing?.state === "expired") return over("ProposalExpired", proposal.validUntil, null);
  return [made];
}

function argsOf({ message, validUntil }: Proposal): Happening["args"] {
  switch (message.kind) {
    case "amendment":
      return { kind: message.kind, amount: message.amount.toString(), due: message.due, validUntil };
    case "settlement":
      return { kind: message.kind, sellerAmount: message.sellerAmount.toString(), validUntil };
  }
}
