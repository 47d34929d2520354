import type { SendingClient } from "@holdfast/sdk/actions";
import { expect, test } from "vitest";
import type { ChainReader } from "../chain/publicClient.ts";
import { beginRun, type Live, performRun } from "./run.ts";
import { findRun } from "./store.ts";
import type { TransactionRequest } from "./types.ts";

const MARA = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const LENA = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

/** A run of one step that only counts how often it was done, and a wallet that shows the account it is told. */
function begun(account: Live["account"]) {
  let done = 0;
  let shown: `0x${string}` = LENA;
  const request: TransactionRequest = {
    title: "Withdraw 5 dUSD",
    effects: [],
    steps: [{ kind: "sign", label: "Sign", sign: async () => ++done > 0 }],
    ask: true,
  };
  const live: Live = {
    request,
    account,
    tools: {
      // No step of these tests asks the chain.
      chain: {} as ChainReader,
      chainId: 31337,
      account: () => account,
      client: async () => ({ account: shown }) as unknown as SendingClient,
      connected: async () => ({ account: shown }) as unknown as SendingClient,
      mirrored: async () => {},
    },
  };
  const { id } = beginRun(request, 31337);
  const go = () => performRun(id, live, new AbortController().signal);
  return { go, phase: () => findRun(id)?.phase, count: () => done, show: (to: typeof shown) => (shown = to) };
}

test("PAY-2 a deed told to one account, confirmed with another, sends nothing and says whose it is", async () => {
  const run = begun(MARA);
  await run.go();
  expect(run.count()).toBe(0);
  expect(run.phase()).toMatchObject({ kind: "failed", failure: { text: expect.stringContaining("0x3C44") } });
  run.show(MARA);
  await run.go();
  expect(run.count()).toBe(1);
  expect(run.phase()).toEqual({ kind: "done" });
});

test("PAY-2 a deed begun before any wallet was connected belongs to the first one that connects", async () => {
  const run = begun(null);
  await run.go();
  expect([run.count(), run.phase()]).toEqual([1, { kind: "done" }]);
});
