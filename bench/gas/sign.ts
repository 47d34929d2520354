import { amendTypedData, rulingTypedData, settlementTypedData } from "@holdfast/sdk";
import type { Hex } from "viem";
import { cleanHash, firstThat, isClean } from "./clean.ts";
import type { Order, Stage } from "./orders.ts";

const HOUR = 3_600;

/** Each signature here has no zero byte: content or time is chosen so. */
const clean = ({ signature }: { signature: Hex }) => isClean(signature);
const domainOf = ({ chain, escrow }: Stage) => ({ chainId: chain.chainId, escrow });

/** The arbiter's signed ruling, for anyone to send. */
export function signRuling(stage: Stage, { id }: Order, sellerAmount: bigint) {
  return firstThat(async (attempt) => {
    const ruling = { order: id, sellerAmount, content: cleanHash("ruling", attempt) };
    const data = rulingTypedData({ ...domainOf(stage), ruling });
    return { ...ruling, signature: await stage.people.arbiter.signTypedData(data) };
  }, clean);
}

/** The seller's signed proposal of a split. */
export function signSettlement(stage: Stage, { id }: Order, split: { round: number; sellerAmount: bigint }) {
  return firstThat(async (attempt) => {
    const validUntil = stage.chain.now() + HOUR + attempt;
    const data = settlementTypedData({ ...domainOf(stage), settlement: { order: id, ...split, validUntil } });
    return { ...split, validUntil, signature: await stage.people.seller.signTypedData(data) };
  }, clean);
}

/** The seller's signed proposal of additional work or another date. */
export function signAmend(
  stage: Stage,
  { id }: Order,
  change: { round: number; amount: bigint; due: number },
) {
  return firstThat(async (attempt) => {
    const { round, ...rest } = change;
    const amendment = {
      ...rest,
      validUntil: stage.chain.now() + HOUR,
      content: cleanHash("amendment", attempt),
    };
    const data = amendTypedData({ ...domainOf(stage), amend: { order: id, round, ...amendment } });
    return { amendment, signature: await stage.people.seller.signTypedData(data) };
  }, clean);
}
