import {
  AUTHORIZATION_LIFETIME,
  approvalCalls,
  type Call,
  type PaymentWays,
  type SendingClient,
  type SignedPayment,
  signPermit,
  signPermit2,
  signReceiveWithAuthorization,
} from "@holdfast/sdk/actions";
import { ContractRefusal, type ErrorCode, explainError } from "@holdfast/sdk/errors";
import type { PaymentWitness } from "@holdfast/sdk/typed-data";
import type { Address, Hex } from "viem";
import type { ChainReader } from "../../chain/publicClient.ts";
import { approveStep } from "../approveStep.ts";
import type { Step, TransactionRequest } from "../types.ts";
import { texts } from "./texts.ts";
import { isSigned, type Way } from "./ways.ts";

export type Payment = {
  chain: ChainReader;
  escrow: Address;
  token: Address;
  owner: Address;
  /** Exactly what the wallet pays, in smallest units; nothing else is ever signed or approved. */
  amount: bigint;
  /** The same in words. */
  amountText: string;
  ways: PaymentWays;
  witness: PaymentWitness;
  /** Of the paying step, and its call with `funding.authorization`. */
  label: string;
  call: (authorization: Hex) => Call;
};

/** Milliseconds a signature is used for: what is left of its life is for the network to mine the payment. */
const FRESH = Number(AUTHORIZATION_LIFETIME) * 1000 - 5 * 60_000;

/** The signature waits for the payment in this page alone; it has become too old to be sent. */
class SignatureTooOld extends Error {}

/**
 * The steps of paying in a token by the first of `order` (FEATURES ORD-2), and by the next one when wallet or token
 * turn out not to do it. `effects` are what the payment does, whatever the way.
 */
export function paymentPlan(
  payment: Payment,
  order: readonly [Way, ...Way[]],
  effects: readonly string[],
): Pick<TransactionRequest, "steps" | "effects" | "otherwise"> {
  let [way, ...left] = order;
  return {
    steps: stepsOf(payment, way),
    effects: [...effects, ...effectOf(way)],
    otherwise({ error, step, asked }) {
      if (error instanceof SignatureTooOld) {
        return { steps: stepsOf(payment, way), effects: [texts.detour.again, ...effects] };
      }
      const next = left[0];
      if (next === undefined || !anotherWayHelps(explained(error), { step, asked })) return null;
      const tried = way;
      [way, ...left] = [next, ...left.slice(1)];
      const said = tried === "plain" ? [] : [texts.detour.sign];
      return { steps: stepsOf(payment, way), effects: [...said, ...effects, ...effectOf(way)] };
    },
  };
}

function effectOf(way: Way): readonly string[] {
  if (way === "plain") return [];
  return [texts.effect[isSigned(way) ? "sign" : way]];
}

function stepsOf(payment: Payment, way: Way): TransactionRequest["steps"] {
  const { label, call, amountText } = payment;
  switch (way) {
    case "plain":
      return [{ label, prepare: async () => [call("0x")] }];
    case "approve":
      return [
        approveStep({ ...payment, owner: async () => payment.owner, label: texts.label.approve(amountText) }),
        { label, prepare: async () => [call("0x")] },
      ];
    case "batch": {
      const client = { publicClient: payment.chain, escrow: payment.escrow };
      const prepare = async () => [...(await approvalCalls(client, payment)), call("0x")];
      return [{ kind: "batch", label: texts.label.batch(amountText), prepare }];
    }
    case "receive":
    case "permit":
    case "permit2":
      return signedSteps(payment, way);
  }
}

function signedSteps(payment: Payment, way: "receive" | "permit" | "permit2"): TransactionRequest["steps"] {
  let signed: (SignedPayment & { at: number }) | null = null;
  const sign: Step = {
    kind: "sign",
    label: texts.label.sign(payment.amountText),
    async sign(client) {
      const at = Date.now();
      signed = { ...(await signWith(payment, way, client)), at };
      return true;
    },
  };
  const pay: Step = {
    label: payment.label,
    async prepare() {
      if (!signed || Date.now() - signed.at > FRESH) throw new SignatureTooOld();
      return [payment.call(signed.authorization)];
    },
  };
  return [sign, pay];
}

async function signWith(
  payment: Payment,
  way: "receive" | "permit" | "permit2",
  wallet: SendingClient,
): Promise<SignedPayment> {
  const { token, amount, escrow, witness, ways } = payment;
  const client = { ...wallet, escrow };
  if (way === "permit2") return signPermit2(client, { token, amount, payment: witness });
  const domain = ways[way];
  if (!domain) throw new Error(`The token does not know ${way}.`);
  return way === "permit"
    ? signPermit(client, { token, domain, amount })
    : signReceiveWithAuthorization(client, { domain, amount, payment: witness });
}

function explained(error: unknown): { code: ErrorCode; errorName: string | null } {
  const known = explainError(error);
  return { code: known.code, errorName: known instanceof ContractRefusal ? known.errorName : null };
}

/** What a person or the network has to mend; no other way goes round it. */
const NOT_THE_WAY: readonly ErrorCode[] = [
  "user_rejected",
  "wrong_chain",
  "wallet_missing",
  "wallet_disconnected",
  "wallet_busy",
  "rpc_unreachable",
];
/** What the chain says, before anything is sent, to a signature or an allowance that does not do. */
const THE_WAY: readonly ErrorCode[] = [
  "insufficient_allowance",
  "authorization_refused",
  "batch_unsupported",
  "unknown",
];
const REFUSED_COLLECTION: readonly (string | null)[] = [
  "Escrow_AuthorizationInvalid",
  "SafeERC20FailedOperation",
];

/** Whether the way is at fault, and not the order, the money or the person's will. */
function anotherWayHelps(
  { code, errorName }: ReturnType<typeof explained>,
  { step, asked }: { step: Step; asked: boolean },
): boolean {
  if (step.kind === "sign") return !NOT_THE_WAY.includes(code);
  if (asked) return code === "batch_unsupported";
  return THE_WAY.includes(code) || REFUSED_COLLECTION.includes(errorName);
}
