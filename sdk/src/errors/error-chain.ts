/** Where viem, ethers, wallets and nodes put the error below an error. */
const BELOW = ["cause", "data", "originalError", "error", "info"] as const;
const MOST = 24;

/**
 * The error and all that lies below it, the outermost first: its causes, and what wallets and nodes wrap besides.
 * Ends at 24, and visits nothing twice.
 */
export function errorChain(error: unknown): object[] {
  const chain: object[] = isObject(error) ? [error] : [];
  for (let at = 0; at < chain.length; at += 1) {
    const one = chain[at];
    if (one === undefined) break;
    for (const key of BELOW) {
      const inner = field(one, key);
      if (isObject(inner) && !chain.includes(inner) && chain.length < MOST) chain.push(inner);
    }
  }
  return chain;
}

/** A member of a value whose type nobody promises. */
export function field(value: object, key: string): unknown {
  return key in value ? (value as Record<string, unknown>)[key] : undefined;
}

/** By name, not by class: a wallet library may bring a second copy of viem. */
export function hasName(error: object, ...names: string[]): boolean {
  const name = field(error, "name");
  return typeof name === "string" && names.includes(name);
}

/** An error's own summary where it has one: viem's long message repeats it with the node's address, maybe with a key. */
export function summaryOf(error: object): string {
  const parts = [field(error, "shortMessage"), field(error, "details")].filter(isText);
  if (parts.length > 0) return [...new Set(parts)].join(" · ");
  const message = field(error, "message");
  return isText(message) ? message : "";
}

/** Everything an error says of itself, to look for known words in. */
export function wordsOf(error: object): string {
  return ["shortMessage", "details", "message"]
    .map((key) => field(error, key))
    .filter(isText)
    .join(" · ");
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Anything as a text, whatever it is; never throws. */
export function textOf(value: unknown): string {
  try {
    if (!isObject(value) || value instanceof Error) return String(value);
    return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}` : inner));
  } catch {
    return "";
  }
}
