import type { ServicePage } from "@holdfast/sdk/api";

type Facets = NonNullable<ServicePage["facets"]>;

/** How many services a choice would leave, as it is shown: of a sample, at least so many. */
export function countOf(
  facets: Facets | null | undefined,
  facet: Exclude<keyof Facets, "counted" | "isSample">,
  value: string,
): string | undefined {
  const count = facets?.[facet].find((one) => one.value === value)?.count;
  return count && facets ? `${count}${facets.isSample ? "+" : ""}` : undefined;
}

export const inBrackets = (count: string | undefined) => (count ? ` (${count})` : "");
