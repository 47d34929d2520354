import type { PaymentWays } from "@holdfast/sdk/actions";
import { HoldfastError } from "@holdfast/sdk/errors";
import { describe, expect, it } from "vitest";
import type { ChainReader } from "../../chain/publicClient.ts";
import { type Payment, paymentPlan } from "./paymentPlan.ts";
import { texts } from "./texts.ts";
import { waysToPay } from "./ways.ts";

const HASH = `0x${"2".repeat(64)}` as const;
const domain = { name: "Some Dollar", version: "1", chainId: 1 };
const nothing: PaymentWays = { permit: null, receive: null, permit2: false, allowed: false };
const everything: PaymentWays = { permit: domain, receive: domain, permit2: true, allowed: true };

const payment: Payment = {
  // No step of these tests asks the chain.
  chain: {} as ChainReader,
  escrow: `0x${"e".repeat(40)}`,
  token: `0x${"7".repeat(40)}`,
  owner: `0x${"1".repeat(40)}`,
  amount: 280n,
  amountText: "280 dUSD",
  ways: everything,
  witness: { purpose: 0, order: HASH, content: HASH, keepRefunds: false, offerSigned: true },
  label: "Pay 280 dUSD",
  call: (authorization) => ({ to: `0x${"e".repeat(40)}`, data: authorization, value: 0n }),
};

const kindsOf = (plan: { steps: readonly { kind?: string }[] }) =>
  plan.steps.map(({ kind }) => kind ?? "send");
const errorOf = (code: HoldfastError["code"]) =>
  new HoldfastError({ code, shortMessage: "It failed.", hint: "Look.", retry: false });

describe("ways to pay", () => {
  it("ORD-2 come shortest first and end with approving, which works with every token", () => {
    expect(waysToPay(nothing, false)).toEqual(["approve"]);
    expect(waysToPay(nothing, true)).toEqual(["batch", "approve"]);
    expect(waysToPay({ ...nothing, permit: domain }, false)).toEqual(["permit", "approve"]);
    expect(waysToPay(everything, true)).toEqual([
      "plain",
      "batch",
      "receive",
      "permit",
      "permit2",
      "approve",
    ]);
  });

  it("ORD-2 make one or two steps, and say which", () => {
    const plan = (order: Parameters<typeof paymentPlan>[1]) => paymentPlan(payment, order, ["It goes in."]);
    expect(kindsOf(plan(["plain"]))).toEqual(["send"]);
    expect(kindsOf(plan(["batch"]))).toEqual(["batch"]);
    expect(kindsOf(plan(["permit"]))).toEqual(["sign", "send"]);
    expect(kindsOf(plan(["approve"]))).toEqual(["send", "send"]);
    expect(plan(["plain"]).effects).toEqual(["It goes in."]);
    expect(plan(["batch"]).effects).toEqual(["It goes in.", texts.effect.batch]);
  });
});

describe("a payment whose way fails", () => {
  const planned = (order: Parameters<typeof paymentPlan>[1]) => paymentPlan(payment, order, ["It goes in."]);
  const [signing, paying] = planned(["permit"]).steps;
  if (!paying) throw new Error("a permit has two steps");

  it("ORD-2 goes on by the next, down to the last, when the wallet can't sign it", () => {
    const { otherwise } = planned(["receive", "permit", "approve"]);
    const failure = { error: new Error("this device can't"), step: signing, asked: true };
    expect(kindsOf(otherwise?.(failure) ?? { steps: [] })).toEqual(["sign", "send"]);
    const last = otherwise?.(failure);
    expect(kindsOf(last ?? { steps: [] })).toEqual(["send", "send"]);
    expect(last?.effects).toEqual([texts.detour.sign, "It goes in.", texts.effect.approve]);
    expect(otherwise?.(failure)).toBeNull();
  });

  it("ORD-2 stops when the person declined, the wallet is away or the node is silent", () => {
    for (const code of ["user_rejected", "wrong_chain", "wallet_busy", "rpc_unreachable"] as const) {
      const { otherwise } = planned(["permit", "approve"]);
      expect(otherwise?.({ error: errorOf(code), step: signing, asked: true }), code).toBeNull();
    }
  });

  it("ORD-2 goes on when the chain refuses the signature before anything is sent, and never once the wallet was asked to send", () => {
    for (const code of ["insufficient_allowance", "authorization_refused", "unknown"] as const) {
      const error = errorOf(code);
      expect(
        planned(["permit", "approve"]).otherwise?.({ error, step: paying, asked: false }),
        code,
      ).not.toBeNull();
      expect(
        planned(["permit", "approve"]).otherwise?.({ error, step: paying, asked: true }),
        code,
      ).toBeNull();
    }
  });

  it("ORD-2 stops when not the way is at fault: no offer, no money", () => {
    for (const code of ["insufficient_token", "insufficient_funds", "contract_refused"] as const) {
      const { otherwise } = planned(["permit", "approve"]);
      expect(otherwise?.({ error: errorOf(code), step: paying, asked: false }), code).toBeNull();
    }
  });

  it("ORD-2 never sends a signature that was not given", async () => {
    if (paying.kind === "sign") throw new Error("the second step pays");
    await expect(paying.prepare()).rejects.toThrow();
  });
});
