import { useState } from "react";
import { draftText, moveDraft } from "../../shared/hooks/useDraft.ts";
import { useWallet } from "../../shared/wallet/port.ts";

/** Who has not signed in yet. */
const VISITOR = "visitor";
const PARTS = ["text", "answers"] as const;

const nameOf = (owner: string, service: string) => `checkout.${owner}.${service}`;
const visitorText = (service: string) =>
  PARTS.map((part) => draftText(`${nameOf(VISITOR, service)}.${part}`)).join("\n");

/**
 * Whose answers to a service's questions the checkout holds. Each account has its own, so that who comes next to the same
 * browser does not read them. What somebody wrote here, or saw, before they signed in becomes theirs.
 *
 * `name` is that of the drafts. `turn` is another one when somebody else may sit here: nothing of the page's own may stay.
 */
export function useAnswersOwner(service: string): { readonly name: string; readonly turn: number } {
  const { session, status } = useWallet();
  const [was, setWas] = useState(() => ({
    session,
    turn: 0,
    seen: false,
    text: visitorText(service),
  }));
  // While a known connection is picked up nobody knows who sits here.
  const seen = was.seen || (session === null && status !== "connecting");
  if (was.session !== session || was.seen !== seen) {
    const isArrival = was.session === null && session !== null;
    // Here and not in an effect: the form reads its drafts in this very render.
    if (isArrival && (seen || visitorText(service) !== was.text)) {
      for (const part of PARTS) {
        moveDraft(`${nameOf(VISITOR, service)}.${part}`, `${nameOf(session, service)}.${part}`);
      }
    }
    const hasLeft = was.session !== null && was.session !== session;
    setWas({ session, turn: was.turn + (hasLeft ? 1 : 0), seen: session === null && seen, text: was.text });
  }
  return { name: nameOf(session ?? VISITOR, service), turn: was.turn };
}
