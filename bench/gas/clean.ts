import { type Hex, keccak256, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";

/**
 * A zero byte of calldata costs 4 gas, any other 16. What people can't choose (addresses, hashes, salts, signatures)
 * is therefore fixed here to values without a zero byte: the figures are those of the dearest, and usual, case, and
 * don't move when a name or a type changes.
 */
export function isClean(hex: Hex): boolean {
  return !/^0x(..)*00/.test(hex);
}

/** The first of `make(0)`, `make(1)`, … that satisfies. */
export async function firstThat<Made>(
  make: (attempt: number) => Made | Promise<Made>,
  suits: (made: Made) => boolean | Promise<boolean>,
): Promise<Made> {
  for (let attempt = 0; attempt < 10_000; attempt++) {
    const made = await make(attempt);
    if (await suits(made)) return made;
  }
  throw new Error("Nothing suits among 10,000 attempts.");
}

/** The hash of something named, always the same. */
export function cleanHash(name: string, attempt = 0): Hex {
  const hash = keccak256(toHex(`holdfast gas ${name} ${attempt}`));
  return isClean(hash) ? hash : cleanHash(name, attempt + 1);
}

/** A person whose address has no zero byte, and who also `suits`. */
export function cleanAccount(name: string, suits: (address: Hex) => boolean = () => true) {
  return firstThat(
    (attempt) => privateKeyToAccount(keccak256(toHex(`holdfast gas ${name} ${attempt}`))),
    ({ address }) => isClean(address) && suits(address),
  );
}
