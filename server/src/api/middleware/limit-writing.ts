import type { Address } from "viem";
import type { ApiContext } from "../context.ts";
import { tooMuch } from "./limit-rate.ts";

/** What one account writes in a minute, in messages, proposals, services and to the help desk, from whatever address. @throws Refusal `too_many_requests` */
export async function limitWriting(context: Pick<ApiContext, "limits">, account: Address): Promise<void> {
  const wait = await context.limits.consume("message", account);
  if (wait !== null) throw tooMuch(wait);
}
