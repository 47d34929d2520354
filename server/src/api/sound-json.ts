/** Deeper than anything that is asked for here; what goes down further would use up the stack of who walks through it. */
const DEEPEST = 32;

/** What is wrong with JSON that came, before any schema looks at it: a sentence, or null. */
export function flawOf(value: unknown, depth = 0): string | null {
  if (typeof value === "string") {
    // Neither databases nor RFC 8785 take these.
    return value.isWellFormed() && !value.includes("\0")
      ? null
      : "The text has a character that is none: a NUL, or half of a surrogate pair.";
  }
  if (typeof value !== "object" || value === null) return null;
  if (depth === DEEPEST) return `The input is nested more than ${DEEPEST} deep.`;
  for (const [name, member] of Object.entries(value)) {
    const flaw = flawOf(name) ?? flawOf(member, depth + 1);
    if (flaw !== null) return flaw;
  }
  return null;
}
