import { z } from "zod";
import { Amount, Hash, OrderId, Person, Seconds, Signature } from "./common.ts";
import { Document } from "./documents.ts";

const Round = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** A party's EIP-712 signature over `Amend` or `Settlement` of the escrow contract, for the other party to submit. */
export const ProposalInput = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("amendment"),
      /** The order's present round. */
      round: Round,
      /** Added to the escrow by the client, smallest unit; zero for a change of date only. */
      amount: Amount,
      /** The new delivery date; zero leaves it. */
      due: Seconds,
      /** At most 48 hours ahead. */
      validUntil: Seconds,
      /** Hash of the author's document of kind `request` that says what changes and why. */
      content: Hash,
      signature: Signature,
    }),
    z.object({
      kind: z.literal("settlement"),
      round: Round,
      /** Before commission, smallest unit; the rest goes back to the client. */
      sellerAmount: Amount,
      validUntil: Seconds,
      /** Words to it; not part of what is signed. */
      content: Hash.nullable().default(null),
      signature: Signature,
    }),
  ])
  .meta({ id: "ProposalInput" });

export const ProposalState = z.enum(["open", "accepted", "declined", "withdrawn", "expired", "outdated"]);

export const Proposal = z
  .object({
    /** EIP-712 digest of what was signed. */
    id: Hash,
    order: OrderId,
    kind: z.enum(["amendment", "settlement"]),
    author: Person,
    round: Round,
    /** Of an amendment; null in a settlement. */
    amount: Amount.nullable(),
    due: Seconds.nullable(),
    /** Of a settlement; null in an amendment. */
    sellerAmount: Amount.nullable(),
    validUntil: Seconds,
    content: Hash.nullable(),
    document: Document.nullable(),
    /** For the parties alone. */
    signature: Signature.nullable(),
    createdAt: Seconds,
    /** `outdated`: the order moved on, so that the signature is void. */
    state: ProposalState,
    endedAt: Seconds.nullable(),
  })
  .meta({ id: "Proposal" });

export const Proposals = z.object({ items: z.array(Proposal) }).meta({ id: "Proposals" });
