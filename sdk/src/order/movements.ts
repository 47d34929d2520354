import type { EscrowEventOf, OrderEvent } from "./events.ts";
import { type Payment, stepRef } from "./payments.ts";
import { sameAddress } from "./roles.ts";
import type { Terms } from "./terms.ts";

type Paying = Pick<Terms, "client" | "seller" | "arbiter" | "platform">;

/**
 * The money that one event moved, in the token's smallest unit, from the event and the order's terms alone (FEATURES
 * PAY-1). What goes to a party is by wallet until a `Credited` of the same transaction says otherwise.
 */
export function movementsOf(event: OrderEvent, terms: Paying): Payment[] {
  const ref = stepRef(event);
  switch (event.name) {
    case "OrderPlaced":
    case "OrderAmended": {
      const isPrice = event.name === "OrderPlaced";
      const amount = isPrice ? event.args.terms.price : event.args.amount;
      const kind = isPrice ? "price" : "extra";
      const byBalance = event.args.fromBalance;
      const paid: Payment = {
        ...{ direction: "in", kind, role: "client", party: terms.client },
        ...{ amount, byBalance, ref },
      };
      return amount > 0n ? [paid] : [];
    }
    case "PartReleased":
    case "OrderCompleted":
      return payouts(event, terms, { ...event.args, toClient: 0n, arbiterFee: 0n });
    case "OrderCancelled":
      return payouts(event, terms, {
        toSeller: 0n,
        toClient: event.args.refund,
        platformFee: 0n,
        arbiterFee: 0n,
      });
    case "OrderSettled":
      return payouts(event, terms, event.args);
    case "OrderAccepted":
    case "OrderStarted":
    case "OrderDelivered":
    case "RevisionRequested":
    case "RequestOpened":
    case "RequestAnswered":
    case "RequestWithdrawn":
    case "OrderRevoked":
    case "OrderDisputed":
    case "EvidenceSubmitted":
    case "Credited":
      return [];
  }
}

/**
 * The payments after a payout stayed in its receiver's balance: the push failed, or the client keeps refunds there.
 * Null when none of them fits.
 */
export function creditPayout(
  payments: readonly Payment[],
  event: EscrowEventOf<"Credited">,
): readonly Payment[] | null {
  const { account, amount } = event.args;
  // A wallet can batch several steps in one transaction, and each is followed by its own credits: the last fits.
  const index = payments.findLastIndex(
    (payment) =>
      payment.direction === "out" &&
      payment.ref.txHash === event.txHash &&
      payment.ref.logIndex < event.logIndex &&
      payment.amount === amount &&
      payment.byBalance === 0n &&
      sameAddress(payment.party, account),
  );
  if (index < 0) return null;
  return payments.map((payment, at) => (at === index ? { ...payment, byBalance: amount } : payment));
}

type Shares = { toSeller: bigint; toClient: bigint; platformFee: bigint; arbiterFee: bigint };

function payouts(event: OrderEvent, { seller, client, platform, arbiter }: Paying, shares: Shares) {
  const out = { direction: "out", ref: stepRef(event) } as const;
  const { toSeller, toClient, platformFee, arbiterFee } = shares;
  // Fees are always credited inside the contract; what goes to the parties leaves it unless `Credited` follows.
  const all: Payment[] = [
    { ...out, kind: "payout", role: "seller", party: seller, amount: toSeller, byBalance: 0n },
    { ...out, kind: "refund", role: "client", party: client, amount: toClient, byBalance: 0n },
    {
      ...{ ...out, kind: "platform_fee", role: "platform", party: platform },
      ...{ amount: platformFee, byBalance: platformFee },
    },
    {
      ...{ ...out, kind: "arbiter_fee", role: "arbiter", party: arbiter },
      ...{ amount: arbiterFee, byBalance: arbiterFee },
    },
  ];
  return all.filter(({ amount }) => amount > 0n);
}
