import { hexToBigInt } from "viem";
import { getChainId } from "viem/actions";
import { randomSalt } from "../document/create-document.ts";
import { explainError } from "../errors/explain.ts";
import { encodeAuthorization, PaymentWay } from "../typed-data/authorization.ts";
import type { PaymentWitness } from "../typed-data/payment.ts";
import { permit2TypedData } from "../typed-data/permit2.ts";
import { authorizationDeadline, type SignedPayment, somethingToPay } from "./authorize.ts";
import type { EscrowClient } from "./client.ts";
import { signData } from "./sign-data.ts";

/**
 * The client lets the escrow fetch exactly `amount` (smallest units) through Permit2, for this payment and no other
 * (FEATURES ORD-2). The account must have let Permit2 move the token before. Contract wallets can sign it, too.
 * @throws HoldfastError user_rejected, wrong_chain, rpc_unreachable
 */
export async function signPermit2(
  client: EscrowClient,
  params: { token: `0x${string}`; amount: bigint; payment: PaymentWitness },
): Promise<SignedPayment> {
  const { token, payment } = params;
  try {
    const amount = somethingToPay(params.amount);
    const [chainId, deadline] = await Promise.all([
      getChainId(client.publicClient),
      authorizationDeadline(client),
    ]);
    // Permit2's nonces need no order: a random one meets no other.
    const nonce = hexToBigInt(randomSalt());
    const transfer = { token, amount, nonce, deadline, payment };
    const data = permit2TypedData({ chainId, escrow: client.escrow, transfer });
    const signature = await signData(client, { data, chainId });
    return {
      authorization: encodeAuthorization({ way: PaymentWay.Permit2, nonce, deadline, signature }),
      deadline,
    };
  } catch (error) {
    throw explainError(error);
  }
}
