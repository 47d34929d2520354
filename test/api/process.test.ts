import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../server/src/db/embedded/test-database.ts";
import { startChain, type TestChain } from "../kit/chain.ts";

const MAIN = join(import.meta.dirname, "../../server/src/main.ts");
let chain: TestChain;
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  [chain, database] = await Promise.all([startChain(), createTestDatabase()]);
  folder = mkdtempSync(join(tmpdir(), "holdfast-process-"));
});
afterAll(async () => {
  await Promise.all([chain.stop(), database.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

function run(env: Record<string, string>) {
  return spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

describe("the server as a process", () => {
  it("starts from the environment, answers, and ends by SIGTERM with code 0", async () => {
    const child = run({
      ESCROW_ADDRESS: chain.escrow,
      RPC_URL: chain.url,
      DATABASE_URL: database.url,
      PORT: "0",
    });
    let url = "";
    for await (const line of createInterface({ input: child.stdout })) {
      const said = JSON.parse(line) as { msg: string; url?: string };
      if (said.msg === "listening") {
        url = said.url ?? "";
        break;
      }
    }
    child.stdout.resume();
    expect((await fetch(new URL("/api/config", url))).status).toBe(200);
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    expect(await exited).toEqual([0, null]);
  });

  it("says in a sentence what setting is wrong, and ends", async () => {
    const child = run({ PORT: "-1" });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, "close");
    expect(code).toBe(1);
    expect(said).toContain("PORT must be a whole number");
    expect(said).toContain("ESCROW_ADDRESS is missing");
    expect(said).not.toMatch(/\n\s+at /);
  });
});
