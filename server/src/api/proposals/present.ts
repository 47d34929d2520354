import type { z } from "zod";
import { personOf } from "../../domain/accounts/person.ts";
import type { ProposalsView, ProposalView } from "../../domain/proposals/list-proposals.ts";
import { presentPerson } from "../accounts/present.ts";
import { presentDocument } from "../documents/present.ts";
import type { Proposal, Proposals } from "../schema/proposals.ts";

export function presentProposals({ items, people, locks }: ProposalsView): z.input<typeof Proposals> {
  return { items: items.map((proposal) => present(proposal, { people, locks })) };
}

function present(
  view: ProposalView,
  { people, locks }: Pick<ProposalsView, "people" | "locks">,
): z.input<typeof Proposal> {
  const { id, order, author, round, message, validUntil, content, createdAt, state, endedAt } = view;
  return {
    id,
    order,
    kind: message.kind,
    author: presentPerson(personOf(people, author)),
    round,
    amount: message.kind === "amendment" ? message.amount.toString() : null,
    due: message.kind === "amendment" ? message.due : null,
    sellerAmount: message.kind === "settlement" ? message.sellerAmount.toString() : null,
    validUntil,
    content,
    document: view.document && presentDocument(view.document, locks),
    signature: view.signatureShown ? view.signature : null,
    createdAt,
    state,
    endedAt,
  };
}
