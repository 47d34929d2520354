import type { amendTypedData } from "../typed-data/amend.ts";
import type { offerTypedData } from "../typed-data/offer.ts";
import type { reviewReplyTypedData, reviewTypedData } from "../typed-data/review.ts";
import type { rulingTypedData } from "../typed-data/ruling.ts";
import type { settlementTypedData } from "../typed-data/settlement.ts";
import type { EscrowClient } from "./client.ts";
import { signData } from "./sign-data.ts";

/** Everything that people sign about orders. */
export type HoldfastTypedData =
  | ReturnType<typeof offerTypedData>
  | ReturnType<typeof rulingTypedData>
  | ReturnType<typeof settlementTypedData>
  | ReturnType<typeof amendTypedData>
  | ReturnType<typeof reviewTypedData>
  | ReturnType<typeof reviewReplyTypedData>;

/**
 * Lets the wallet sign any of the sdk's typed data (`offerTypedData`, `rulingTypedData`, `settlementTypedData`,
 * `amendTypedData`, `reviewTypedData`, `reviewReplyTypedData`). Costs nothing and changes nothing on the chain.
 * @throws HoldfastError wrong_chain when the wallet is on another chain than the data is for; user_rejected.
 */
export function sign(client: EscrowClient, data: HoldfastTypedData): Promise<`0x${string}`> {
  return signData(client, { data, chainId: data.domain.chainId });
}
