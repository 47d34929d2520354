import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  amendTypes,
  escrowAbi,
  OrderStatus,
  offerTypes,
  permit2Types,
  permitTypes,
  receiveWithAuthorizationTypes,
  rulingTypes,
  settlementTypes,
} from "@holdfast/sdk";
import { expect, test } from "vitest";
import * as examples from "./examples.ts";

/** docs/protocol.md is written by hand; here it is held against the ABI, the signed types and the examples' source. */
const page = readFileSync(join(import.meta.dirname, "../../docs/protocol.md"), "utf8");
const source = readFileSync(join(import.meta.dirname, "examples.ts"), "utf8");

/** `release(terms, amount)`: as the page names a function, an event or an error. */
function signatureOf(item: { name: string; inputs: readonly { name?: string }[] }): string {
  return `${item.name}(${item.inputs.map(({ name }) => name).join(", ")})`;
}

/** What stands under a heading, until the next of its level or above. */
function section(heading: string): string {
  const level = heading.indexOf(" ");
  const start = page.indexOf(`\n${heading}\n`);
  if (start < 0) return "";
  const rest = page.slice(start + heading.length + 2);
  const end = rest.search(new RegExp(`^#{1,${level}} `, "m"));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Everything between backticks that reads like a call. */
function calls(text: string): string[] {
  return [...text.matchAll(/`(\w+\([\w, ]*\))`/g)].map(([, call = ""]) => call);
}

for (const item of escrowAbi) {
  if (item.type !== "function") continue;
  const where = item.stateMutability === "view" ? "### Views" : `### ${item.name}`;
  test(`SDK-1 docs/protocol.md, function ${item.name}, stands with its arguments under "${where}"`, () => {
    expect(calls(section(where))).toContain(signatureOf(item));
  });
}

for (const [kind, heading] of [
  ["event", "## Events"],
  ["error", "## Errors"],
] as const) {
  test(`SDK-1 docs/protocol.md, ${heading.slice(3)}, names every ${kind} of the contract and no other`, () => {
    const ofContract = escrowAbi.flatMap((item) => (item.type === kind ? [signatureOf(item)] : []));
    expect(calls(section(heading)).sort()).toEqual(ofContract.sort());
  });
}

test("SDK-1 docs/protocol.md, What is signed, shows every EIP-712 type as it is hashed", () => {
  const types = Object.entries({
    ...offerTypes,
    ...rulingTypes,
    ...settlementTypes,
    ...amendTypes,
    ...permitTypes,
    ...permit2Types,
    ...receiveWithAuthorizationTypes,
  });
  for (const [name, members] of types) {
    expect(page).toContain(`${name}(${members.map((member) => `${member.type} ${member.name}`).join(",")})`);
  }
});

test("SDK-1 docs/protocol.md, Statuses, has every status under its number", () => {
  const statuses = section("## Statuses, requests, flags");
  for (const [name, number] of Object.entries(OrderStatus))
    expect(statuses).toContain(`| ${number} | ${name} |`);
});

test("SDK-1 docs/protocol.md, its examples, are the type-checked ones of test/docs/examples.ts, all of them", () => {
  const shown = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
  for (const code of shown) expect(source).toContain(code);
  for (const name of Object.keys(examples)) expect(shown.join("\n")).toContain(`function ${name}(`);
});
