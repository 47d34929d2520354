/** When the last of some terms ends, in seconds since 1970. */
export function lastDay(terms: readonly { readonly validUntil: number }[]): number {
  return Math.max(0, ...terms.map(({ validUntil }) => validUntil));
}
