import {
  CancelCause,
  CompleteCause,
  type EscrowEvent,
  type EscrowEventName,
  exactReleaseAmount,
  OrderFlag,
  OrderStatus,
  RequestKind,
  SettleCause,
  splitAgreed,
  splitCompleted,
  splitExpired,
  splitRuling,
  type Terms,
  ZERO_HASH,
} from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { Chance } from "./chance.ts";

type ArgsOf<Name extends EscrowEventName> = Extract<EscrowEvent, { name: Name }>["args"];

/** An event before it has its place: what happened at which second, by whose transaction. */
export type Happening = {
  at: number;
  by: Address;
  txHash: Hash;
  name: EscrowEventName;
  args: EscrowEvent["args"];
};

const HOUR = 3600;
const DAY = 24 * HOUR;
const { Pending, Placed, InProgress } = OrderStatus;

/**
 * One order's whole life, as the contract would have told it: what comes after `until` has not happened yet, which is
 * how the open ones come about.
 */
export function liveOrder(
  chance: Chance,
  input: { id: Hash; terms: Terms; byRequest: boolean; placedAt: number; until: number },
): Happening[] {
  const { id, terms, byRequest, placedAt, until } = input;
  const { client, seller, token } = terms;
  const told: Happening[] = [];
  let at = placedAt;
  let remaining = terms.price;
  let tx = chance.hash();
  const tell = <Name extends EscrowEventName>(by: Address, name: Name, args: ArgsOf<Name>) => {
    told.push({ at, by, txHash: tx, name, args });
  };
  /** Another transaction, so many seconds later. */
  const later = (seconds: number) => {
    at += Math.max(60, Math.round(seconds));
    tx = chance.hash();
  };
  const due = () => at + terms.deliveryTime;

  function place(): void {
    const requirements = chance.chance(0.6) ? chance.hash() : ZERO_HASH;
    const fromBalance = chance.chance(0.08) ? terms.price : 0n;
    if (fromBalance > 0n) {
      tell(client, "Deposited", { account: client, token, amount: terms.price });
      later(HOUR);
    }
    const given = requirements !== ZERO_HASH;
    const status = byRequest ? Pending : given ? InProgress : Placed;
    const started = status === InProgress;
    tell(client, "OrderPlaced", {
      ...{ id, client, seller, terms, status, fromBalance, requirements },
      flags: (given ? OrderFlag.RequirementsGiven : 0) | (chance.chance(0.05) ? OrderFlag.KeepRefunds : 0),
      due: started ? due() : 0,
    });
    if (byRequest) {
      later(chance.exponential(6 * HOUR));
      tell(
        seller,
        "OrderAccepted",
        given ? { id, status: InProgress, due: due() } : { id, status: Placed, due: 0 },
      );
    }
    if (given) return;
    later(chance.exponential(8 * HOUR));
    tell(client, "OrderStarted", { id, requirements: chance.hash(), status: InProgress, due: due() });
  }

  function cancelEarly(): void {
    later(chance.exponential(DAY));
    if (chance.chance(0.4)) {
      cancel(seller, CancelCause.BySeller);
      return;
    }
    const kind = RequestKind.CancelByClient;
    tell(client, "RequestOpened", { id, kind, content: chance.hash(), respondBy: at + terms.responseTime });
    later(chance.exponential(8 * HOUR));
    cancel(seller, CancelCause.RequestAccepted);
  }

  function cancel(by: Address, cause: number): void {
    tell(by, "OrderCancelled", { id, cause, refund: remaining, content: chance.hash() });
  }

  function amend(): void {
    later(chance.exponential(DAY));
    const amount = terms.price / BigInt(chance.between(3, 10));
    if (amount === 0n) return;
    tell(client, "OrderAmended", { id, amount, fromBalance: 0n, due: due(), content: chance.hash() });
    remaining += amount;
  }

  function deliver(): void {
    const late = chance.chance(0.08);
    later(terms.deliveryTime * (late ? 1 + chance.next() * 0.4 : 0.2 + chance.next() * 0.75));
    const veryLate = late && chance.chance(0.3);
    tell(seller, "OrderDelivered", {
      ...{ id, content: chance.hash(), due: at + terms.reviewTime, late: veryLate },
    });
  }

  function revise(): void {
    later(chance.exponential(DAY));
    tell(client, "RevisionRequested", { id, content: chance.hash(), due: at + terms.revisionTime });
    later(chance.exponential(DAY));
    tell(seller, "OrderDelivered", { id, content: chance.hash(), due: at + terms.reviewTime, late: false });
  }

  function release(): void {
    const part = { remaining, platformFeeBps: terms.platformFeeBps };
    const wanted = exactReleaseAmount({ ...part, wanted: remaining / 3n });
    if (wanted === 0n) return;
    later(chance.exponential(8 * HOUR));
    const { toSeller, platformFee } = splitCompleted({ remaining: wanted, terms });
    tell(client, "PartReleased", { id, toSeller, platformFee });
    remaining -= wanted;
  }

  function complete(): void {
    const claimed = chance.chance(0.12);
    later(claimed ? terms.reviewTime + HOUR : Math.min(chance.exponential(DAY), terms.reviewTime));
    const { toSeller, platformFee } = splitCompleted({ remaining, terms });
    const cause = claimed ? CompleteCause.Claimed : CompleteCause.Approved;
    tell(claimed ? seller : client, "OrderCompleted", { id, cause, toSeller, platformFee });
    if (!chance.chance(0.03) || toSeller === 0n) return;
    tell(claimed ? seller : client, "Credited", { id, account: seller, token, amount: toSeller });
    later(chance.exponential(5 * DAY));
    tell(seller, "Withdrawn", { account: seller, token, amount: toSeller, to: seller });
  }

  function quarrel(): void {
    later(chance.exponential(DAY));
    const by = chance.chance(0.8) ? client : seller;
    tell(by, "OrderDisputed", { id, by, content: chance.hash(), due: at + terms.rulingTime });
    later(chance.exponential(DAY));
    tell(seller, "EvidenceSubmitted", { id, by: seller, content: chance.hash() });
    const silent = chance.chance(0.1);
    later(silent ? terms.rulingTime : chance.exponential(5 * DAY));
    const most = remaining - (remaining * BigInt(terms.arbiterFeeBps)) / 10_000n;
    const sellerAmount = (most * BigInt(chance.pick([0, 25, 50, 75, 100]))) / 100n;
    const split = silent
      ? splitExpired({ remaining, terms })
      : splitRuling({ remaining, sellerAmount, terms });
    const cause = silent ? SettleCause.Expired : SettleCause.Ruled;
    tell(client, "OrderSettled", { id, cause, content: silent ? ZERO_HASH : chance.hash(), ...split });
  }

  function agree(): void {
    later(chance.exponential(DAY));
    const split = splitAgreed({ remaining, sellerAmount: remaining / 2n, terms });
    tell(client, "OrderSettled", { id, cause: SettleCause.Agreed, content: ZERO_HASH, ...split });
  }

  place();
  const fate = chance.integer(1000);
  if (fate < 70) cancelEarly();
  else if (fate < 90) {
    later(terms.deliveryTime + terms.graceTime + chance.exponential(DAY));
    cancel(client, CancelCause.Reclaimed);
  } else {
    if (chance.chance(0.05)) amend();
    deliver();
    if (terms.revisions > 0 && chance.chance(0.2)) revise();
    if (chance.chance(0.03)) release();
    if (fate < 115) quarrel();
    else if (fate < 125) agree();
    else complete();
  }
  return told.filter((happening) => happening.at <= until);
}
