import {
  BaseError,
  ContractFunctionRevertedError,
  encodeErrorResult,
  HttpRequestError,
  InsufficientFundsError,
  UserRejectedRequestError,
} from "viem";
import { expect, test } from "vitest";
import { escrowAbi } from "../generated/escrow-abi.ts";
import { explainError } from "./explain.ts";
import { ContractRefusal, HoldfastError } from "./holdfast-error.ts";
import { REFUSALS } from "./refusals.ts";
import { tokenErrors } from "./token-refusals.ts";

const laidErrors = escrowAbi.filter((entry) => entry.type === "error");
const ACCOUNT = `0x${"1".repeat(40)}` as const;
const HASH = `0x${"2".repeat(64)}` as const;

function sampleOf(type: string): unknown {
  if (type === "address") return ACCOUNT;
  if (type === "bytes32") return HASH;
  if (type === "string") return "price";
  if (type === "uint8") return 3;
  return /^uint(16|32|40)$/.test(type) ? 1_800_000_000 % 2 ** Number(type.slice(4)) : 77n;
}

test("WAL-1 contract refusals, every error of the ABI, has a sentence and a way on", () => {
  expect(laidErrors.length).toBeGreaterThan(25);
  for (const { name, inputs } of laidErrors) {
    const args = inputs.map(({ type }) => sampleOf(type));
    const data = encodeErrorResult({ abi: escrowAbi, errorName: name, args } as Parameters<
      typeof encodeErrorResult
    >[0]);
    const explained = explainError({ message: "execution reverted", code: 3, data });
    expect(explained, name).toBeInstanceOf(ContractRefusal);
    expect(explained).toMatchObject({ code: "contract_refused", errorName: name });
    expect(explained.shortMessage, name).toMatch(/^[A-Z0-9].{15,}\.$/);
    expect(explained.hint, name).toMatch(/^[A-Z].{15,}\.$/);
    expect(explained.message, name).not.toMatch(/undefined|NaN|\[object|!/);
  }
  expect(Object.keys(REFUSALS).sort()).toEqual(laidErrors.map(({ name }) => name).sort());
});

test("contract refusals, hints, send nobody to messages, which no page has yet", () => {
  for (const name of ["Escrow_RequestTooSoon", "Escrow_RequirementsGiven"] as const) {
    const { inputs } = laidErrors.find((one) => one.name === name) ?? { inputs: [] };
    const args = inputs.map(({ type }) => sampleOf(type));
    const data = encodeErrorResult({ abi: escrowAbi, errorName: name, args } as Parameters<
      typeof encodeErrorResult
    >[0]);
    expect(explainError({ data }).hint, name).not.toMatch(/message/);
  }
});

test("WAL-1 contract refusal, as viem throws it, is decoded with its arguments", () => {
  const data = encodeErrorResult({ abi: escrowAbi, errorName: "Escrow_TooLate", args: [1_800_000_000] });
  const reverted = new ContractFunctionRevertedError({ abi: escrowAbi, data, functionName: "deliver" });
  const explained = explainError(new BaseError("The call failed.", { cause: reverted }));
  expect(explained).toMatchObject({ errorName: "Escrow_TooLate", args: [1_800_000_000], retry: false });
  expect(explained.shortMessage).toContain("2027-01-15 08:00 UTC");
});

test("WAL-1 contract refusal, as a wallet wraps it, is found below its own words", () => {
  const data = encodeErrorResult({ abi: escrowAbi, errorName: "Escrow_FeeNotExact", args: [5n, 333] });
  const wallet = {
    code: -32603,
    message: "Internal JSON-RPC error.",
    data: { code: 3, message: "reverted", data },
  };
  expect(explainError({ name: "Error", message: "failed", cause: wallet })).toMatchObject({
    errorName: "Escrow_FeeNotExact",
  });
});

test("ORD-2 token refusals, too little allowance and too little money, are told apart", () => {
  const codeOf = (errorName: (typeof tokenErrors)[number]["name"]) => {
    const data = encodeErrorResult({ abi: tokenErrors, errorName, args: [ACCOUNT, 1n, 2n] });
    return explainError({ data }).code;
  };
  expect(codeOf("ERC20InsufficientAllowance")).toBe("insufficient_allowance");
  expect(codeOf("ERC20InsufficientBalance")).toBe("insufficient_token");
});

test("ORD-2 signatures for money that token or Permit2 refuse, say that no money moved and that approving works", () => {
  const refused = [
    encodeErrorResult({ abi: tokenErrors, errorName: "SignatureExpired", args: [5n] }),
    encodeErrorResult({ abi: tokenErrors, errorName: "InvalidNonce" }),
    encodeErrorResult({ abi: tokenErrors, errorName: "InvalidSigner" }),
    encodeErrorResult({ abi: tokenErrors, errorName: "ERC3009InvalidSignature" }),
    encodeErrorResult({ abi: tokenErrors, errorName: "InvalidAccountNonce", args: [ACCOUNT, 1n] }),
  ];
  for (const data of refused) {
    const { code, hint } = explainError({ data });
    expect(code).toBe("authorization_refused");
    expect(hint).toMatch(/No money moved.*approve the token first/);
  }
});

const others: [string, unknown, string, boolean][] = [
  ["a rejected signature", new UserRejectedRequestError(new Error("no")), "user_rejected", true],
  ["a wallet's bare 4001", { code: 4001, message: "User denied" }, "user_rejected", true],
  [
    "a rejection deep inside",
    { message: "x", cause: { message: "y", cause: { code: 4001 } } },
    "user_rejected",
    true,
  ],
  ["too few coins", new InsufficientFundsError(), "insufficient_funds", true],
  [
    "too few coins in a node's words",
    { message: "insufficient funds for gas * price + value" },
    "insufficient_funds",
    true,
  ],
  ["a chain the wallet does not know", { code: 4902, message: "Unrecognized chain" }, "wrong_chain", true],
  ["another chain", { name: "ChainMismatchError", message: "mismatch" }, "wrong_chain", true],
  ["a wallet that already asks", { code: -32002, message: "pending" }, "wallet_busy", true],
  ["a node that is down", new HttpRequestError({ url: "http://127.0.0.1:1" }), "rpc_unreachable", true],
  [
    "a transaction that takes long",
    { name: "WaitForTransactionReceiptTimeoutError", message: "t" },
    "transaction_slow",
    false,
  ],
  ["no contract there", { name: "ContractFunctionZeroDataError", message: "0x" }, "no_contract", false],
  ["a wallet gone offline", { code: 4900, message: "Disconnected" }, "wallet_disconnected", true],
  ["a stale nonce", { name: "NonceTooLowError", message: "nonce" }, "nonce_stale", true],
  ["a revert nobody knows", { data: "0xdeadbeef", message: "reverted" }, "unknown", true],
  ["a text", "boom", "unknown", true],
  ["nothing", undefined, "unknown", true],
];

for (const [circumstance, error, code, retry] of others) {
  test(`WAL-1 explain error, ${circumstance}, is ${code} with a hint`, () => {
    const explained = explainError(error);
    expect(explained).toBeInstanceOf(HoldfastError);
    expect(explained).toMatchObject({ code, retry });
    expect(explained.hint).toMatch(/\.$/);
  });
}

const refusedData = encodeErrorResult({ abi: escrowAbi, errorName: "Escrow_RequirementsMissing" });
const wrapped: [string, unknown][] = [
  ["MetaMask's originalError", { code: -32603, data: { originalError: { code: 3, data: refusedData } } }],
  ["ethers' info", { code: "CALL_EXCEPTION", info: { error: { code: 3, data: refusedData } } }],
  ["a node's error object", { error: { code: 3, data: { data: refusedData } } }],
];
for (const [circumstance, error] of wrapped) {
  test(`WAL-1 contract refusal, inside ${circumstance}, is found`, () => {
    expect(explainError(error)).toMatchObject({ errorName: "Escrow_RequirementsMissing" });
  });
}

const refusedByWord: [string, unknown][] = [
  ["ethers' own code", { code: "ACTION_REJECTED", message: "ethers-user-denied" }],
  ["a code that is a text", { code: "4001", message: "no" }],
  ["a wallet's words and no code of its own", { code: -32000, message: "User denied transaction signature" }],
  ["a device's words", { message: "Ledger device: (denied by the user?) (0x6985)" }],
  ["a code below the wallet's own", { code: -32603, data: { originalError: { code: 4001 } } }],
];
for (const [circumstance, error] of refusedByWord) {
  test(`WAL-1 explain error, a rejection by ${circumstance}, is user_rejected`, () => {
    expect(explainError(error).code).toBe("user_rejected");
  });
}

test("ORD-2 token refusals, in the words of older tokens, are told apart", () => {
  const codeOf = (reason: string) => {
    const error = { type: "error", name: "Error", inputs: [{ name: "reason", type: "string" }] } as const;
    return explainError({ data: encodeErrorResult({ abi: [error], errorName: "Error", args: [reason] }) })
      .code;
  };
  expect(codeOf("ERC20: transfer amount exceeds allowance")).toBe("insufficient_allowance");
  expect(codeOf("ERC20: insufficient allowance")).toBe("insufficient_allowance");
  expect(codeOf("Dai/insufficient-allowance")).toBe("insufficient_allowance");
  expect(codeOf("ERC20: transfer amount exceeds balance")).toBe("insufficient_token");
  expect(codeOf("Dai/insufficient-balance")).toBe("insufficient_token");
  expect(codeOf("FiatTokenV2: authorization is used or canceled")).toBe("authorization_refused");
  expect(codeOf("FiatTokenV2: invalid signature")).toBe("authorization_refused");
  expect(codeOf("TRANSFER_FROM_FAILED")).toBe("authorization_refused");
  expect(codeOf("Pausable: paused")).toBe("unknown");
});

test("explain error, a connection lost after sending, does not say that nothing was sent", () => {
  expect(explainError({ code: 4900, message: "Disconnected" }).hint).not.toContain("Nothing was sent");
});

test("explain error, too many requests at a node, is rpc_unreachable", () => {
  expect(explainError({ code: -32005, message: "limit exceeded" }).code).toBe("rpc_unreachable");
});

test("explain error, an object that cannot become a text, is unknown and does not throw", () => {
  expect(explainError(Object.create(null)).code).toBe("unknown");
  expect(
    explainError({
      toString: () => {
        throw new Error("no");
      },
    }).code,
  ).toBe("unknown");
});

test("explain error, an object without words, tells its members in the details", () => {
  expect(explainError({ code: -1, reason: "odd" }).details).toContain("odd");
});

test("contract refusal, a moment it works from, is never named earlier than it is", () => {
  const data = encodeErrorResult({ abi: escrowAbi, errorName: "Escrow_TooEarly", args: [1_800_000_001] });
  expect(explainError({ data }).shortMessage).toContain("2027-01-15 08:01 UTC");
});

test("contract refusal, revisions used up, names only what Delivered allows", () => {
  const hintOf = (revisions: number) => {
    const args = [revisions] as const;
    return explainError({
      data: encodeErrorResult({ abi: escrowAbi, errorName: "Escrow_RevisionsUsedUp", args }),
    });
  };
  expect(hintOf(2).hint).not.toContain("additional work");
  expect(hintOf(1).shortMessage).not.toContain("1 revisions");
});

test("explain error, an error already explained, comes back as it is, also from below", () => {
  const known = new HoldfastError({ code: "unknown", shortMessage: "A.", hint: "B.", retry: false });
  expect(explainError(known)).toBe(known);
  expect(explainError(new Error("outer", { cause: known }))).toBe(known);
});

test("explain error, node whose address holds a key, does not tell the address", () => {
  const explained = explainError(
    new HttpRequestError({ url: "https://node.example/v2/secret-key", body: { a: 1 } }),
  );
  expect(explained.code).toBe("rpc_unreachable");
  expect(`${explained.details} ${explained.message}`).not.toContain("secret-key");
});

test("explain error, causes that run in a circle, ends", () => {
  const one: { message: string; cause?: unknown } = { message: "one" };
  one.cause = { message: "two", cause: one };
  expect(explainError(one).code).toBe("unknown");
});
