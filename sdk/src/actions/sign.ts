import type { SignTypedDataParameters } from "viem";
import { getChainId, signTypedData } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import type { amendTypedData } from "../typed-data/amend.ts";
import type { offerTypedData } from "../typed-data/offer.ts";
import type { rulingTypedData } from "../typed-data/ruling.ts";
import type { settlementTypedData } from "../typed-data/settlement.ts";
import { accountOf, type EscrowClient } from "./client.ts";

/** Everything that people sign about orders. */
export type HoldfastTypedData =
  | ReturnType<typeof offerTypedData>
  | ReturnType<typeof rulingTypedData>
  | ReturnType<typeof settlementTypedData>
  | ReturnType<typeof amendTypedData>;

/**
 * Lets the wallet sign any of the sdk's typed data (`offerTypedData`, `rulingTypedData`, `settlementTypedData`,
 * `amendTypedData`). Costs nothing and changes nothing on the chain.
 * @throws HoldfastError wrong_chain when the wallet is on another chain than the data is for; user_rejected.
 */
export async function sign(client: EscrowClient, data: HoldfastTypedData): Promise<`0x${string}`> {
  try {
    const account = accountOf(client);
    const chainId = await getChainId(client.walletClient);
    if (chainId !== data.domain.chainId) {
      throw new HoldfastError({
        code: "wrong_chain",
        shortMessage: "Your wallet is on another network.",
        hint: "Nothing was signed. Switch the network in your wallet and try again.",
        retry: true,
        details: `The wallet is on chain ${chainId}, the order on ${data.domain.chainId}.`,
      });
    }
    return await signTypedData(client.walletClient, {
      ...data,
      account,
    } as unknown as SignTypedDataParameters);
  } catch (error) {
    throw explainError(error);
  }
}
