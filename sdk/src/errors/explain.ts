import { type Abi, decodeErrorResult, type Hex } from "viem";
import { escrowAbi } from "../generated/escrow-abi.ts";
import { errorChain, field, hasName, summaryOf, textOf, wordsOf } from "./error-chain.ts";
import { ContractRefusal, type ErrorParts, HoldfastError } from "./holdfast-error.ts";
import { REFUSALS } from "./refusals.ts";
import { tokenErrors, tokenRefusal, tokenWordsRefusal } from "./token-refusals.ts";

const SAFE = "Nothing was sent and no money moved.";
const REJECTED_CODES: readonly unknown[] = [4001, "4001", 5000, "ACTION_REJECTED"];
const REJECTED_WORDS =
  /\b(user|you) (rejected|denied|declined|cancell?ed)\b|\b(rejected|denied) by (the )?user\b/i;

/**
 * Whatever a wallet, a node, viem or the contract threw, as one error that a person can read: what happened, what is
 * safe, what to do. An error of the sdk comes back as it is.
 */
export function explainError(error: unknown): HoldfastError {
  const chain = errorChain(error);
  const known = chain.find((one) => one instanceof HoldfastError);
  if (known !== undefined) return known;
  return explainRejection(chain, error) ?? explainRevert(chain, error) ?? explainRest(chain, error);
}

/** First the person's own will: a wallet may wrap it in anything. */
function explainRejection(chain: readonly object[], cause: unknown): HoldfastError | undefined {
  const rejected = chain.some(
    (one) =>
      hasName(one, "UserRejectedRequestError") ||
      REJECTED_CODES.includes(field(one, "code")) ||
      REJECTED_WORDS.test(wordsOf(one)),
  );
  if (!rejected) return undefined;
  return make({
    code: "user_rejected",
    shortMessage: "You declined in your wallet.",
    hint: `${SAFE} You can try again whenever you like.`,
    retry: true,
    cause,
  });
}

function explainRevert(chain: readonly object[], cause: unknown): HoldfastError | undefined {
  for (const one of chain) {
    const data = revertData(one);
    if (data === undefined) continue;
    const decoded = decodeRevert(data);
    if (decoded === undefined) continue;
    const { errorName, args } = decoded;
    const token = errorName === "Error" ? tokenWordsRefusal(args[0], cause) : tokenRefusal(errorName, cause);
    if (token !== undefined) return token;
    const sentence = refusalSentence(errorName, args);
    if (sentence === undefined) continue;
    return new ContractRefusal({
      ...sentence,
      retry: sentence.retry ?? false,
      errorName,
      args,
      details: `${errorName}(${args.join(", ")})`,
      cause,
    });
  }
  return undefined;
}

