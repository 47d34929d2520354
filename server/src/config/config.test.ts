import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

const ESCROW_ADDRESS = "0x5fbdb2315678afecb367f032d93f642f64180aa3";

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("settings", () => {
  it("need only the escrow's address on the local chain, and checksum it", () => {
    const config = readConfig({ ESCROW_ADDRESS });
    expect(config).toMatchObject({
      escrow: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
      databaseUrl: null,
      chainId: 31337,
      port: 3000,
      host: "127.0.0.1",
      maxFileSize: 268_435_456,
      platformFeeBps: 500,
      demo: false,
    });
  });

  it("that are empty count as unset", () => {
    expect(readConfig({ ESCROW_ADDRESS, PORT: "", DATABASE_URL: " " })).toMatchObject({
      port: 3000,
      databaseUrl: null,
    });
  });

  it("that are wrong are all told at once, a sentence each, and never with their value", () => {
    const problems = problemsOf({
      DATABASE_URL: "mysql://user:secret@host/db",
      PORT: "eighty",
      PLATFORM_FEE_BPS: "2001",
      PUBLIC_ORIGIN: "https://example.org/path",
      TOKENS: "{",
      DEMO: "yes",
    });
    expect(problems).toHaveLength(7);
    expect(problems.join("\n")).toMatch(/ESCROW_ADDRESS is missing.*DATABASE_URL must|DATABASE_URL must/s);
    expect(problems.every((problem) => /^[A-Z_]+ .*\.$/.test(problem))).toBe(true);
    expect(problems.join("\n")).not.toContain("secret");
  });

  it("refuse the demo's public keys, and what is missing, on any other chain", () => {
    const problems = problemsOf({ ESCROW_ADDRESS, CHAIN_ID: "8453", DEMO: "1" });
    expect(problems.join("\n")).toMatch(/DEMO/);
    for (const name of ["ARBITER_ADDRESS", "PLATFORM_ADDRESS", "PUBLIC_RPC_URL", "PUBLIC_ORIGIN"]) {
      expect(problems.some((problem) => problem.startsWith(name))).toBe(true);
    }
  });

  it("refuse one account as arbiter and taker of the commission", () => {
    const address = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
    expect(problemsOf({ ESCROW_ADDRESS, ARBITER_ADDRESS: address, PLATFORM_ADDRESS: address })).toHaveLength(
      1,
    );
  });

  it("give operators no rights on a live chain unless they are named", () => {
    const config = readConfig({
      ESCROW_ADDRESS,
      CHAIN_ID: "8453",
      ARBITER_ADDRESS: "0x90F79bf6EB2c4f870365E785982E1f101E93b906",
      PLATFORM_ADDRESS: "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65",
      PUBLIC_RPC_URL: "https://node.example.org",
      PUBLIC_ORIGIN: "https://example.org",
    });
    expect(config.operators).toEqual([]);
  });
});
