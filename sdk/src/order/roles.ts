import type { Actor } from "./lifecycle.ts";
import { RequestKind } from "./status.ts";
import type { Terms } from "./terms.ts";

type Parties = Pick<Terms, "client" | "seller" | "arbiter">;

/** Whether two addresses are the same, however they are cased. */
export function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** What an account is to an order; "anyone" for a stranger. */
export function roleOf(terms: Parties, account: string): Actor {
  if (sameAddress(account, terms.client)) return "client";
  if (sameAddress(account, terms.seller)) return "seller";
  if (sameAddress(account, terms.arbiter)) return "arbiter";
  return "anyone";
}

/** Who opened a request, and who has to answer it; undefined when there is none. */
export function requestParties(
  request: RequestKind,
): { by: "client" | "seller"; of: "client" | "seller" } | undefined {
  switch (request) {
    case RequestKind.None:
      return undefined;
    case RequestKind.CancelBySeller:
      return { by: "seller", of: "client" };
    case RequestKind.CancelByClient:
    case RequestKind.Progress:
    case RequestKind.Refund:
      return { by: "client", of: "seller" };
  }
}
