import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { expect, it } from "vitest";
import type { MovementView } from "../../domain/billing/list-movements.ts";
import { movementsCsv } from "./csv.ts";

const MOVEMENT: MovementView = {
  ...{ account: "0x1", token: "0x2", kind: "payout", orderId: "0x3", title: "A sign" },
  ...{
    counterparty: { address: "0x4", name: "Ines", avatar: null },
    amount: 5n,
    fee: 1n,
    incoming: true,
    ofBalance: 0n,
    at: 1_700_000_000,
  },
  ...{ blockNumber: 1n, logIndex: 0, position: 0, txHash: "0x5" },
};

async function* movements(count: number, after?: Error): AsyncGenerator<MovementView> {
  for (let at = 0; at < count; at++) yield MOVEMENT;
  if (after) throw after;
}

// A failure that nobody hears would end the process, and fails this file's run.
it("PAY-2 a table fails with what its rows fail with, at the first of them and far behind it", async () => {
  for (const count of [0, 3, 2_000]) {
    const table = movementsCsv(movements(count, new Error("no database")), []);
    await expect(pipeline(table, new PassThrough().resume())).rejects.toThrow("no database");
  }
});

it("PAY-2 whoever goes away in the midst of a table ends the reading of its rows", async () => {
  let isOver = false;
  async function* rows() {
    try {
      yield* movements(1_000_000);
    } finally {
      isOver = true;
    }
  }
  const reader = new PassThrough();
  const sent = pipeline(movementsCsv(rows(), []), reader);
  reader.once("data", () => reader.destroy());
  await expect(sent).rejects.toThrow("Premature close");
  await expect.poll(() => isOver).toBe(true);
});

it("PAY-2 words that hold a semicolon begin no formula behind it", async () => {
  const counterparty = { address: "0x4", name: "a;+1;b;-2", avatar: null } as const;
  async function* one() {
    yield { ...MOVEMENT, counterparty, title: 'Sign; =HYPERLINK("https://evil.example")' };
  }
  const table = await text(movementsCsv(one(), []));
  expect(table).not.toMatch(/;\s*[=+\-@]/);
  expect(table).toContain(`Sign; '=HYPERLINK`);
});
