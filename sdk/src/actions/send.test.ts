import { encodeAbiParameters, encodeErrorResult, encodeEventTopics, type Hex } from "viem";
import { expect, test } from "vitest";
import { escrowAbi } from "../generated/escrow-abi.ts";
import { ESCROW, type FakeLog, FakeNode } from "../testing/fake-node.ts";
import { ID, SELLER, TERMS } from "../testing/sample-events.ts";
import { offerTypedData } from "../typed-data/offer.ts";
import type { Progress } from "./progress.ts";
import { revoke } from "./revoke.ts";
import { sign } from "./sign.ts";

const SENT = `0x${"a".repeat(64)}` as const;
const OTHER = `0x${"b".repeat(64)}` as const;

function revokedLog(): FakeLog {
  const topics = encodeEventTopics({ abi: escrowAbi, eventName: "OrderRevoked", args: { id: ID } }) as Hex[];
  return { address: ESCROW, topics, data: encodeAbiParameters([{ type: "address" }], [SELLER]) };
}

/** A wallet that sends, and a node that mines after a few looks. */
function nodeThat(after: (node: FakeNode) => void): FakeNode {
  const node = new FakeNode();
  node.onSend = () => {
    node.pend(SENT);
    return SENT;
  };
  node.onLook = (look) => {
    if (look === 4) after(node);
    else node.block += 1;
  };
  return node;
}

test("WAL-1 send, mined at once, tells each step and reads its event", async () => {
  const node = nodeThat((one) => one.mine(SENT, { logs: [revokedLog()] }));
  const steps: Progress[] = [];
  const done = await revoke(node.client(), { terms: TERMS, onProgress: (progress) => steps.push(progress) });
  expect(done.hash).toBe(SENT);
  expect(done.event).toMatchObject({ name: "OrderRevoked", args: { id: ID, by: SELLER } });
  expect(steps).toMatchObject([
    { step: "simulating" },
    { step: "signing" },
    { step: "sent", sent: { hash: SENT, seen: null } },
    { step: "sent", sent: { hash: SENT, seen: { nonce: 0 } }, weather: "fine" },
    { step: "mined", hash: SENT },
  ]);
});

test("WAL-1 send, refused by the contract, asks no wallet", async () => {
  const node = new FakeNode();
  const data = encodeErrorResult({ abi: escrowAbi, errorName: "Escrow_NotAllowed", args: [SELLER] });
  node.onCall = () => {
    throw Object.assign(new Error("execution reverted"), { code: 3, data });
  };
  let asked = false;
  node.onSend = () => {
    asked = true;
    return SENT;
  };
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({
    errorName: "Escrow_NotAllowed",
  });
  expect(asked).toBe(false);
});

test("WAL-1 send, to an address without a contract, asks no wallet and is no_contract", async () => {
  const node = new FakeNode();
  node.code = "0x";
  let asked = false;
  node.onSend = () => {
    asked = true;
    return SENT;
  };
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({ code: "no_contract" });
  expect(asked).toBe(false);
});

test("WAL-1 send, declined in the wallet, is user_rejected", async () => {
  const node = new FakeNode();
  node.onSend = () => {
    throw Object.assign(new Error("User rejected the request."), { code: 4001 });
  };
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({
    code: "user_rejected",
    retry: true,
  });
});

test("WAL-1 send, wallet on another network, is wrong_chain and sends nothing", async () => {
  const node = nodeThat(() => undefined);
  node.chainId = 1;
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({ code: "wrong_chain" });
  expect(node.transactions.size).toBe(0);
});

test("WAL-1 send, repriced in the wallet, follows the new hash", async () => {
  const node = nodeThat((one) => {
    one.pend(OTHER);
    one.transactions.delete(SENT);
    one.mine(OTHER, { logs: [revokedLog()] });
  });
  const hashes: Hex[] = [];
  const done = await revoke(node.client(), {
    terms: TERMS,
    onProgress: (progress) => {
      if ("hash" in progress) hashes.push(progress.hash);
    },
  });
  expect(done.hash).toBe(OTHER);
  expect(hashes).toEqual([OTHER]);
});

test("WAL-1 send, cancelled in the wallet, is transaction_cancelled although a receipt says success", async () => {
  const node = nodeThat((one) => {
    one.pend(OTHER, { to: `0x${"1".repeat(40)}`, input: "0x" });
    one.transactions.delete(SENT);
    one.mine(OTHER);
  });
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({
    code: "transaction_cancelled",
  });
});

test("WAL-1 send, replaced by another deed, is transaction_replaced", async () => {
  const node = nodeThat((one) => {
    one.pend(OTHER, { to: `0x${"9".repeat(40)}`, input: "0x1234", value: 5n });
    one.transactions.delete(SENT);
    one.mine(OTHER);
  });
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({
    code: "transaction_replaced",
  });
});

test("WAL-1 send, dropped by the network, is transaction_dropped and does not hang", async () => {
  const node = nodeThat((one) => one.transactions.delete(SENT));
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({
    code: "transaction_dropped",
    retry: true,
  });
});

test("WAL-1 send, a Safe's own number instead of a hash, is not_a_transaction and does not hang", async () => {
  const node = new FakeNode();
  node.onSend = () => SENT;
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({
    code: "not_a_transaction",
    retry: false,
  });
});

test("WAL-1 send, mined and reverted, is transaction_reverted", async () => {
  const node = nodeThat((one) => one.mine(SENT, { status: "0x0" }));
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({
    code: "transaction_reverted",
  });
});

test("WAL-1 send, mined and refused because the order moved on, names the contract's reason and the fee", async () => {
  const node = nodeThat((one) => {
    one.mine(SENT, { status: "0x0" });
    one.onCall = () => {
      const data = encodeErrorResult({ abi: escrowAbi, errorName: "Escrow_NotAllowed", args: [SELLER] });
      throw Object.assign(new Error("execution reverted"), { code: 3, data });
    };
  });
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({
    errorName: "Escrow_NotAllowed",
    hint: expect.stringMatching(/network fee was spent/),
  });
});

test("WAL-1 send, mined without its event, is event_missing", async () => {
  const node = nodeThat((one) => one.mine(SENT, { logs: [{ ...revokedLog(), address: SELLER }] }));
  await expect(revoke(node.client(), { terms: TERMS })).rejects.toMatchObject({ code: "event_missing" });
});

test("LST-3 sign, wallet on another network than the offer, is refused before the wallet is asked", async () => {
  const node = new FakeNode();
  const data = offerTypedData({ chainId: 1, escrow: ESCROW, terms: TERMS, epoch: 0n });
  await expect(sign(node.client(), data)).rejects.toMatchObject({ code: "wrong_chain" });
});

test("WAL-1 send, without an account, says that no wallet is connected", async () => {
  const { publicClient, walletClient, escrow } = new FakeNode().client();
  await expect(revoke({ publicClient, walletClient, escrow }, { terms: TERMS })).rejects.toMatchObject({
    code: "wallet_missing",
  });
});
