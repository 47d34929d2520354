import type { TypedDataDomain } from "viem";
import { getChainId } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { PaymentWay } from "../typed-data/authorization.ts";
import type { PaymentWitness } from "../typed-data/payment.ts";
import { receiveWithAuthorizationTypedData } from "../typed-data/receive-with-authorization.ts";
import {
  addressOf,
  authorizationDeadline,
  authorizeByKey,
  type SignedPayment,
  somethingToPay,
} from "./authorize.ts";
import type { EscrowClient } from "./client.ts";

/**
 * The client lets the escrow fetch exactly `amount` (smallest units) by EIP-3009, for this payment and no other
 * (FEATURES ORD-2). Leaves no allowance behind, and anyone may send it when nothing comes from the balance.
 * @param params.domain as `readTokenWays` proved it.
 * @throws HoldfastError user_rejected, wrong_chain, signature_unusable, rpc_unreachable
 */
export async function signReceiveWithAuthorization(
  client: EscrowClient,
  params: { domain: TypedDataDomain; amount: bigint; payment: PaymentWitness },
): Promise<SignedPayment> {
  const { domain, payment } = params;
  try {
    const owner = addressOf(client);
    const value = somethingToPay(params.amount);
    const [chainId, deadline] = await Promise.all([
      getChainId(client.publicClient),
      authorizationDeadline(client),
    ]);
    const receive = { from: owner, to: client.escrow, value, validBefore: deadline, payment };
    const data = receiveWithAuthorizationTypedData({ domain, receive });
    return await authorizeByKey(client, { way: PaymentWay.Receive, owner, data, chainId, deadline });
  } catch (error) {
    throw explainError(error);
  }
}
