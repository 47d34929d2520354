import type { z } from "zod";
import type { ProposalsView, ProposalView } from "../../domain/proposals/list-proposals.ts";
import { presentDocument } from "../documents/present.ts";
import type { Proposal, Proposals } from "../schema/proposals.ts";

export function presentProposals({ items, names, locks }: ProposalsView): z.input<typeof Proposals> {
  return { items: items.map((proposal) => present(proposal, { names, locks })) };
}

function present(
  view: ProposalView,
  { names, locks }: Pick<ProposalsView, "names" | "locks">,
): z.input<typeof Proposal> {
  const { id, order, author, round, message, validUntil, content, createdAt, state, endedAt } = view;
  return {
    id,
    order,
    kind: message.kind,
    author: { address: author, name: names.get(author) ?? "" },
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
