import type { Hash, Hex } from "viem";
import { z } from "zod";
import { endProposal } from "../../domain/proposals/end-proposal.ts";
import { listProposals } from "../../domain/proposals/list-proposals.ts";
import { makeProposal } from "../../domain/proposals/make-proposal.ts";
import type { ProposedMessage } from "../../domain/proposals/ports.ts";
import { limitWriting } from "../middleware/limit-writing.ts";
import { type Route, route } from "../route.ts";
import { Hash as HashText, OrderId } from "../schema/common.ts";
import { ProposalInput, Proposals } from "../schema/proposals.ts";
import { presentProposals } from "./present.ts";

const Id = z.object({ id: OrderId });
const OneOfThem = Id.extend({ proposal: HashText });

export const proposalRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/orders/{id}/proposals",
    tag: "Orders",
    summary:
      "All that the parties proposed to each other by signature, the oldest first, and what became of it",
    auth: "required",
    params: Id,
    answer: Proposals,
    refusals: [],
    async handle({ context, caller, params }) {
      return presentProposals(await listProposals(context, { id: params.id as Hash, caller }));
    },
  }),
  route({
    method: "post",
    path: "/api/orders/{id}/proposals",
    tag: "Orders",
    summary: "Hand in a signed change or split (EIP-712), for the other party to submit",
    auth: "required",
    params: Id,
    body: ProposalInput,
    answer: Proposals,
    refusals: ["not_allowed", "wrong_state", "signature_invalid", "node_unavailable"],
    async handle({ context, caller, params, body }) {
      // Checking a contract's signature is a call to the node.
      await limitWriting(context, caller.address);
      return presentProposals(
        await makeProposal(context, {
          id: params.id as Hash,
          caller,
          round: body.round,
          message: messageOf(body),
          content: body.content as Hash | null,
          validUntil: body.validUntil,
          signature: body.signature as Hex,
        }),
      );
    },
  }),
  route({
    method: "post",
    path: "/api/orders/{id}/proposals/{proposal}/decline",
    tag: "Orders",
    summary: "Decline what the other party proposed",
    auth: "required",
    params: OneOfThem,
    answer: Proposals,
    refusals: ["not_allowed", "wrong_state"],
    async handle({ context, caller, params }) {
      const { id, proposal } = params;
      const ending = { id: id as Hash, caller, proposal: proposal as Hash, as: "declined" } as const;
      return presentProposals(await endProposal(context, ending));
    },
  }),
  route({
    method: "post",
    path: "/api/orders/{id}/proposals/{proposal}/withdraw",
    tag: "Orders",
    summary:
      "Withdraw one's own proposal; its signature is void for certain once its round or its time is over",
    auth: "required",
    params: OneOfThem,
    answer: Proposals,
    refusals: ["not_allowed", "wrong_state"],
    async handle({ context, caller, params }) {
      const { id, proposal } = params;
      const ending = { id: id as Hash, caller, proposal: proposal as Hash, as: "withdrawn" } as const;
      return presentProposals(await endProposal(context, ending));
    },
  }),
];

function messageOf(body: z.output<typeof ProposalInput>): ProposedMessage {
  return body.kind === "amendment"
    ? { kind: body.kind, amount: BigInt(body.amount), due: body.due }
    : { kind: body.kind, sellerAmount: BigInt(body.sellerAmount) };
}
