import {
  compactSignatureToSignature,
  type Hex,
  parseCompactSignature,
  parseSignature,
  recoverTypedDataAddress,
  serializeSignature,
  size,
} from "viem";
import { getBlock } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import { encodeAuthorization, type PaymentWay } from "../typed-data/authorization.ts";
import { accountOf, type ChainClient, type EscrowClient, type SendingClient } from "./client.ts";
import { type SignableData, signData } from "./sign-data.ts";

/** A client's signature for one payment, as `place` and `amend` take it. */
export type SignedPayment = {
  authorization: `0x${string}`;
  /** Unix seconds; the chain refuses it after. */
  deadline: bigint;
};

/**
 * Seconds that a signature for money lives. Long enough to read what the wallet says and to wait through a busy
 * hour's blocks, short enough that one left lying in a closed tab is worth nothing.
 */
export const AUTHORIZATION_LIFETIME = 30n * 60n;

/** By the later of the chain's clock and this computer's: a quiet chain's newest block may be old. */
export async function authorizationDeadline(client: ChainClient): Promise<bigint> {
  try {
    const { timestamp } = await getBlock(client.publicClient);
    const here = BigInt(Math.floor(Date.now() / 1000));
    return (timestamp > here ? timestamp : here) + AUTHORIZATION_LIFETIME;
  } catch (error) {
    throw explainError(error);
  }
}

/** The address that signs. @throws HoldfastError wallet_missing */
export function addressOf(client: SendingClient): `0x${string}` {
  const account = accountOf(client);
  return typeof account === "string" ? account : account.address;
}

/** Nothing is signed for nothing. @throws HoldfastError invalid_input */
export function somethingToPay(amount: bigint): bigint {
  if (amount > 0n) return amount;
  throw new HoldfastError({
    code: "invalid_input",
    shortMessage: "There is nothing to pay, so nothing is to be signed.",
    hint: "No money moved. Pay without a signature.",
    retry: false,
  });
}

/**
 * Asks the wallet for `owner`'s own signature under `data`, as a token checks it.
 * @throws HoldfastError user_rejected, wrong_chain, signature_unusable
 */
export async function authorizeByKey(
  client: EscrowClient,
  asked: { way: PaymentWay; owner: Hex; data: SignableData; chainId: number; deadline: bigint },
): Promise<SignedPayment> {
  const { way, owner, data, chainId, deadline } = asked;
  const signature = await keySignature({ data, owner, signature: await signData(client, { data, chainId }) });
  return { authorization: encodeAuthorization({ way, nonce: 0n, deadline, signature }), deadline };
}

/**
 * A signature as tokens check it: 65 bytes of the account's own key. Mends the forms that wallets give besides (64
 * bytes, or 0 and 1 for the last one).
 * @throws HoldfastError signature_unusable: the wallet is a contract, or signed something else.
 */
async function keySignature(input: {
  data: SignableData;
  signature: Hex;
  owner: Hex;
}): Promise<`0x${string}`> {
  const { data, signature, owner } = input;
  try {
    const parts =
      size(signature) === 64
        ? compactSignatureToSignature(parseCompactSignature(signature))
        : parseSignature(signature);
    const mended = serializeSignature(parts);
    const signer = await recoverTypedDataAddress({ ...data, signature: mended } as Parameters<
      typeof recoverTypedDataAddress
    >[0]);
    if (signer.toLowerCase() === owner.toLowerCase()) return mended;
  } catch {
    // Not the signature of a key at all: said below.
  }
  throw new HoldfastError({
    code: "signature_unusable",
    shortMessage: "Your wallet's signature is of a kind that tokens can't check.",
    hint: "No money moved. Approve the token first, then pay.",
    retry: false,
    details: signature.slice(0, 200),
  });
}
