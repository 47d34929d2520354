import { existsSync } from "node:fs";
import { join } from "node:path";
import { causeOf, Failure, tail } from "./failure.mjs";
import { step } from "./report.mjs";
import { run } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

/**
 * What is made from sources and not committed. Each is made again only when its inputs changed or its output is gone.
 * `inputs` and `output` are relative to the checkout, `program` to node_modules.
 */
export const BUILDS = {
  database: {
    title: "Generate the database client",
    inputs: ["server/prisma/schema.prisma", "server/prisma.config.ts", "package-lock.json"],
    output: "server/src/db/generated/client.ts",
    program: "prisma/build/index.js",
    args: ["generate"],
    folder: "server",
  },
  contracts: {
    title: "Compile the contracts",
    inputs: ["contracts", "hardhat.config.ts", "package-lock.json"],
    output: "artifacts/contracts/Escrow.sol/Escrow.json",
    program: "hardhat/dist/src/cli.js",
    args: ["build", "--quiet"],
    folder: ".",
  },
  web: {
    title: "Build the pages",
    inputs: [
      "web",
      "sdk/package.json",
      "sdk/src",
      "sdk/src/generated",
      "server/src/api/schema",
      "package-lock.json",
    ],
    output: "web/dist/index.html",
    program: "vite/bin/vite.js",
    args: ["build", "--logLevel", "warn"],
    folder: "web",
  },
};

/** Makes the named builds that are out of date, side by side. */
export async function ensureBuilt(root, node, env, names) {
  const stale = names
    .map((name) => ({
      ...BUILDS[name],
      stamp: join(root, ".holdfast", "stamps", name),
      hash: hashOf(root, BUILDS[name].inputs),
    }))
    .filter((build) => readStamp(build.stamp) !== build.hash || !existsSync(join(root, build.output)));
  const done = await Promise.allSettled(
    stale.map((build) => step(build.title, () => make(root, node, env, build))),
  );
  const failed = done.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

async function make(root, node, env, build) {
  const program = [
    join(root, "server/node_modules"),
    join(root, "web/node_modules"),
    join(root, "node_modules"),
  ]
    .map((folder) => join(folder, build.program))
    .find((file) => existsSync(file));
  if (!program)
    throw new Failure(`${build.program} is not installed. Delete node_modules and run the command again.`);
  const { code, output } = await run(node, [program, ...build.args], { cwd: join(root, build.folder), env });
  if (code === 0 && existsSync(join(root, build.output))) return writeStamp(build.stamp, build.hash);
  throw new Failure(causeOf(output) || `"${build.title}" failed; the reason is below.`, tail(output));
}
