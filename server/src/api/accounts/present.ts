import type { Face } from "../../domain/accounts/ports.ts";
import { coverUrl } from "../files/cover-url.ts";

/** A person wherever one is named: the own picture's address in place of what it is cut from. */
export function presentPerson<P extends Face>({ avatar, ...person }: P) {
  const url = coverUrl(avatar);
  return { ...person, avatar: url && `${url}${url.includes("?") ? "&" : "?"}width=${AVATAR_WIDTH}` };
}

/** Pixels: no page shows it larger than 80, and screens have up to two for one of those. */
const AVATAR_WIDTH = 160;
