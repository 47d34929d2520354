import type { AccountMovement, AccountMovementKind, MovementSums } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";

/** A movement as it was kept; `at` is unix seconds. */
export type MovementRecord = Omit<AccountMovement, "ref"> & {
  blockNumber: bigint;
  logIndex: number;
  at: number;
  txHash: Hash;
};

/** Which of an account's movements; what is left out lets all through. Moments are unix seconds, both included. */
export type MovementFilter = {
  account: Address;
  kind?: AccountMovementKind | undefined;
  token?: Address | undefined;
  from?: number | undefined;
  to?: number | undefined;
  order?: Hash | undefined;
};

/** Sums of one token's movements, in smallest units. */
export type TokenSums = MovementSums & { token: Address; count: number };

export type MovementStore = {
  /** The newest first. @throws Refusal `invalid_input` for a cursor that no answer gave. */
  page(
    filter: MovementFilter,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: MovementRecord[]; nextCursor: string | null }>;
  /** Of the `most` tokens with the most movements, those among `first` before all others. */
  sums(filter: MovementFilter, limits: { most: number; first: readonly Address[] }): Promise<TokenSums[]>;
  /** What the account has in the contract, by token, as many as `most` besides those of `first`. */
  balances(
    account: Address,
    limits: { most: number; first: readonly Address[] },
  ): Promise<{ token: Address; amount: bigint }[]>;
};

export type BillingPorts = { movements: MovementStore };
