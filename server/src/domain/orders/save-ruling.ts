import { arbiterFee, OrderStatus } from "@holdfast/sdk/order";
import { rulingTypedData } from "@holdfast/sdk/typed-data";
import { type Hash, type Hex, hashTypedData } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { notify } from "../notifications/notify.ts";
import type { NotificationPorts } from "../notifications/ports.ts";
import { Refusal } from "../refusal.ts";
import { visibleOrder } from "./access.ts";
import { getOrder, type OrderView } from "./get-order.ts";
import type { OrderPorts, OrderRecord } from "./ports.ts";

/**
 * Keeps an arbiter's signed ruling, so that either party can submit it (DSP-3): only one that the contract would
 * take now, with its reasons written down.
 * @throws Refusal `not_found`, `not_allowed`, `wrong_state`, `invalid_input`, `signature_invalid`
 */
export async function saveRuling(
  ports: OrderPorts & NotificationPorts,
  input: { id: Hash; caller: Caller; sellerAmount: bigint; content: Hash; signature: Hex },
): Promise<OrderView> {
  const { id, caller, sellerAmount, content, signature } = input;
  const order = await visibleOrder(ports, { id, caller });
  const { arbiter } = order.terms;
  if (caller.address !== arbiter) throw new Refusal("not_allowed", "Only the order's arbiter rules on it.");
  await checkTime(ports, order);
  const most = order.state.remaining - arbiterFee(order.state.remaining, order.terms.arbiterFeeBps);
  if (sellerAmount > most) {
    const message = `is at most ${most}: what is left after the arbiter's fee`;
    throw new Refusal("invalid_input", `sellerAmount ${message}.`, {
      errors: [{ path: "sellerAmount", message }],
    });
  }
  const reasons = await ports.documents.find(content);
  const { kind, order: of, author } = reasons?.document ?? {};
  if (kind !== "ruling" || of !== id || author !== arbiter) {
    const message = "is not the hash of a ruling you wrote in this order";
    throw new Refusal("invalid_input", `content ${message}.`, { errors: [{ path: "content", message }] });
  }
  const { chainId, escrow } = ports;
  const digest = hashTypedData(
    rulingTypedData({ chainId, escrow, ruling: { order: id, sellerAmount, content } }),
  );
  if (!(await ports.signatures.digest({ signer: arbiter, digest, signature }))) {
    throw new Refusal(
      "signature_invalid",
      "The ruling's signature is not one that the contract takes from you.",
    );
  }
  await ports.orders.putRuling(id, { arbiter, sellerAmount, content, signature });
  await notify(ports, {
    kind: "ruling_ready",
    accounts: [order.terms.client, order.terms.seller],
    orderId: id,
    data: { by: arbiter },
    key: `ruling:${digest}`,
  });
  await ports.announce(id, order.state.round);
  return getOrder(ports, { id, caller });
}

async function checkTime(ports: Pick<OrderPorts, "clock">, { state }: OrderRecord): Promise<void> {
  if (state.status !== OrderStatus.Disputed) {
    throw new Refusal("wrong_state", "There is no open dispute in this order to rule on.");
  }
  if ((await ports.clock()) > state.due)
    throw new Refusal("wrong_state", "The time to rule on this order is over.");
}
