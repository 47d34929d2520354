/** The error and all its causes, the outermost first. Ends at ten, and at a cause that was met before. */
export function errorChain(error: unknown): object[] {
  const chain: object[] = [];
  let current: unknown = error;
  while (typeof current === "object" && current !== null && !chain.includes(current) && chain.length < 10) {
    chain.push(current);
    current = field(current, "cause");
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
