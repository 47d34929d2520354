import type { Address, Hash, Hex } from "viem";
import type { Proposal, ProposalStore, ProposedMessage } from "../../domain/proposals/ports.ts";
import type { PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { takeTurn } from "./take-turn.ts";

type Row = Prisma.ProposalGetPayload<object>;

/** What parties signed for each other, in PostgreSQL. */
export function createProposalStore(db: PrismaClient): ProposalStore {
  return {
    async list(order) {
      const rows = await db.proposal.findMany({
        where: { orderId: order },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toProposal);
    },

    insert: ({ id, order, author, round, message, content, signature, validUntil }, { now, most }) =>
      db.$transaction(async (tx) => {
        await takeTurn(tx, `proposals ${order}`);
        const stands = await tx.proposal.findFirst({
          where: { orderId: order, round: BigInt(round), ended: null, validUntil: { gte: BigInt(now) } },
          select: { id: true },
        });
        if (stands) return stands.id === id ? "kept" : "taken";
        if ((await tx.proposal.count({ where: { orderId: order, author } })) >= most) return "full";
        const { count } = await tx.proposal.createMany({
          data: {
            id,
            orderId: order,
            kind: message.kind,
            author,
            round: BigInt(round),
            message: messageJson(message),
            content,
            signature,
            validUntil: BigInt(validUntil),
          },
          skipDuplicates: true,
        });
        return count === 1 ? "kept" : "over";
      }),

    async end(id, as) {
      const { count } = await db.proposal.updateMany({
        where: { id, ended: null },
        data: { ended: as, endedAt: new Date() },
      });
      return count === 1;
    },

    async contents(order) {
      const rows = await db.proposal.findMany({
        where: { orderId: order, content: { not: null } },
        select: { content: true },
      });
      return rows.map(({ content }) => content as Hash);
    },
  };
}

function messageJson(message: ProposedMessage): Prisma.InputJsonObject {
  return message.kind === "amendment"
    ? { amount: message.amount.toString(), due: message.due }
    : { sellerAmount: message.sellerAmount.toString() };
}

function toProposal(row: Row): Proposal {
  const { id, orderId, author, round, content, signature, validUntil, createdAt, ended, endedAt } = row;
  return {
    id: id as Hash,
    order: orderId as Hash,
    author: author as Address,
    round: Number(round),
    message: toMessage(row),
    content: content as Hash | null,
    signature: signature as Hex,
    validUntil: Number(validUntil),
    createdAt: seconds(createdAt),
    ended: ended && endedAt ? { as: ended as "declined" | "withdrawn", at: seconds(endedAt) } : null,
  };
}

/** Written by `messageJson` alone. */
function toMessage({ kind, message }: Row): ProposedMessage {
  const { amount, due, sellerAmount } = message as { amount: string; due: number; sellerAmount: string };
  return kind === "amendment"
    ? { kind, amount: BigInt(amount), due }
    : { kind: "settlement", sellerAmount: BigInt(sellerAmount) };
}

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
