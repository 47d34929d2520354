import type { PublicConfig } from "@holdfast/sdk/api";
import { demoAccount } from "../server/src/config/demo-people.ts";
import { playAround } from "./seed/around.ts";
import { openChain } from "./seed/chain.ts";
import { publishServices, type SeedConfig } from "./seed/market.ts";
import { playOrders } from "./seed/orders.ts";
import { PEOPLE, type PersonKey } from "./seed/people.ts";
import { portrait } from "./seed/portraits.ts";
import { signIn, type Visitor } from "./seed/visitor.ts";
import { Failure } from "./setup/failure.mjs";
import { complain } from "./setup/report.mjs";

export interface SeedInput {
  /** The running server. */
  origin: string;
  /** The local node itself: the seed sets its clock, which the server's `/rpc` does not allow. */
  rpcUrl: string;
  /** What is being done, for the person who waits; `done` of `total` where that is known. */
  onProgress?: (what: string, done?: number, total?: number) => void;
}

/**
 * Fills an empty local system with a lively market: people, services with signed offers, and orders in every status
 * with their documents, played through the same HTTP routes and contract calls that the page uses.
 */
export async function seed({ origin, rpcUrl, onProgress = () => {} }: SeedInput): Promise<void> {
  const answer = await fetch(new URL("/api/config", origin));
  if (!answer.ok) throw new Error(`The server's settings could not be read (${answer.status}).`);
  const config = (await answer.json()) as SeedConfig & Pick<PublicConfig, "terms">;

  const visitors = new Map<PersonKey, Promise<Visitor>>();
  const visitor = (person: PersonKey): Promise<Visitor> => {
    const known = visitors.get(person) ?? arrive(person);
    visitors.set(person, known);
    return known;
  };
  async function arrive(person: PersonKey): Promise<Visitor> {
    const { index, name, bio } = PEOPLE[person];
    const arrived = await signIn({ origin, chainId: config.chainId, account: demoAccount(index) });
    const picture = await portrait(person);
    const avatar = picture && { fileId: await arrived.upload(`${person}.png`, picture), crop: null };
    await arrived.call("PATCH", "/api/me", { name, bio, avatar });
    return arrived;
  }

  onProgress("people");
  for (const person of Object.keys(PEOPLE) as PersonKey[]) await visitor(person);
  const packages = await publishServices({
    config,
    visitor,
    onProgress: (done, total) => onProgress("services", done, total),
  });
  const now = Math.floor(Date.now() / 1000);
  const chain = openChain({ config, rpcUrl });
  const ended = await playOrders({
    config,
    chain,
    now,
    packages,
    visitor,
    onProgress: (done, total) => onProgress("orders", done, total),
  });
  onProgress("reviews, quotes and jobs");
  await playAround({ config, chain, now, visitor }, ended);
}

/** `npm run seed -- --scale`; the demo needs no command, it is made at the first `npm start`. */
async function main(args: readonly string[]): Promise<void> {
  if (!args.includes("--scale")) {
    throw new Failure(
      "The demo is made by the first npm start. A market of 50,000 services: npm run seed -- --scale",
    );
  }
  const { seedAtScale } = await import("./scale/run.ts");
  await seedAtScale(args);
}

if (import.meta.main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    const known = error instanceof Failure || error instanceof RangeError || error instanceof TypeError;
    complain(known ? error.message : `The database was not filled: ${error}`);
    process.exitCode = 1;
  }
}
