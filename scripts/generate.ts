import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { abiModule } from "./generate-abi.ts";
import { withLifecycle } from "./generate-lifecycle.ts";

/**
 * Makes sdk/src/generated: the contracts' ABIs from hardhat's artifacts, the API's types from the server's OpenAPI
 * document; scripts/generated: the code that `npm start` deploys; and the lifecycle in docs/protocol.md. `--check` writes nothing and fails when a file differs; `--no-build` trusts the artifacts that are there.
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
    artifacts: [
      "contracts/mocks/DemoToken.sol/DemoToken.json",
      "contracts/demo/DemoToken.sol/DemoToken.json",
    ],
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

/** What `npm start` deploys: it need not compile anything then. */
async function generateBytecode(): Promise<OutputFile[]> {
  const code: Record<string, string> = {};
  for (const { exportName, artifacts } of ABIS) {
    const artifact = artifacts.map((path) => join(root, "artifacts", path)).find(existsSync);
    if (artifact === undefined) continue;
    const { bytecode, contractName } = JSON.parse(await readFile(artifact, "utf8"));
    if (bytecode === "0x") throw new Error(`${exportName}: ${contractName} has no code to deploy.`);
    code[contractName] = bytecode;
  }
  return [
    { path: join(root, "scripts/generated/bytecode.json"), text: `${JSON.stringify(code, null, 2)}\n` },
  ];
}

/** The page's diagram and table of what is allowed, from the sdk's table. */
async function generateLifecycle(): Promise<OutputFile[]> {
  const path = join(root, "docs/protocol.md");
  return [{ path, text: withLifecycle(await readFile(path, "utf8")) }];
}

async function generateApiTypes(): Promise<OutputFile[]> {
  if (!existsSync(openApiSource)) return [];
  const { openApiDocument } = await import(openApiSource);
  const { default: openapiTypes, astToString } = await import("openapi-typescript");
  const { default: ts } = await import("typescript");
  const text = ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  const tail = ts.factory.createTemplateLiteralTypeSpan(text, ts.factory.createTemplateTail(""));
  const hex = ts.factory.createTemplateLiteralType(ts.factory.createTemplateHead("0x"), [tail]);
  const nodes = await openapiTypes(openApiDocument(), {
    alphabetize: true,
    // What has a default may be left out of a request.
    defaultNonNullable: false,
    // Hex in a schema gets viem's type, so that nobody has to cast; in a path it stays text, as routers give it.
    transform: (schema, { path }) => (isHex(schema) && path?.includes("/schemas/") ? hex : undefined),
  });
  const head =
    "// Made by scripts/generate.ts from the server's OpenAPI document. Change the schemas, not this file.\n";
  return [{ path: join(generated, "api.ts"), text: head + astToString(nodes) }];
}

async function build(): Promise<void> {
  const hardhat = join(root, "node_modules/.bin/hardhat");
  await promisify(execFile)(hardhat, ["build", "--quiet"], { cwd: root });
}

function isHex(schema: object): boolean {
  return "pattern" in schema && typeof schema.pattern === "string" && schema.pattern.startsWith("^0x");
}

/** Writes what differs, or with `check` only names it. */
async function settle(files: readonly OutputFile[], check: boolean): Promise<string[]> {
  const stale: string[] = [];
  for (const { path, text } of files) {
    if (existsSync(path) && (await readFile(path, "utf8")) === text) continue;
    stale.push(relative(root, path));
    if (check) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return stale;
}

async function main(options: readonly string[]): Promise<number> {
  const check = options.includes("--check");
  if (!options.includes("--no-build")) await build();
  // ABIs first: the server's schemas import the sdk, which needs them.
  const stale = await settle([...(await generateAbis()), ...(await generateBytecode())], check);
  stale.push(...(await settle([...(await generateApiTypes()), ...(await generateLifecycle())], check)));
  if (check && stale.length > 0) {
    console.error(`Out of date: ${stale.join(", ")}. Run \`npm run generate\` and commit the result.`);
    return 1;
  }
  if (!check)
    console.log(stale.length === 0 ? "Generated files are up to date." : `Generated ${stale.join(", ")}.`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
