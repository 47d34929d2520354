export type PersonSearch = { readonly as?: "seller" | "client" };

/** Reads the profile's URL: which of the two roles it asks for, if any. */
export function readPersonSearch(raw: Record<string, unknown>): PersonSearch {
  return raw.as === "client" || raw.as === "seller" ? { as: raw.as } : {};
}
