import { readdirSync } from "node:fs";
import { join } from "node:path";
import hre from "hardhat";
import Mocha from "mocha";
import type { Codes } from "./compile.ts";

const folder = join(import.meta.dirname, "../../test/contracts");

/** Every reporter of mocha prints; this one does not. */
class Silent extends Mocha.reporters.Base {}

/** Which tests to ask before the others. */
export type Order = { first: readonly string[]; subject: string };

/** The contract tests, loaded once and run as often as needed on whatever code is given to them. */
export async function createJury(plain: Codes) {
  let codes = plain;
  const reset = await takeChainInHand(() => codes);
  const mocha = new Mocha({ reporter: Silent, timeout: 60_000, ui: "bdd" });
  for (const file of readdirSync(folder)) if (file.endsWith(".test.ts")) mocha.addFile(join(folder, file));
  await mocha.loadFilesAsync();
  mocha.cleanReferencesAfterRun(false);
  const all: string[] = [];
  mocha.suite.eachTest((test: Mocha.Test) => {
    all.push(test.fullTitle());
  });

  const run = async (titles: ReadonlySet<string>, bail: boolean): Promise<string[]> => {
    await reset();
    const failed: string[] = [];
    // Mocha only ever asks whether the pattern fits a title.
    mocha.options.grep = { test: (title: string) => titles.has(title) } as RegExp;
    mocha.bail(bail);
    await new Promise<void>((resolve) => {
      const runner = mocha.run(() => resolve());
      // A hook that fails says which test it was for only in its title.
      runner.on("fail", (test) => failed.push(test.fullTitle()));
    });
    return failed;
  };

  // What fails without a fault weighs gas or size, and this code is not optimized: it can't judge.
  const aside = await run(new Set(all), false);
  const able = all.filter((title) => !aside.includes(title));
  return {
    tests: able.length,
    aside,
    /**
     * The first test that fails on this code. Asked first are the `first` ones, then those whose title names `subject`,
     * then the others.
     */
    firstToFail: async (changed: Codes, { first, subject }: Order): Promise<string | undefined> => {
      codes = changed;
      const named = new RegExp(`\\b${subject}\\b`);
      const rank = (title: string) => (first.includes(title) ? 0 : named.test(title) ? 1 : 2);
      for (const now of [0, 1, 2]) {
        const titles = new Set(able.filter((title) => rank(title) === now));
        const [killer] = titles.size > 0 ? await run(titles, true) : [];
        if (killer !== undefined) return killer;
      }
      return undefined;
    },
  };
}

/**
 * Lets every deployment of the tests use the code at hand, on chains that take code of any size. @returns what puts all
 * chains back to their beginning
 */
async function takeChainInHand(codes: () => Codes): Promise<() => Promise<void>> {
  const { artifacts, network } = hre;
  const read = artifacts.readArtifact.bind(artifacts);
  const readChanged: typeof read = async (name) => {
    const artifact = await read(name);
    const bytecode = codes().get(artifact.contractName);
    return bytecode ? { ...artifact, bytecode } : artifact;
  };
  artifacts.readArtifact = readChanged;

  const beginnings: (() => Promise<void>)[] = [];
  const create = network.create.bind(network);
  network.create = (async (...given: Parameters<typeof create>) => {
    const [asked] = given;
    const options = typeof asked === "object" ? asked : {};
    const override = { allowUnlimitedContractSize: true, ...options.override };
    const connection = await create({ ...options, override } as Parameters<typeof create>[0]);
    let beginning = await connection.provider.request({ method: "evm_snapshot" });
    beginnings.push(async () => {
      await connection.provider.request({ method: "evm_revert", params: [beginning] });
      beginning = await connection.provider.request({ method: "evm_snapshot" });
      connection.networkHelpers.clearSnapshots();
    });
    return connection;
  }) as typeof network.create;
  return async () => {
    for (const begin of beginnings) await begin();
  };
}
