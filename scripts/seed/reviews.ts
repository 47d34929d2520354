import { reviewTypedData } from "@holdfast/sdk";
import type { Hex } from "viem";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import type { Around } from "./around.ts";
import { PEOPLE, type PersonKey } from "./people.ts";
import type { OrderSeed, ReviewSeed } from "./steps.ts";

/** An order of the demo that is over. */
export interface EndedOrder {
  id: Hex;
  client: PersonKey;
  seller: PersonKey;
  reviews: OrderSeed["reviews"];
}

/** Signed reviews of what is over (RVW-1). */
export async function writeReviews(around: Around, ended: readonly EndedOrder[]): Promise<void> {
  for (const order of ended) {
    const { client, seller } = order.reviews ?? {};
    if (client) await review(around, { order, by: "client", ...client });
    if (seller) await review(around, { order, by: "seller", ...seller });
  }
}

async function review(
  { config, now, visitor }: Around,
  said: ReviewSeed & { order: EndedOrder; by: "client" | "seller" },
): Promise<void> {
  const { order, by, stars, text } = said;
  const [author, subject] =
    by === "client" ? ([order.client, order.seller] as const) : ([order.seller, order.client] as const);
  const signed = {
    ...{ order: order.id, stars, text, signedAt: BigInt(now) },
    subject: demoAccount(PEOPLE[subject].index).address,
  };
  const { chainId, escrow } = config;
  const signature = await demoAccount(PEOPLE[author].index).signTypedData(
    reviewTypedData({ chainId, escrow, review: signed }),
  );
  const body = { stars, text, signedAt: now, signature };
  await (await visitor(author)).call("POST", `/api/orders/${order.id}/review`, body);
}
