import { type Address, type Hex, hexToBytes, keccak256 } from "viem";

/**
 * Whether a block's bloom filter says that a contract may have logged in it (Yellow Paper, 4.3.1: three 11-bit
 * positions of the address's hash). False is certain, true may be chance. Chains that leave the bloom out say false.
 */
export function bloomMayHold(bloom: Hex | null | undefined, address: Address): boolean {
  if (!bloom || bloom.length !== 2 + 512) return false;
  const bits = hexToBytes(bloom);
  const hash = hexToBytes(keccak256(address));
  return [0, 2, 4].every((at) => {
    const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) & 2047;
    return ((bits[255 - (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0;
  });
}
