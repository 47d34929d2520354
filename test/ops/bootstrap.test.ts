import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { missingOptionals, platformOf } from "../../scripts/setup/complete-lock.mjs";
import { causeOf } from "../../scripts/setup/failure.mjs";
import { firstMissing, isOfLock } from "../../scripts/setup/install.mjs";
import { alone } from "../../scripts/setup/lock.mjs";
import { isNewEnough } from "../../scripts/setup/node.mjs";
import { hashOf } from "../../scripts/setup/stamp.mjs";
import { isAlive } from "../../server/src/db/embedded/postmaster.ts";
import { temporaryFolder } from "./kit/folders.ts";

const scripts = join(import.meta.dirname, "../../scripts");

function write(file: string, text: string): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
}

/** A checkout with a neighbour folder to install and what `packages` names, and one command that tells how it was called. */
function checkout(packages: Record<string, string> = {}): string {
  const root = temporaryFolder();
  cpSync(join(scripts, "bootstrap.mjs"), join(root, "scripts/bootstrap.mjs"));
  cpSync(join(scripts, "setup"), join(root, "scripts/setup"), { recursive: true });
  write(
    join(root, "scripts/migration.ts"),
    'const given: string = process.argv.slice(2).join(); console.log("called with", given); process.exitCode = 3;\n',
  );
  const manifest = { name: "small", version: "1.0.0", dependencies: { near: "file:near", ...packages } };
  const locked = Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version }]);
  const near = { near: { version: "1.0.0" }, "node_modules/near": { resolved: "near", link: true } };
  write(join(root, "near/package.json"), JSON.stringify({ name: "near", version: "1.0.0" }));
  const lock = {
    ...{ name: "small", version: "1.0.0", lockfileVersion: 3, requires: true },
    packages: { "": manifest, ...near, ...Object.fromEntries(locked) },
  };
  write(join(root, "package.json"), JSON.stringify(manifest));
  write(join(root, "package-lock.json"), JSON.stringify(lock));
  for (const room of ["sdk", "server", "web"]) write(join(root, room, "package.json"), "{}");
  return root;
}

function bootstrap(root: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const nowhere = { npm_config_registry: "http://127.0.0.1:9", npm_config_fetch_retries: "0" };
  const { status, stdout } = spawnSync(process.execPath, [join(root, "scripts/bootstrap.mjs"), ...args], {
    env: { ...process.env, npm_config_cache: join(root, "npm-cache"), ...nowhere, ...env },
    encoding: "utf8",
  });
  return { status, stdout };
}

test("OPS-1 bootstrap: on a new checkout it installs, runs the command with its words and passes its exit code on", () => {
  const root = checkout();
  const first = bootstrap(root, ["migration", "one", "two"]);
  expect(first).toEqual({ status: 3, stdout: expect.stringContaining("called with one,two") });
  expect(first.stdout).toContain("✓ Install the packages of the lock file");
  expect(bootstrap(root, ["migration"]).stdout).toBe("called with \n");
});

test("OPS-1 bootstrap: a changed lock file is installed again, an untouched one is not", () => {
  const root = checkout();
  bootstrap(root, ["migration"]);
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  write(join(root, "package-lock.json"), JSON.stringify({ ...lock, version: "1.0.1" }));
  rmSync(join(root, "node_modules/.package-lock.json"));
  expect(bootstrap(root, ["migration"]).stdout).toContain("Install the packages");
  expect(bootstrap(root, ["migration"]).stdout).not.toContain("Install the packages");
});

test("OPS-1 bootstrap: without a network it says so in a sentence, and ends with 1", () => {
  const { status, stdout } = bootstrap(checkout({ "left-pad": "1.3.0" }), ["migration"]);
  expect(status).toBe(1);
  expect(stdout).toContain("npm's registry cannot be reached. Connect to the network");
  expect(stdout).not.toContain("called with");
});

test("OPS-1 bootstrap: an unknown command is told which there are", () => {
  const { status, stdout } = bootstrap(checkout(), ["strat"]);
  expect(status).toBe(1);
  expect(stdout).toContain('There is no command "strat". There are: start, test,');
});

test("OPS-1 bootstrap: the shell that npm put between is ended, then so is the command", async () => {
  const root = checkout();
  write(
    join(root, "scripts/migration.ts"),
    "console.log(process.pid); setInterval(() => undefined, 1_000);\n",
  );
  const line = `"${process.execPath}" scripts/bootstrap.mjs migration; true`;
  const env = { ...process.env, npm_lifecycle_event: "migration", npm_config_cache: join(root, "npm-cache") };
  const shell = spawn("/bin/sh", ["-c", line], { cwd: root, env, stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  shell.stdout.on("data", (part: Buffer) => {
    said += part.toString("utf8");
  });
  const pid = await vi.waitFor(() => Number(/^(\d+)$/m.exec(said)?.[1] ?? expect.fail(said)), {
    timeout: 60_000,
  });
  shell.kill("SIGTERM");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 30_000 });
});

