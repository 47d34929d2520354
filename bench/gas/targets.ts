/** What a figure is held against. Gas of whole transactions, with token balances that exist already. */
export type Yardstick = { target?: number; floor?: number; peer?: number; peerName?: string };

const both = (target: number, yardstick: Yardstick): { native: Yardstick; token: Yardstick } => ({
  native: { target, ...yardstick },
  token: { target, ...yardstick },
});

/** Whoever ends it, the same money goes back. */
const REFUND = {
  native: { target: 46_000, floor: 37_291, peer: 49_228, peerName: "best peer" },
  token: { target: 53_000, floor: 43_829, peer: 55_704, peerName: "best peer" },
};

/**
 * The cost targets of the protocol. The floor is the least an honest contract could take: one slot, one log, no
 * check. A peer is the cheapest contract found that does the like, with what it leaves out.
 */
const TABLE: Record<string, { native: Yardstick; token: Yardstick }> = {
  place: {
    native: { target: 66_000, floor: 45_064, peer: 60_940, peerName: "Kleros v1: no signature, no terms" },
    token: { target: 86_000, floor: 63_531, peer: 87_548 + 56_382, peerName: "commerce-payments: two calls" },
  },
  approve: {
    native: { target: 52_000, floor: 42_323, peer: 62_567, peerName: "best peer, without a fee" },
    token: { target: 59_000, floor: 48_842, peer: 58_426, peerName: "best peer, without a fee" },
  },
  cancel: REFUND,
  reclaim: REFUND,
  dispute: both(36_000, { floor: 27_646, peer: 84_499, peerName: "Smart Invoice" }),
  rule: {
    native: { target: 78_000, floor: 37_291, peer: 95_389, peerName: "best peer" },
    token: { target: 86_000, floor: 43_829, peer: 81_886, peerName: "best peer" },
  },
  order: {
    native: { target: 152_000, floor: 115_033, peer: 1_000_000, peerName: "TalentLayer: over a million" },
    token: { target: 180_000, floor: 140_019, peer: 1_000_000, peerName: "TalentLayer: over a million" },
  },
};

/** The yardstick of a figure such as "approve.native", when there is one. */
export function yardstickOf(figure: string): Yardstick {
  const [action = "", asset = "", ...more] = figure.split(".");
  const found = more.length === 0 && (asset === "native" || asset === "token") && TABLE[action]?.[asset];
  return found || {};
}
