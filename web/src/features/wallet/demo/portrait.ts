import type { DemoPerson } from "../config/settings.ts";

/** Colours of the people's pictures; RainbowKit takes an image address, so tokens can't reach it. */
const GROUNDS = { client: "#1f5f8b", seller: "#1d5b43", arbiter: "#7a4d12", operator: "#5b3f77" } as const;

/** A picture for the wallet list that needs no font of its own and no request: the person's initial as a drawing. */
export function portraitOf(person: DemoPerson): string {
  const initial = (person.name.trim()[0] ?? person.role[0] ?? "").toUpperCase().replace(/[^\p{L}\p{N}]/u, "");
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${GROUNDS[person.role]}"/>` +
    '<text x="20" y="27" font-family="ui-sans-serif,system-ui,sans-serif" font-size="19" font-weight="600" ' +
    `fill="#fff" text-anchor="middle">${initial}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
