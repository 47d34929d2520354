import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import * as sdk from "@holdfast/sdk";
import * as notice from "@holdfast/sdk/notice";
import { publint } from "publint";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { demoPrivateKey } from "../../server/src/config/demo-people.ts";
import { startTestServer } from "../kit/api.ts";
import { temporaryFolder } from "./kit/folders.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const MODULES = join(root, "node_modules");
const TSC = join(MODULES, "typescript/bin/tsc");
/** What the package needs beside itself, and what checking its types does. */
const BESIDE = ["viem", "canonicalize", "@types"];
const SELLER = 1;
const CLIENT = 2;
const RESOLUTIONS = [
  [ts.ModuleKind.Node16, ts.ModuleResolutionKind.Node16],
  [ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
  [ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
] as const;

/** The page's TypeScript, block after block. */
function exampleOf(page: string): string {
  return [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code).join("\n");
}

/** The names that the page's table of exports tells to begin with. */
function namesTold(page: string): string[] {
  const [, table = ""] = page.split("## What is in it");
  const [rows = ""] = table.split("\n\n## ", 1);
  return rows.split("\n").flatMap((row) => {
    const [, , , last = ""] = row.split("|");
    return [...last.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
  });
}

/** Builds, packs and unpacks the package as `npm install` of the file would, with what it needs linked beside it. */
async function install(folder: string): Promise<string> {
  const built = join(folder, "built");
  await run(process.execPath, [join(root, "sdk/build.mjs"), "--out", built]);
  const { stdout } = await run("npm", ["pack", built, "--pack-destination", folder, "--json"], {
    cwd: folder,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const project = join(folder, "project");
  const home = join(project, "node_modules/@holdfast/sdk");
  mkdirSync(home, { recursive: true });
  await run("tar", ["-xzf", join(folder, filename), "-C", home, "--strip-components=1"]);
  for (const name of BESIDE) symlinkSync(join(MODULES, name), join(project, "node_modules", name));
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module" }));
  return project;
}

/** What a file imports that no types are found for, under each way of looking for them. */
function untypedImports(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"));
  return RESOLUTIONS.flatMap(([module, moduleResolution]) =>
    importedFiles
      .filter(({ fileName }) => {
        const asked = { module, moduleResolution };
        const found = ts.resolveModuleName(
          fileName,
          file,
          asked,
          ts.sys,
          undefined,
          undefined,
          ts.ModuleKind.ESNext,
        );
        return !/\.d\.[cm]?ts$/.test(found.resolvedModule?.resolvedFileName ?? "");
      })
      .map(({ fileName }) => `${ts.ModuleResolutionKind[moduleResolution]}: ${file} finds no ${fileName}`),
  );
}

test("SDK-1 the packed sdk, installed elsewhere, runs its README from offer to payout and is typed there", async () => {
  const folder = temporaryFolder();
  const [project, server] = await Promise.all([install(folder), startTestServer()]);
  onTestFinished(() => server.stop());
  const home = join(project, "node_modules/@holdfast/sdk");
  const { exports } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const doors = Object.keys(exports).filter((name) => name !== "./package.json");
  writeFileSync(join(project, "example.ts"), exampleOf(readFileSync(join(home, "README.md"), "utf8")));
  writeFileSync(
    join(project, "doors.ts"),
    doors.map((name) => `import "${join("@holdfast/sdk", name)}";`).join("\n"),
  );

  const node = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    run(process.execPath, args, { cwd: project, env: { ...process.env, ...env } });
  const strictly = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--lib", "es2022,dom"];
  const [{ messages }, example, types] = await Promise.all([
    publint({ pkgDir: home, pack: false, strict: true }),
    node(["--no-warnings", "example.ts"], {
      MARKET: server.origin,
      RPC_URL: server.chain.url,
      SELLER_KEY: demoPrivateKey(SELLER),
      CLIENT_KEY: demoPrivateKey(CLIENT),
    }),
    node([TSC, ...strictly, "--types", "node", "--module", "nodenext", "example.ts"]).catch(
      (error: { stdout: string }) => error,
    ),
    node(["--no-warnings", "doors.ts"]),
  ]);
  expect(example.stdout).toBe("completed: 0.475 ETH for the seller, 475000000000000000 wei in all\n");
  expect(types.stdout).toBe("");
  expect(messages).toEqual([]);

  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const typed = [join(project, "doors.ts"), ...files.filter((file) => file.endsWith(".d.ts"))];
  expect(typed.flatMap(untypedImports)).toEqual([]);
  const names = files.map((file) => relative(home, file));
  expect(names).toEqual(expect.arrayContaining(["README.md", "LICENSE", "index.js"]));
  const strangers = names.filter((name) => !/\.(js|d\.ts)$/.test(name) || name.includes("test"));
  expect(strangers.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
});

test("SDK-1 the README's table of exports, name by name, is what the sdk exports", () => {
  const names = namesTold(readFileSync(join(root, "sdk/README.md"), "utf8"));
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !(name in { ...sdk, ...notice }))).toEqual([]);
});
