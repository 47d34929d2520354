export type PersonSearch = { readonly as?: "client" };

/** Reads the profile's URL: as seller unless it says client. */
export function readPersonSearch(raw: Record<string, unknown>): PersonSearch {
  return raw.as === "client" ? { as: "client" } : {};
}
