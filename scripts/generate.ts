import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { abiModule } from "./generate-abi.ts";

/**
 * Makes sdk/src/generated: the contracts' ABIs from hardhat's artifacts, the API's types from the server's OpenAPI
 * document. `--check` writes nothing and fails when a file differs; `--no-build` trusts the artifacts that are there.
 */
const root = join(import.meta.dirname, "..");
const generated = join(root, "sdk/src/generated");
const openApiSource = join(root, "server/src/api/openapi.ts");

const ABIS = [
  {
    file: "escrow-abi.ts",
    exportName: "escrowAbi",
    artifacts: ["contracts/Escrow.sol/Escrow.json", "contracts/interfaces/IEscrow.sol/IEscrow.json"],
  },
  {
    file: "demo-token-abi.ts",
    exportName: "demoTokenAbi",
    artifacts: ["contracts/mocks/DemoToken.sol/DemoToken.json", "contracts/demo/DemoToken.sol/DemoToken.json"],
  },
];

type OutputFile = { path: string; text: string };

async function generateAbis(): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const { file, exportName, artifacts } of ABIS) {
    const artifact = artifacts.map((path) => join(root, "artifacts", path)).find(existsSync);
    if (artifact === undefined) continue;
    const { abi, contractName } = JSON.parse(await readFile(artifact, "utf8"));
    files.push({ path: join(generated, file), text: abiModule(exportName, contractName, abi) });
  }
  if (files.length === 0) throw new Error("There are no artifacts. Run `npx hardhat build` first.");
  return files;
}

async function generateApiTypes(): Promise<OutputFile[]> {
  if (!existsSync(openApiSource)) return [];
  const { openApiDocument } = await import(openApiSource);
  const { default: openapiTypes, astToString } = await import("openapi-typescript");
  const nodes = await openapiTypes(openApiDocument(), { alphabetize: true });
  const head = "// Made by scripts/generate.ts from the server's OpenAPI document. Change the schemas, not this file.\n";
  return [{ path: join(generated, "api.ts"), text: head + astToString(nodes) }];
}

async function build(): Promise<void> {
  const hardhat = join(root, "node_modules/.bin/hardhat");
  await promisify(execFile)(hardhat, ["build", "--quiet"], { cwd: root });
}

async function isUpToDate({ path, text }: OutputFile): Promise<boolean> {
  return existsSync(path) && (await readFile(path, "utf8")) === text;
}

async function main(options: readonly string[]): Promise<number> {
  if (!options.includes("--no-build")) await build();
  const files = [...(await generateAbis()), ...(await generateApiTypes())];
  const stale: OutputFile[] = [];
  for (const file of files) if (!(await isUpToDate(file))) stale.push(file);
  const names = stale.map(({ path }) => relative(root, path)).join(", ");
  if (options.includes("--check")) {
    if (stale.length === 0) return 0;
    console.error(`Out of date: ${names}. Run \`npm run generate\` and commit the result.`);
    return 1;
  }
  for (const { path, text } of stale) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  console.log(stale.length === 0 ? "Generated files are up to date." : `Generated ${names}.`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
