import { type OrderAction, whyNot } from "@holdfast/sdk/order";
import { amendTypedData, settlementTypedData } from "@holdfast/sdk/typed-data";
import { type Hash, type Hex, hashTypedData } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { notify } from "../notifications/notify.ts";
import type { NotificationData, NotificationPorts } from "../notifications/ports.ts";
import { partyRole, visibleOrder } from "../orders/access.ts";
import type { OrderPorts, OrderRecord } from "../orders/ports.ts";
import { Refusal } from "../refusal.ts";
import { listProposals, type ProposalsView } from "./list-proposals.ts";
import type { ProposedMessage, PutProposal } from "./ports.ts";

/** The contract takes a signature at most this many seconds before its end. */
const HORIZON = 48 * 3600;
/** A new date lies at most this many seconds ahead. */
const YEAR = 365 * 86_400;
const MOST_MONEY = 2n ** 112n;
/** Of one party in one order: whoever looks at the order reads them all. */
const MOST_PROPOSALS = 100;

const WHY_NOT: Readonly<Record<Exclude<PutProposal, "kept">, string>> = {
  over: "This was proposed before and is over. Sign a new one.",
  taken: "Another proposal is open in this order. One at a time: answer it first.",
  full: `One party makes at most ${MOST_PROPOSALS} proposals in an order.`,
};

export type ProposalInput = {
  id: Hash;
  caller: Caller;
  round: number;
  message: ProposedMessage;
  content: Hash | null;
  validUntil: number;
  signature: Hex;
};

/**
 * Keeps what a party signed and shows it to the other, who can submit it (RQ-1, RQ-2, DSP-5): only what the contract
 * would take now, and one at a time in an order. Handing in the one that stands again changes nothing.
 * @throws Refusal `not_found`, `not_allowed`, `wrong_state`, `invalid_input`, `signature_invalid`, `node_unavailable`
 */
export async function makeProposal(
  ports: OrderPorts & NotificationPorts,
  input: ProposalInput,
): Promise<ProposalsView> {
  const { id, caller, round, message, content, validUntil, signature } = input;
  const order = await visibleOrder(ports, { id, caller });
  const role = partyRole(order.terms, caller.address);
  if (role !== "client" && role !== "seller") {
    throw new Refusal("not_allowed", "Only the client and the seller of an order agree on changes of it.");
  }
  const now = await ports.clock();
  checkState(order, { action: actionOf(message), by: role, round, now });
  checkMessage(order, { message, content, validUntil, now, by: role });
  if (content) await checkDocument(ports, { content, order: id, caller });
  const digest = digestOf(ports, input);
  if (!(await ports.signatures.digest({ signer: caller.address, digest, signature }))) {
    throw new Refusal(
      "signature_invalid",
      "The signature is not one that the contract takes from you for this.",
    );
  }
  const put = await ports.proposals.insert(
    { id: digest, order: id, author: caller.address, round, message, content, signature, validUntil },
    { now, most: MOST_PROPOSALS },
  );
  if (put !== "kept") throw new Refusal("wrong_state", WHY_NOT[put]);
  const { client, seller, token } = order.terms;
  await notify(ports, {
    kind: "proposal",
    accounts: [role === "client" ? seller : client],
    orderId: id,
    data: { by: caller.address, token, ...dataOf(message) },
    key: `proposal:${digest}`,
  });
  await ports.announce(id, order.state.round);
  return listProposals(ports, { id, caller });
}

/** What a notification's sentence says of a proposal. */
export function dataOf(message: ProposedMessage): NotificationData {
  return message.kind === "amendment"
    ? { proposal: message.kind, amount: message.amount.toString(), due: message.due }
    : { proposal: message.kind, sellerAmount: message.sellerAmount.toString() };
}

function actionOf(message: ProposedMessage): OrderAction {
  return message.kind === "amendment" ? "amend" : "settle";
}

/** What the order stands at: the contract would take it from the other party now. */
function checkState(
  { state, terms }: OrderRecord,
  ask: { action: OrderAction; by: "client" | "seller"; round: number; now: number },
): void {
  const { action, by, round, now } = ask;
  if (round !== state.round) {
    throw new Refusal(
      "wrong_state",
      "The order has moved on since this was signed. Look again and sign anew.",
    );
  }
  const actor = by === "client" ? "seller" : "client";
  const refusal = whyNot({ ...state, terms }, { action, actor, now });
  if (refusal === undefined) return;
  if (refusal.code === "request_open") {
    throw new Refusal("wrong_state", "A request is open in this order. One at a time: answer it first.");
  }
  throw new Refusal(
    "wrong_state",
    action === "amend"
      ? "Changes are agreed on before and during the work, not in the status this order has now."
      : "There is no money in this order that could be split now.",
  );
}

type Checked = {
  message: ProposedMessage;
  content: Hash | null;
  validUntil: number;
  now: number;
  by: "client" | "seller";
};

function checkMessage({ state }: OrderRecord, checked: Checked): void {
  const { message, content, validUntil, now, by } = checked;
  if (validUntil <= now) throw wrong("validUntil", "is over already");
  if (validUntil > now + HORIZON) throw wrong("validUntil", "is more than 48 hours ahead");
  if (message.kind === "settlement") {
    if (message.sellerAmount > state.remaining) {
      throw wrong("sellerAmount", `is at most ${state.remaining}: what remains in the contract`);
    }
    return;
  }
  const { amount, due } = message;
  if (content === null) throw wrong("content", "must be the hash of your words about the change");
  if (amount === 0n && due === 0) throw wrong("amount", "and due are both zero: nothing would change");
  // The extra is paid by who submits the signature, and that can only be the client.
  if (amount > 0n && by !== "seller") throw wrong("amount", "can only be asked for by the seller");
  if (state.remaining + amount >= MOST_MONEY) throw wrong("amount", "is more than the contract can hold");
  if (due !== 0 && due <= now) throw wrong("due", "is over already");
  if (due > now + YEAR) throw wrong("due", "is more than a year ahead");
}

async function checkDocument(
  ports: Pick<OrderPorts, "documents">,
  input: { content: Hash; order: Hash; caller: Caller },
): Promise<void> {
  const { kind, order, author } = (await ports.documents.find(input.content))?.document ?? {};
  if (kind !== "request" || order !== input.order || author !== input.caller.address) {
    throw wrong("content", "is not the hash of a request you wrote in this order");
  }
}

function digestOf({ chainId, escrow }: OrderPorts, input: ProposalInput): Hash {
  const { id: order, round, message, validUntil, content } = input;
  switch (message.kind) {
    case "amendment": {
      const { amount, due } = message;
      const amend = { order, round, amount, due, validUntil, content: content ?? "0x" };
      return hashTypedData(amendTypedData({ chainId, escrow, amend }));
    }
    case "settlement": {
      const settlement = { order, round, sellerAmount: message.sellerAmount, validUntil };
      return hashTypedData(settlementTypedData({ chainId, escrow, settlement }));
    }
  }
}

function wrong(path: string, message: string): Refusal {
  return new Refusal("invalid_input", `${path} ${message}.`, { errors: [{ path, message }] });
}
