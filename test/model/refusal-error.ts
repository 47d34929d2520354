import { escrowAbi, type JudgedOrder, type OrderAction, type Refusal } from "@holdfast/sdk";
import { type Hex, toFunctionSelector } from "viem";
import { formatAbiItem } from "viem/utils";

/** Names of the contract's errors by the first four bytes of what a refused call returns. */
const NAMES = new Map<string, string>(
  escrowAbi
    .filter((item) => item.type === "error")
    .map((item) => [toFunctionSelector(formatAbiItem(item)), item.name]),
);

/** The contract's word for a refused call, with the moment it names when it names one. */
export function errorOf(returnData: Hex): { name: string; words: readonly bigint[] } {
  const name = NAMES.get(returnData.slice(0, 10)) ?? returnData.slice(0, 74);
  const words = returnData.slice(10).match(/.{64}/g) ?? [];
  return { name, words: words.map((word) => BigInt(`0x${word}`)) };
}

/** What the contract says when it refuses for the reason that `whyNot` names: the error, and the moment in it. */
export function errorFor(
  refusal: Refusal,
  { action, order }: { action: OrderAction; order: JudgedOrder },
): { name: string; moment?: number } {
  switch (refusal.code) {
    case "not_your_part":
    case "request_not_yours":
    case "request_is_yours":
      return { name: "Escrow_NotAllowed" };
    case "wrong_status":
      return { name: "Escrow_StatusWrong" };
    case "request_open":
      return { name: "Escrow_RequestOpen" };
    case "no_request_open":
      return { name: "Escrow_RequestNotOpen" };
    case "requirements_given":
      return { name: "Escrow_RequirementsGiven" };
    case "not_delivered_late":
      return { name: "Escrow_StatusWrong" };
    case "revisions_used_up":
      return { name: "Escrow_RevisionsUsedUp" };
    case "nothing_releasable":
      return { name: "Escrow_AmountOutOfRange" };
    case "rounds_used_up":
      return { name: "Escrow_RoundsUsedUp" };
    case "too_early": {
      const { notBefore } = refusal;
      // The one limit that begins with the second it names is the one between two requests.
      const isNextRequest = action.startsWith("request") && notBefore === order.respondBy;
      return { name: isNextRequest ? "Escrow_RequestTooSoon" : "Escrow_TooEarly", moment: notBefore };
    }
    case "too_late": {
      const ofOffer = action === "place" || action === "accept";
      return { name: ofOffer ? "Escrow_OfferExpired" : "Escrow_TooLate", moment: refusal.deadline };
    }
  }
}
