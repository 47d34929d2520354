import { type OrderEvent, SettleCause } from "@holdfast/sdk/order";
import type { OrderPorts } from "../orders/ports.ts";
import type { Proposal } from "./ports.ts";

/** `outdated`: the order moved on, and with it every signature lost its force. */
export type ProposalState = "open" | "accepted" | "declined" | "withdrawn" | "expired" | "outdated";

/** Where a proposal stands, and since when it is over (unix seconds; null while open). */
export type Standing = { state: ProposalState; endedAt: number | null };

/** Every event that raises the round: the first is the order's placing, round 1. Evidence and credits leave it. */
const RAISING = [
  "OrderPlaced",
  "OrderAccepted",
  "OrderStarted",
  "OrderDelivered",
  "OrderCompleted",
  "OrderCancelled",
  "PartReleased",
  "RevisionRequested",
  "RequestOpened",
  "RequestAnswered",
  "RequestWithdrawn",
  "OrderAmended",
  "OrderRevoked",
  "OrderDisputed",
  "OrderSettled",
] as const satisfies readonly OrderEvent["name"][];

/** What became of each of an order's proposals by its events and the chain's clock, in the order given. */
export async function standingsOf(
  ports: Pick<OrderPorts, "orders" | "clock">,
  proposals: readonly Proposal[],
): Promise<Standing[]> {
  const [first] = proposals;
  if (!first) return [];
  const rounds = proposals.map(({ round }) => round);
  const [records, now] = await Promise.all([
    ports.orders.history({
      id: first.order,
      names: RAISING,
      oldestFirst: true,
      limit: Math.max(...rounds) + 1,
    }),
    ports.clock(),
  ]);
  return proposals.map((proposal) => proposalState(proposal, records[proposal.round]?.event, now));
}

/**
 * What became of a proposal. The chain decides first: a signature that was submitted is accepted, whatever was said
 * here before.
 * @param next the event that ended the round it was signed for, if there was one
 * @param now unix seconds of the chain
 */
function proposalState(proposal: Proposal, next: OrderEvent | undefined, now: number): Standing {
  const { ended, validUntil } = proposal;
  const movedAt = next?.block.timestamp;
  if (next && carriesOut(next, proposal)) return { state: "accepted", endedAt: next.block.timestamp };
  if (ended) return { state: ended.as, endedAt: ended.at };
  if (movedAt !== undefined && movedAt <= validUntil) return { state: "outdated", endedAt: movedAt };
  if (now > validUntil) return { state: "expired", endedAt: validUntil };
  return { state: "open", endedAt: null };
}

function carriesOut(event: OrderEvent, { message, content }: Proposal): boolean {
  switch (message.kind) {
    case "amendment":
      if (event.name !== "OrderAmended" || event.args.content !== content) return false;
      return event.args.amount === message.amount && (message.due === 0 || event.args.due === message.due);
    case "settlement": {
      if (event.name !== "OrderSettled" || event.args.cause !== SettleCause.Agreed) return false;
      return event.args.toSeller + event.args.platformFee === message.sellerAmount;
    }
  }
}
