import { escrowCall } from "@holdfast/sdk/actions";
import type { PublicConfig } from "@holdfast/sdk/api";
import { ZERO_ADDRESS, ZERO_HASH } from "@holdfast/sdk/order";
import { type Address, getAddress } from "viem";
import { publicClientOf } from "../../shared/chain/publicClient.ts";
import { paymentPlan } from "../../shared/tx/payment/paymentPlan.ts";
import { readWays } from "../../shared/tx/payment/readWays.ts";
import { isSigned, type Way } from "../../shared/tx/payment/ways.ts";
import type { TransactionRequest } from "../../shared/tx/types.ts";
import { moneyText, type TokenFace } from "../../shared/ui/Money.tsx";
import type { WalletPort } from "../../shared/wallet/port.ts";
import { texts } from "./texts.ts";

export type DepositInput = {
  config: PublicConfig;
  account: Address;
  token: Address;
  face: TokenFace;
  /** Smallest units. */
  amount: bigint;
  /** The platform balance now, if it is known. */
  before: bigint | null;
  wallet: WalletPort;
};

/**
 * A deposit as the one dialog does it. The contract takes a deposit from the allowance alone, so a token is approved
 * for exactly the amount, with the deposit in one where the wallet can.
 */
export async function depositRequest(input: DepositInput): Promise<TransactionRequest> {
  const { config, account, token, face, amount, before, wallet } = input;
  const say = texts.deposit;
  const escrow = getAddress(config.escrow);
  const chain = publicClientOf(config);
  const amountText = moneyText(amount, face);
  const native = token === ZERO_ADDRESS;
  const label = say.tx(amountText);
  const call = () =>
    escrowCall({ escrow, call: "deposit", args: [token, amount], value: native ? amount : 0n });
  const effects = [say.effect(amountText), say.yours];
  const here = wallet.status === "connected" && wallet.chainId === config.chainId ? wallet : null;
  const possible = native
    ? null
    : await readWays({ chain, escrow, token, owner: account, amount, wallet: here });
  const plan = possible
    ? paymentPlan(
        {
          ...{ chain, escrow, token, owner: account, amount, amountText, ways: possible.ways, label, call },
          // Nothing of a deposit is signed.
          witness: {
            purpose: 0,
            order: ZERO_HASH,
            content: ZERO_HASH,
            keepRefunds: false,
            offerSigned: false,
          },
        },
        unsigned(possible.order),
        effects,
      )
    : { steps: [{ label, prepare: async () => [call()] }] as const, effects };
  const exact = (sum: bigint) => ({ exact: moneyText(sum, face, face.decimals) });
  return {
    ...plan,
    title: label,
    figures: [
      { label: say.figure, value: amountText, ...exact(amount) },
      ...(before === null
        ? []
        : [
            {
              label: say.after,
              value: moneyText(before + amount, face),
              ...exact(before + amount),
              sum: true,
            },
          ]),
    ],
    ask: false,
    href: "/billing",
    done: say.done,
  };
}

function unsigned(order: readonly Way[]): readonly [Way, ...Way[]] {
  const [first = "approve", ...rest] = order.filter((way) => !isSigned(way));
  return [first, ...rest];
}
