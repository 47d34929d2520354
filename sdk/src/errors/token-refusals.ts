import { HoldfastError } from "./holdfast-error.ts";

/** The common refusals of tokens (ERC-6093), which reach the caller through the escrow. */
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
] as const;

/** The sentence for a token's own refusal; undefined for any other error. */
export function tokenRefusal(errorName: string, cause: unknown): HoldfastError | undefined {
  if (errorName === "ERC20InsufficientAllowance") return tooLittleAllowance(cause);
  if (errorName === "ERC20InsufficientBalance") return tooFewTokens(cause);
  return undefined;
}

/** The same for tokens older than ERC-6093, which refuse in words of their own; undefined for other words. */
export function tokenWordsRefusal(reason: unknown, cause: unknown): HoldfastError | undefined {
  if (typeof reason !== "string") return undefined;
  if (/exceeds allowance|insufficient[- ]allowance/i.test(reason)) return tooLittleAllowance(cause);
  if (/exceeds balance|insufficient[- ]balance/i.test(reason)) return tooFewTokens(cause);
  return undefined;
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
