import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "./kit/folders.ts";

const root = join(import.meta.dirname, "../..");

/** A project with a file in each room, and these files. */
function project(files: Record<string, string>): string {
  const folder = temporaryFolder();
  const rooms = { "sdk/src/a.ts": "", "server/src/a.ts": "", "web/src/a.ts": "" };
  for (const [path, text] of Object.entries({ ...rooms, ...files })) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), `${text}\nexport const here = 1;\n`);
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

function arrows(folder: string) {
  const program = join(root, "scripts/gates/arrows.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, folder], { encoding: "utf8" });
  return { status, said: stdout + stderr };
}

test("OPS-1 import arrows: a project that keeps to them passes", () => {
  const files = {
    "server/src/main.ts": 'import "./db/b.ts";',
    "server/src/db/b.ts": 'import "../domain/orders/c.ts";',
    "server/src/domain/orders/c.ts": "",
    "web/src/app/d.ts": 'import "../features/order/e.ts";',
    "web/src/features/order/e.ts": 'import "../../shared/f.ts";',
    "web/src/shared/f.ts": "",
  };
  expect(arrows(project(files))).toEqual({ status: 0, said: "9 files read.\n" });
});

/** A forbidden import each: the rule that names it, the file that has it, its text. */
const FORBIDDEN = [
  ["sdk-alone", "sdk/src/b.ts", 'import "../../server/src/a.ts";'],
  ["sdk-alone", "sdk/src/b.ts", 'import "zod";'],
  ["server-to-sdk", "server/src/b.ts", 'import "../../web/src/a.ts";'],
  ["web-to-sdk", "web/src/b.ts", 'import "../../server/src/a.ts";'],
  ["domain-pure", "server/src/domain/orders/b.ts", 'import "express";'],
  ["domain-pure", "server/src/domain/orders/b.ts", 'import "../../db/here.ts";'],
  ["api-thin", "server/src/api/orders/b.ts", 'import "../../chain/here.ts";'],
  ["chain-apart", "server/src/chain/b.ts", 'import "../api/here.ts";'],
  ["prisma-in-db", "server/src/b.ts", 'import type { Prisma } from "@prisma/client";'],
  ["main-knows-all", "server/src/jobs/b.ts", 'import "../main.ts";'],
  ["shared-first", "web/src/shared/b.ts", 'import "../features/order/here.ts";'],
  ["features-below-app", "web/src/features/order/b.ts", 'import "../../app/here.ts";'],
  ["features-apart", "web/src/features/order/b.ts", 'import "../checkout/here.ts";'],
  ["found", "web/src/b.ts", 'import "./nowhere.ts";'],
] as const;

test("OPS-1 import arrows: each forbidden import is named with its rule, and fails", () => {
  const targets = {
    "server/src/main.ts": "",
    "server/src/db/here.ts": "",
    "server/src/api/here.ts": "",
    "server/src/chain/here.ts": "",
    "web/src/app/here.ts": "",
    "web/src/features/order/here.ts": "",
    "web/src/features/checkout/here.ts": "",
  };
  const planted = FORBIDDEN.map(([rule, path, text], index) => ({
    rule,
    text,
    path: path.replace("b.ts", `b${index}.ts`),
  }));
  const files = Object.fromEntries(planted.map(({ path, text }) => [path, text]));
  const { status, said } = arrows(project({ ...targets, ...files }));
  expect(planted.filter(({ rule, path }) => !said.includes(`${rule}: ${path} -> `))).toEqual([]);
  expect(status).toBe(1);
});

test("OPS-1 import arrows: a room of which nothing was read fails, though nothing is wrong in it", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "sdk/src"), { recursive: true });
  mkdirSync(join(folder, "server/src"), { recursive: true });
  mkdirSync(join(folder, "web/src"), { recursive: true });
  writeFileSync(join(folder, "sdk/src/a.ts"), "export const here = 1;\n");
  const { status, said } = arrows(folder);
  expect(said).toContain("No file of server/src was read.");
  expect(status).toBe(1);
});
