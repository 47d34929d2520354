import type { Client } from "pg";
import type { Address, Hash } from "viem";
import type { Chance } from "./chance.ts";
import type { Happening } from "./life.ts";
import { insertRows } from "./rows.ts";
import { message, verdict } from "./words.ts";

/** An order with its life, for what people add to it. */
export type Lived = { id: Hash; client: Address; seller: Address; serviceId: string; life: Happening[] };

const HOUR = 3600;
const DAY = 24 * HOUR;
const ROOM = 14 * DAY;

/** Messages of every sixth order, in turns, most of them read. */
export async function makeMessages(db: Client, chance: Chance, orders: readonly Lived[], now: number) {
  const marks: object[] = [];
  const messages = orders.flatMap(({ id, client, seller, life }) => {
    const [first] = life;
    if (!first || !chance.chance(1 / 6)) return [];
    const count = chance.between(1, 9);
    for (const account of [client, seller])
      marks.push({ orderId: id, account, number: chance.between(0, count + 1) });
    let at = first.at;
    return Array.from({ length: count }, (_, index) => {
      at = Math.min(now, at + Math.round(chance.exponential(5 * HOUR)));
      return {
        orderId: id,
        number: index + 1,
        author: chance.chance(0.5) ? client : seller,
        text: message(chance),
        key: `scale ${index}`,
        createdAt: new Date(at * 1000),
      };
    });
  });
  await insertRows(db, "Message", messages);
  await insertRows(db, "ReadMark", marks);
}

/** Both sides' reviews of most orders that ended well or by a split; visible at once when both are there (RVW-1). */
export async function makeReviews(db: Client, chance: Chance, orders: readonly Lived[], now: number) {
  const rows = orders.flatMap((order) => {
    const end = order.life.find(({ name }) => name === "OrderCompleted" || name === "OrderSettled");
    if (!end) return [];
    const mood = end.name === "OrderCompleted" ? [5, 5, 5, 5, 4, 4, 3] : [1, 1, 2, 3, 5];
    const made = (["client", "seller"] as const).flatMap((side) => {
      const signedAt = end.at + Math.round(chance.exponential(2 * DAY));
      return signedAt <= now && chance.chance(side === "client" ? 0.6 : 0.4)
        ? [review(chance, { order, side, signedAt, stars: chance.pick(mood) })]
        : [];
    });
    const both = made.length === 2;
    const last = Math.max(...made.map(({ signedAt }) => signedAt));
    return made.map((row) => ({ ...row, visibleAt: new Date((both ? last : row.signedAt + ROOM) * 1000) }));
  });
  await insertRows(db, "Review", rows);
}

function review(
  chance: Chance,
  input: { order: Lived; side: "client" | "seller"; signedAt: number; stars: number },
) {
  const { order, side, signedAt, stars } = input;
  const { id: orderId, client, seller, serviceId } = order;
  const [author, subject] = side === "client" ? [client, seller] : [seller, client];
  const written = new Date(signedAt * 1000);
  const answered = chance.chance(0.1);
  return {
    ...{ orderId, author, subject, side, stars, signedAt },
    serviceId: side === "client" ? serviceId : null,
    text: verdict(chance, stars),
    signature: chance.signature(),
    createdAt: written,
    updatedAt: written,
    reply: answered ? "Thank you for saying so." : null,
    replySignedAt: answered ? signedAt + DAY : null,
    replySignature: answered ? chance.signature() : null,
    repliedAt: answered ? new Date((signedAt + DAY) * 1000) : null,
  };
}
