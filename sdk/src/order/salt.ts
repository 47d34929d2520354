import { bytesToBigInt } from "viem";

/** Bytes of an order's salt. It only keeps one client's otherwise equal orders apart, and each more costs 12 gas a call. */
const BYTES = 8;

/** A salt for new terms, never zero: zero would make them an open offer's. The contract takes each set of terms once. */
export function randomOrderSalt(): bigint {
  const salt = bytesToBigInt(crypto.getRandomValues(new Uint8Array(BYTES)));
  return salt === 0n ? 1n : salt;
}
