import { encodeFunctionData, type Hex, hashTypedData, isAddressEqual, parseAbi, recoverAddress } from "viem";
import { getChainId, getCode } from "viem/actions";
import type { ChainClient } from "../actions/client.ts";
import { readOrder } from "../actions/read-order.ts";
import { orderId } from "../order/hash.ts";
import { OrderStatus } from "../order/status.ts";
import { reviewReplyTypedData, reviewTypedData } from "../typed-data/review.ts";
import { type ReviewProof, readReviewProof } from "./export.ts";

/** Why a review is not what it says it is. */
export type ReviewFlaw =
  /** The JSON is no exported review. */
  | "malformed"
  /** The terms are not those of the order it names. */
  | "not_the_order"
  /** Author and subject are not the order's client and seller. */
  | "not_the_parties"
  /** Not 1 to 5. */
  | "stars"
  /** The author did not sign this. */
  | "signature"
  /** The subject did not sign this reply. */
  | "reply_signature"
  /** No key of the author's signed it: only the chain can tell whether its contract did. Give a client. */
  | "needs_chain"
  /** The client given is of another chain. */
  | "other_chain"
  /** It names another escrow than the one given: anybody can deploy one, and play both parties there. */
  | "other_escrow"
  /** The chain does not know the order as completed or settled. */
  | "order_not_ended";

export type ReviewVerdict =
  | {
      valid: true;
      proof: ReviewProof;
      /** Whether the chain was asked: that the order was completed or settled, besides what the signatures say. */
      onChain: boolean;
    }
  | { valid: false; flaw: ReviewFlaw };

/** Any viem client of the review's chain. */
export type ReviewClient = ChainClient["publicClient"];

/**
 * What a review is held against. `escrow`: the contract that is trusted, in any writing. With a client it is needed:
 * whether an order ended is only worth asking of a contract that one knows.
 */
export type ReviewCheck =
  | { client?: undefined; escrow?: `0x${string}` }
  | { client: ReviewClient; escrow: `0x${string}` };

type Signed = { signer: Hex; digest: Hex; signature: Hex };

const erc1271Abi = parseAbi([
  "function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)",
]);
const MAGIC = "0x1626ba7e";
/** Half of secp256k1's order: a higher s is another writing of the same signature, which the escrow refuses. */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** The EIP-712 digest of an exported review: what its author signed, and what a reply names. */
export function reviewDigest({ chainId, escrow, review }: ReviewProof): Hex {
  const { order, subject, stars, text, signedAt } = review;
  const message = { order, subject, stars, text, signedAt: BigInt(signedAt) };
  return hashTypedData(reviewTypedData({ chainId, escrow, review: message }));
}

/**
 * Says whether an exported review (FEATURES RVW-1) is what it claims: signed by one party of the order about the other.
 * Trusts nobody: neither the site it came from nor its database.
 * @param json one review as the site exports it, parsed
 * @param options.escrow the contract that the order has to be of; without it, compare `proof.escrow` yourself
 * @param options.client a client of the review's chain, then contracts' signatures are checked (ERC-1271), and that
 * the order was completed or settled
 * @throws whatever the client throws when its node does not answer
 */
export async function verifyReview(
  json: unknown,
  { client, escrow: trusted }: ReviewCheck = {},
): Promise<ReviewVerdict> {
  const read = readReviewProof(json);
  if (!read) return { valid: false, flaw: "malformed" };
  const { proof, terms } = read;
  const { chainId, escrow, author, review, reply } = proof;
  const flaw = (what: ReviewFlaw): ReviewVerdict => ({ valid: false, flaw: what });
  const isTrusted = trusted === undefined ? !client : isAddressEqual(trusted, escrow);
  if (!isTrusted) return flaw("other_escrow");
  if (review.stars < 1 || review.stars > 5) return flaw("stars");
  if (orderId({ terms, chainId, escrow }) !== review.order) return flaw("not_the_order");
  const is = (one: Hex, other: Hex) => isAddressEqual(one, other);
  const byClient = is(author, terms.client) && is(review.subject, terms.seller);
  const bySeller = is(author, terms.seller) && is(review.subject, terms.client);
  if ((!byClient && !bySeller) || is(author, review.subject)) return flaw("not_the_parties");

  if (client && (await getChainId(client)) !== chainId) return flaw("other_chain");
  const digest = reviewDigest(proof);
  const written = await isSignedBy({ signer: author, digest, signature: review.signature }, client);
  if (written !== true) return flaw(written ?? "signature");
  if (reply) {
    const answer = { review: digest, text: reply.text, signedAt: BigInt(reply.signedAt) };
    const answered = hashTypedData(reviewReplyTypedData({ chainId, escrow, reply: answer }));
    const asked = { signer: review.subject, digest: answered, signature: reply.signature };
    const replied = await isSignedBy(asked, client);
    if (replied !== true) return flaw(replied ?? "reply_signature");
  }
  if (!client) return { valid: true, proof, onChain: false };
  const { status } = await readOrder({ publicClient: client, escrow }, { id: review.order });
  if (status !== OrderStatus.Completed && status !== OrderStatus.Settled) return flaw("order_not_ended");
  return { valid: true, proof, onChain: true };
}

/** Null: no. The account's key first, for an EIP-7702 account has code and still signs with its key. */
async function isSignedBy(
  { signer, digest, signature }: Signed,
  client: ReviewClient | undefined,
): Promise<true | "needs_chain" | null> {
  if (await isKeySignature({ signer, digest, signature })) return true;
  // A key's signature that is somebody else's could still be what a contract takes.
  if (!client) return "needs_chain";
  const code = await getCode(client, { address: signer });
  if (code === undefined || code === "0x") return null;
  try {
    // Asked without viem's `call`, which would follow a contract to any page it names (EIP-3668).
    const args = [digest, signature] as const;
    const data = encodeFunctionData({ abi: erc1271Abi, functionName: "isValidSignature", args });
    const said = await client.request({ method: "eth_call", params: [{ to: signer, data }, "latest"] });
    return said.length >= 66 && said.startsWith(MAGIC) ? true : null;
  } catch {
    // A contract that reverts or answers nonsense did not sign. That the node answers, getCode showed.
    return null;
  }
}

async function isKeySignature({ signer, digest, signature }: Signed): Promise<boolean> {
  if (!/^0x[0-9a-f]{128}(1b|1c)$/i.test(signature)) return false;
  if (BigInt(`0x${signature.slice(66, 130)}`) > HALF_ORDER) return false;
  try {
    return isAddressEqual(await recoverAddress({ hash: digest, signature }), signer);
  } catch {
    return false;
  }
}
