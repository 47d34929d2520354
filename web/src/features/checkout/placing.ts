import type { Package, PublicConfig } from "@holdfast/sdk/api";
import { orderId, type Terms } from "@holdfast/sdk/order";
import { type Address, getAddress, type Hex } from "viem";
import { chainNow } from "../../shared/live/clock.ts";
import { hasPending } from "../../shared/tx/store.ts";
import { ordersElsewhere } from "./api/ordersElsewhere.ts";
import { draftName, freshDraft, keepDraft, keptText, latest, readDraft, type Subject } from "./draft.ts";
import { termsFor } from "./offer.ts";
import { type Fate, readFate } from "./usePaidBefore.ts";

/** Seconds after which a checkout that stood open asks for an answer anew. */
const STALE = 3600;

/** Milliseconds for which a payment that was begun may be in a wallet, or sent by it, without this page knowing. */
const UNSURE = 10 * 60_000;

type Wanted = {
  readonly entry: Pick<Package, "offer" | "toRequest">;
  readonly open: Terms;
  readonly config: PublicConfig;
  /** Of which package the draft of this order is kept; null for terms that have their salt, as a quote's. */
  readonly subject: Subject | null;
};
type Placing = { readonly terms: Terms; readonly id: Hex };

/**
 * Why nothing is paid yet. `running`: it was paid from here. `underWay`: the payment of other terms was begun here
 * and is in no block yet. `elsewhere`: the account has such an order from somewhere else.
 */
export type Held = {
  readonly why: "running" | "underWay" | "elsewhere";
  /** The newest of them, or the only one. */
  readonly order: Hex;
  /** The others that the account has. */
  readonly others?: readonly Hex[];
  /** Until when, in milliseconds of this browser's clock, nobody can say whether it was sent. */
  readonly until?: number;
};

/**
 * The order that is paid now: in every window, and after a reload, the same one until it is paid, which the contract takes
 * once only. Held where there may be one already: who wants a second says so first. @throws HoldfastError when the chain
 * can't be asked
 */
export async function placingOf(wanted: Wanted, client: Address): Promise<Placing | Held> {
  const { entry, open, config, subject } = wanted;
  const idOf = (terms: Terms) =>
    orderId({ terms, chainId: config.chainId, escrow: getAddress(config.escrow) });
  if (subject === null) {
    const terms = termsFor(entry, { open, client, salt: open.salt, now: chainNow() });
    return { terms, id: idOf(terms) };
  }
  const name = draftName(client, subject);
  const known = readDraft(keptText(name))?.known ?? [];
  const elsewhere = await ordersElsewhere(subject, open.seller, known);
  const fates = await readFates(config, name);
  // Read once more: nothing waits from here on, so that no other window begins to pay in between.
  const kept = readDraft(keptText(name)) ?? freshDraft();
  const running = kept.tried.find((id) => fates.get(id) === "running");
  if (running) return { why: "running", order: running };
  const [newest, ...rest] = elsewhere.filter((id) => fates.get(id) !== "ended");
  if (newest) return { why: "elsewhere", order: newest, others: rest };
  const unpaid = kept.tried.filter((id) => fates.get(id) !== "ended");
  // What has ended has used its salt up.
  const { salt, asked: before } = unpaid.length < kept.tried.length ? freshDraft() : kept;
  const asked = chainNow() - before > STALE ? chainNow() : before;
  const terms = termsFor(entry, { open, client, salt, now: asked });
  const id = idOf(terms);
  // The same order is taken once only; one of other terms beside it would be a second.
  const others = unpaid.filter((one) => one !== id);
  const sent = others.find((one) => hasPending(`/orders/${one}`));
  if (sent) return { why: "underWay", order: sent, until: 0 };
  // Only the latest: those before it were let go when it was begun.
  const begun = others.find((one) => one === kept.tried.at(-1));
  const until = kept.triedAt + UNSURE;
  if (begun && Date.now() < until) return { why: "underWay", order: begun, until };
  keepDraft(name, {
    ...{ salt, asked, known: kept.known },
    ...{ tried: latest([...unpaid, id]), triedAt: Date.now() },
  });
  return { terms, id };
}

/** What became of every order tried, those included that other windows try while the chain is asked. */
async function readFates(config: PublicConfig, name: string): Promise<ReadonlyMap<Hex, Fate>> {
  const fates = new Map<Hex, Fate>();
  for (;;) {
    const unread = (readDraft(keptText(name))?.tried ?? []).filter((id) => !fates.has(id));
    if (unread.length === 0) return fates;
    const read = await Promise.all(unread.map((id) => readFate(config, id)));
    unread.forEach((id, index) => void fates.set(id, read[index] ?? "none"));
  }
}
