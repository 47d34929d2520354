import type { Address } from "viem";

/** How a seller's orders ended: those it had taken on, and of them those it cancelled alone (FEATURES RQ-5). */
export type SellerRecord = { ended: number; cancelledAlone: number };

/** Counts a seller's ended orders by the chain's events. */
export type FindSellerRecord = (seller: Address) => Promise<SellerRecord>;