test("OPS-1 bootstrap: Node 18 to 23 are too old to run the project, 24 and later are not", () => {
  expect(["v18.0.0", "v20.20.2", "22.18.0", "v23.1.0"].map(isNewEnough)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(["v24.0.0", "24.21.0", "v26.1.0"].map(isNewEnough)).toEqual([true, true, true]);
});

test("OPS-1 bootstrap: packages gone from disk, and an install that was cut off, are noticed", () => {
  const root = temporaryFolder();
  expect(firstMissing(root)).toBe(".package-lock.json");
  const record = {
    packages: { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0" } },
  };
  write(join(root, "node_modules/.package-lock.json"), JSON.stringify(record));
  write(join(root, "node_modules/a/package.json"), "{}");
  expect(firstMissing(root)).toBe("node_modules/b");
  write(join(root, "node_modules/b/package.json"), "{}");
  expect(firstMissing(root)).toBeNull();
});

test("OPS-1 bootstrap: an install of another lock file, or without this platform's packages, is not taken for good", () => {
  const here = { version: "3.0.0", optional: true, os: [process.platform], cpu: [process.arch] };
  const lock = {
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0" },
      "node_modules/here": here,
      "node_modules/elsewhere": { version: "3.0.0", optional: true, os: ["aix"] },
      "node_modules/@holdfast/sdk": { link: true },
    },
  };
  const a = { version: "1.0.0" };
  expect(isOfLock({ "node_modules/a": a, "node_modules/here": here }, lock)).toBe(true);
  expect(isOfLock({ "node_modules/a": a }, lock)).toBe(false);
  expect(isOfLock({ "node_modules/a": { version: "1.0.1" }, "node_modules/here": here }, lock)).toBe(false);
});

test("OPS-1 bootstrap: sources that change change the hash; what is installed or generated in them does not", () => {
  const root = temporaryFolder();
  write(join(root, "web/src/a.ts"), "1");
  const before = hashOf(root, ["web", "absent"]);
  write(join(root, "web/dist/a.js"), "1");
  write(join(root, "web/node_modules/x/index.js"), "1");
  expect(hashOf(root, ["web", "absent"])).toBe(before);
  write(join(root, "web/src/a.ts"), "2");
  expect(hashOf(root, ["web", "absent"])).not.toBe(before);
});

test("OPS-1 bootstrap: a second one waits for the first; a lock left by a killed one is passed", async () => {
  const root = temporaryFolder();
  const order: string[] = [];
  let finish = () => {};
  const first = alone(root, async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    order.push("first");
  });
  await vi.waitFor(() => expect(existsSync(join(root, ".holdfast/setup.pid"))).toBe(true));
  const second = alone(root, async () => order.push("second"));
  finish();
  await Promise.all([first, second]);
  expect(order).toEqual(["first", "second"]);
  write(join(root, ".holdfast/setup.pid"), "2147483646");
  await expect(alone(root, async () => "done")).resolves.toBe("done");
});

test.each([
  ["npm error code ENOSPC", /^The disk is full\./],
  ["npm error code EACCES: permission denied, mkdir", /^This user may not write here\./],
  [
    "npm error request to https://example.org failed, reason: getaddrinfo EAI_AGAIN",
    /^npm's registry cannot be reached\./,
  ],
  ["npm error code EINTEGRITY", /^A downloaded package is not what the lock file says\./],
  ["EROFS: read-only file system", /read-only file system\./],
])("OPS-1 bootstrap: %s is told with the way on", (said, sentence) => {
  expect(causeOf(said)).toMatch(sentence);
  expect(causeOf(said)).toMatch(/run the command again\.$/);
});

test("OPS-1 bootstrap: what is not a trouble of the machine is left to the tool's own words", () => {
  expect(causeOf("SyntaxError: Unexpected token")).toBeNull();
});

test("OPS-1 lock file: optional packages of other platforms are found missing, with the platform their name tells", () => {
  expect(platformOf("@biomejs/cli-linux-x64-musl")).toEqual({ os: ["linux"], cpu: ["x64"], libc: ["musl"] });
  expect(platformOf("@foundry-rs/anvil-darwin-amd64")).toEqual({ os: ["darwin"], cpu: ["x64"] });
  expect(platformOf("left-pad")).toBeNull();
  const wants = { optionalDependencies: { "tool-win32-x64": "1.2.3", "tool-linux-x64": "1.2.3" } };
  const packages = {
    "": {},
    "node_modules/tool": wants,
    "node_modules/tool/node_modules/tool-linux-x64": {},
  };
  expect(missingOptionals({ packages })).toEqual([
    ["node_modules/tool-win32-x64", { version: "1.2.3", optional: true, os: ["win32"], cpu: ["x64"] }],
  ]);
});
