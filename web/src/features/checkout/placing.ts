import type { Package, PublicConfig } from "@holdfast/sdk/api";
import { orderId, type Terms } from "@holdfast/sdk/order";
import { type Address, getAddress, type Hex } from "viem";
import { chainNow } from "../../shared/live/clock.ts";
import { draftName, keepDraft, keptText, readDraft, renewDraft } from "./draft.ts";
import { termsFor } from "./offer.ts";
import { readFate } from "./usePaidBefore.ts";

/** Seconds after which a checkout that stood open asks for an answer anew. */
const STALE = 3600;

type Wanted = {
  readonly entry: Pick<Package, "offer" | "toRequest">;
  readonly open: Terms;
  readonly config: PublicConfig;
  /** Under which name the draft of this order is kept; null for terms that have their salt, as a quote's. */
  readonly subject: string | null;
};
type Placing = { readonly terms: Terms; readonly id: Hex };

/**
 * The order that is paid now: in every window, and after a reload, the same one until it is paid, which the contract takes
 * once only. Null when it runs already: who wants a second says so first. @throws HoldfastError when the chain can't be asked
 */
export async function placingOf(wanted: Wanted, client: Address): Promise<Placing | null> {
  const { entry, open, config, subject } = wanted;
  const idOf = (terms: Terms) =>
    orderId({ terms, chainId: config.chainId, escrow: getAddress(config.escrow) });
  if (subject === null) {
    const terms = termsFor(entry, { open, client, salt: open.salt, now: chainNow() });
    return { terms, id: idOf(terms) };
  }
  const name = draftName(client, subject);
  const before = readDraft(keptText(name));
  const fate = before?.tried ? await readFate(config, before.tried) : "none";
  if (fate === "running") return null;
  // Read once more: another window may have begun to pay while the chain was asked.
  const kept = readDraft(keptText(name));
  const isSpent = fate === "ended" && kept?.tried === before?.tried;
  const draft = isSpent || !kept ? renewDraft(name) : kept;
  const asked = chainNow() - draft.asked > STALE ? chainNow() : draft.asked;
  const terms = termsFor(entry, { open, client, salt: draft.salt, now: asked });
  const id = idOf(terms);
  keepDraft(name, { ...draft, asked, tried: id });
  return { terms, id };
}
