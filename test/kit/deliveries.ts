import { keccak256, stringToBytes } from "viem";
import type { TestServer } from "./api.ts";
import type { ServiceAnswer } from "./market.ts";
import { placeOrder, type TestOrder, write } from "./orders.ts";
import type { Person } from "./person.ts";

/** An order in progress, its requirements kept elsewhere: the chain takes any hash. */
export function startOrder(
  server: TestServer,
  input: { service: ServiceAnswer; client: Person },
): Promise<TestOrder> {
  return placeOrder(server, { ...input, requirements: keccak256(stringToBytes("words kept elsewhere")) });
}

/** The seller delivers these files, on the chain too; answers the delivery's hash. */
export async function deliver(
  seller: Person,
  order: TestOrder,
  fileIds: readonly string[],
): Promise<`0x${string}`> {
  const hash = await write(seller, "delivery", order.id, { fileIds });
  const { state } = await order.mirrored();
  await order.act(seller, "deliver", state.round, hash);
  await order.mirrored();
  return hash;
}
