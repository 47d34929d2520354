import { parseAbi, type TypedDataDomain } from "viem";
import { getChainId, readContract } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { PaymentWay } from "../typed-data/authorization.ts";
import { permitTypedData } from "../typed-data/permit.ts";
import {
  addressOf,
  authorizationDeadline,
  authorizeByKey,
  type SignedPayment,
  somethingToPay,
} from "./authorize.ts";
import type { EscrowClient } from "./client.ts";

const ABI = parseAbi(["function nonces(address owner) view returns (uint256)"]);

/**
 * The client lets the escrow take exactly `amount` (smallest units) by EIP-2612, in place of an approval (FEATURES
 * ORD-2). Only the client can send the payment then. Should someone else bring the permit to the token first, the
 * payment still goes through.
 * @param params.domain as `readTokenWays` proved it.
 * @throws HoldfastError user_rejected, wrong_chain, signature_unusable, rpc_unreachable
 */
export async function signPermit(
  client: EscrowClient,
  params: { token: `0x${string}`; domain: TypedDataDomain; amount: bigint },
): Promise<SignedPayment> {
  const { token, domain } = params;
  try {
    const owner = addressOf(client);
    const value = somethingToPay(params.amount);
    const question = { address: token, abi: ABI, functionName: "nonces", args: [owner] } as const;
    const [chainId, nonce, deadline] = await Promise.all([
      getChainId(client.publicClient),
      readContract(client.publicClient, question),
      authorizationDeadline(client),
    ]);
    const permit = { owner, spender: client.escrow, value, nonce, deadline };
    const data = permitTypedData({ domain, permit });
    return await authorizeByKey(client, { way: PaymentWay.Permit, owner, data, chainId, deadline });
  } catch (error) {
    throw explainError(error);
  }
}
