import { HoldfastError } from "./holdfast-error.ts";

/** The common refusals of tokens (ERC-6093), and of signatures by Permit2 and EIP-3009, which reach the caller through the escrow. */
export const tokenErrors = [
  {
    inputs: [
      { name: "spender", type: "address" },
      { name: "allowance", type: "uint256" },
      { name: "needed", type: "uint256" },
    ],
    name: "ERC20InsufficientAllowance",
    type: "error",
  },
  {
    inputs: [
      { name: "sender", type: "address" },
      { name: "balance", type: "uint256" },
      { name: "needed", type: "uint256" },
    ],
    name: "ERC20InsufficientBalance",
    type: "error",
  },
  { inputs: [{ name: "signatureDeadline", type: "uint256" }], name: "SignatureExpired", type: "error" },
  { inputs: [], name: "InvalidNonce", type: "error" },
  { inputs: [], name: "InvalidSigner", type: "error" },
  { inputs: [], name: "InvalidSignature", type: "error" },
  { inputs: [], name: "InvalidSignatureLength", type: "error" },
  { inputs: [], name: "InvalidContractSignature", type: "error" },
  { inputs: [], name: "ERC3009InvalidSignature", type: "error" },
  {
    inputs: [
      { name: "validAfter", type: "uint256" },
      { name: "validBefore", type: "uint256" },
    ],
    name: "ERC3009InvalidAuthorizationTime",
    type: "error",
  },
  {
    inputs: [
      { name: "authorizer", type: "address" },
      { name: "nonce", type: "bytes32" },
    ],
    name: "ERC3009UsedAuthorization",
    type: "error",
  },
  {
    inputs: [
      { name: "account", type: "address" },
      { name: "currentNonce", type: "uint256" },
    ],
    name: "InvalidAccountNonce",
    type: "error",
  },
] as const;

/** All but the first two: the signature is at fault, not the money. */
const SIGNATURE_REFUSALS: readonly string[] = tokenErrors.slice(2).map(({ name }) => name);

/** The sentence for a token's own refusal; undefined for any other error. */
export function tokenRefusal(errorName: string, cause: unknown): HoldfastError | undefined {
  if (errorName === "ERC20InsufficientAllowance") return tooLittleAllowance(cause);
  if (errorName === "ERC20InsufficientBalance") return tooFewTokens(cause);
  if (SIGNATURE_REFUSALS.includes(errorName)) return refusedAuthorization(cause);
  return undefined;
}

/** The same for tokens older than ERC-6093, which refuse in words of their own; undefined for other words. */
export function tokenWordsRefusal(reason: unknown, cause: unknown): HoldfastError | undefined {
  if (typeof reason !== "string") return undefined;
  if (/exceeds allowance|insufficient[- ]allowance/i.test(reason)) return tooLittleAllowance(cause);
  if (/exceeds balance|insufficient[- ]balance/i.test(reason)) return tooFewTokens(cause);
  // EIP-3009 and Permit2's own token helper; USDC's words among them.
  if (
    /authorization is|authorization[- ]?(used|expired)|invalid signature|TRANSFER_FROM_FAILED/i.test(reason)
  )
    return refusedAuthorization(cause);
  return undefined;
}

function refusedAuthorization(cause: unknown): HoldfastError {
  return new HoldfastError({
    code: "authorization_refused",
    shortMessage: "The token did not accept what your wallet signed.",
    hint: "No money moved. The signature may be too old or used already: sign again, or approve the token first.",
    retry: true,
    cause,
  });
}

function tooLittleAllowance(cause: unknown): HoldfastError {
  return new HoldfastError({
    code: "insufficient_allowance",
    shortMessage: "The token has not been approved for this amount.",
    hint: "No money moved. Approve the token first, then try again.",
    retry: true,
    cause,
  });
}

function tooFewTokens(cause: unknown): HoldfastError {
  return new HoldfastError({
    code: "insufficient_token",
    shortMessage: "Your account does not hold enough of this token.",
    hint: "No money moved. Add tokens to the account, or pay another way.",
    retry: true,
    cause,
  });
}
