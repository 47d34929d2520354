import type { Address, Hash } from "viem";
import type { HelpRecord, HelpStore } from "../../domain/help/ports.ts";
import type { PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { takeTurn } from "./take-turn.ts";
import { readCursor, writeCursor } from "./values.ts";

type Row = Prisma.HelpRequestGetPayload<object>;

/** Requests to the help desk in PostgreSQL. */
export function createHelpStore(db: PrismaClient): HelpStore {
  /** A page of the open or the closed, from a place on. */
  const part = async (isOpen: boolean, { from, take }: { from: [Date, string] | null; take: number }) => {
    const [at, id] = from ?? [];
    const past = isOpen ? { gt: at } : { lt: at };
    const field = isOpen ? "createdAt" : "closedAt";
    return db.helpRequest.findMany({
      where: {
        ...(isOpen ? { closedAt: null } : { closedAt: { not: null } }),
        ...(at && id ? { OR: [{ [field]: past }, { [field]: at, id: { gt: id } }] } : {}),
      },
      orderBy: [isOpen ? { createdAt: "asc" } : { closedAt: "desc" }, { id: "asc" }],
      take,
    });
  };
  return {
    async wasRequested(order) {
      return (await db.helpRequest.findFirst({ where: { orderId: order }, select: { id: true } })) !== null;
    },
    async open({ order, author, text }) {
      return db.$transaction(async (tx) => {
        await takeTurn(tx, `help ${order}`);
        const earlier = await tx.helpRequest.findFirst({
          where: { orderId: order, author, closedAt: null },
          select: { id: true },
        });
        if (earlier) return null;
        return toRecord(await tx.helpRequest.create({ data: { orderId: order, author, text } }));
      });
    },
    async ofOrder(order) {
      const rows = await db.helpRequest.findMany({
        where: { orderId: order },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toRecord);
    },
    async find(id) {
      const row = await db.helpRequest.findUnique({ where: { id } });
      return row && toRecord(row);
    },
    async close({ id, by }) {
      await db.helpRequest.updateMany({
        where: { id, closedAt: null },
        data: { closedAt: new Date(), closedBy: by },
      });
    },
    async list({ cursor, limit }) {
      const place = cursor === undefined ? null : readCursor(cursor, /^[oc]\d{1,15}$/);
      const from: [Date, string] | null = place && [new Date(Number(place[0].slice(1))), place[1]];
      const inClosed = place?.[0].startsWith("c") === true;
      const open = inClosed ? [] : await part(true, { from, take: limit + 1 });
      const missing = limit + 1 - open.length;
      const closed = missing > 0 ? await part(false, { from: inClosed ? from : null, take: missing }) : [];
      const rows = [...open, ...closed];
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map(toRecord),
        nextCursor: rows.length > limit && last ? writeCursor([placeOf(last), last.id]) : null,
      };
    },
    countOpen: () => db.helpRequest.count({ where: { closedAt: null } }),
  };
}

function placeOf({ createdAt, closedAt }: Row): string {
  return closedAt ? `c${closedAt.getTime()}` : `o${createdAt.getTime()}`;
}

function toRecord(row: Row): HelpRecord {
  const { id, orderId, author, text, createdAt, closedAt, closedBy } = row;
  return {
    id,
    order: orderId as Hash,
    author: author as Address,
    text,
    createdAt,
    closedAt,
    closedBy: closedBy as Address | null,
  };
}