function explainRest(chain: readonly object[], cause: unknown): HoldfastError {
  const is = (...names: string[]) => chain.some((one) => hasName(one, ...names));
  const code = (value: number) => chain.some((one) => field(one, "code") === value);
  const says = (pattern: RegExp) => chain.some((one) => pattern.test(wordsOf(one)));
  const details = summaryOf(chain[0] ?? {}) || textOf(cause);
  const parts = (rest: Omit<ErrorParts, "cause" | "details">) => make({ ...rest, details, cause });

  if (is("ChainMismatchError", "ChainNotFoundError", "SwitchChainError") || code(4902)) {
    return parts({
      code: "wrong_chain",
      shortMessage: "Your wallet is on another network.",
      hint: `${SAFE} Switch the network in your wallet and try again.`,
      retry: true,
    });
  }
  if (is("InsufficientFundsError") || says(/insufficient funds|exceeds the balance of the account/i)) {
    return parts({
      code: "insufficient_funds",
      shortMessage: "Your wallet does not hold enough coins for the amount and the network fee.",
      hint: `${SAFE} Add coins to the account, or use another one.`,
      retry: true,
    });
  }
  if (is("NonceTooLowError", "NonceTooHighError")) {
    return parts({
      code: "nonce_stale",
      shortMessage: "Your wallet is out of step with the network.",
      hint: "No money moved twice. Wait for earlier transactions to finish, then try again.",
      retry: true,
    });
  }
  if (is("AccountNotFoundError", "ConnectorNotConnectedError", "ProviderNotFoundError")) {
    return parts({
      code: "wallet_missing",
      shortMessage: "No wallet is connected.",
      hint: `${SAFE} Connect a wallet and try again.`,
      retry: true,
    });
  }
  if (is("ProviderDisconnectedError", "ChainDisconnectedError") || code(4900) || code(4901)) {
    return parts({
      code: "wallet_disconnected",
      shortMessage: "Your wallet has lost its connection to the network.",
      hint: "What was sent before is not lost. Check the wallet's network and try again.",
      retry: true,
    });
  }
  if (code(-32002)) {
    return parts({
      code: "wallet_busy",
      shortMessage: "Your wallet already waits for an answer.",
      hint: `${SAFE} Open the wallet and answer what it asks.`,
      retry: true,
    });
  }
  if (is("WaitForTransactionReceiptTimeoutError")) {
    return parts({
      code: "transaction_slow",
      shortMessage: "The network has not mined the transaction yet.",
      hint: "It may still be mined. Do not send it again; look at it in your wallet and wait, or speed it up there.",
      retry: false,
    });
  }
  if (is("ContractFunctionZeroDataError")) {
    return parts({
      code: "no_contract",
      shortMessage: "There is no Holdfast contract at this address on this network.",
      hint: `${SAFE} Check that your wallet and this page use the same network.`,
      retry: false,
    });
  }
  if (
    is("HttpRequestError", "TimeoutError", "WebSocketRequestError", "SocketClosedError") ||
    code(-32005) ||
    says(/failed to fetch/i)
  ) {
    return parts({
      code: "rpc_unreachable",
      shortMessage: "The network's node does not answer.",
      hint: "What was sent before is not lost. Check your connection and try again in a moment.",
      retry: true,
    });
  }
  if (
    is(
      "InvalidAddressError",
      "IntegerOutOfRangeError",
      "AbiEncodingBytesSizeMismatchError",
      "BytesSizeMismatchError",
    )
  ) {
    return parts({
      code: "invalid_input",
      shortMessage: "Something that was filled in does not have the right form.",
      hint: `${SAFE} Check addresses, amounts and dates.`,
      retry: false,
    });
  }
  return parts({
    code: "unknown",
    shortMessage: "Something went wrong that we have no words for.",
    hint: "Look at the order before you try again: it shows what really happened on the chain.",
    retry: true,
  });
}

function make(parts: ErrorParts): HoldfastError {
  return new HoldfastError(parts);
}

/** Revert data as viem, a wallet or a node carries it; objects below are in the chain themselves. */
function revertData(error: object): Hex | undefined {
  return [field(error, "raw"), field(error, "data")].find(isRevertData);
}

function isRevertData(value: unknown): value is Hex {
  return typeof value === "string" && /^0x[0-9a-fA-F]{8,}$/.test(value);
}

function decodeRevert(data: Hex): { errorName: string; args: readonly unknown[] } | undefined {
  try {
    const abi: Abi = [...escrowAbi, ...tokenErrors];
    const { errorName, args } = decodeErrorResult({ abi, data });
    return { errorName, args: args ?? [] };
  } catch {
    return undefined;
  }
}

function refusalSentence(errorName: string, args: readonly unknown[]) {
  if (!Object.hasOwn(REFUSALS, errorName)) return undefined;
  // The decoder read name and arguments from the same ABI that types the table.
  const sentences = REFUSALS as unknown as Record<
    string,
    (args: readonly unknown[]) => { shortMessage: string; hint: string; retry?: boolean }
  >;
  return sentences[errorName]?.(args);
}
