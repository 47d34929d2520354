import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * `npm run bench` runs every file of bench/, `npm run bench -- web` the one named; each prints one JSON line a figure.
 * What comes from the first option on goes through: `npm run bench -- gas --write`.
 */
const folder = join(import.meta.dirname, "..", "bench");
const given = process.argv.slice(2);
const firstOption = given.findIndex((word) => word.startsWith("-"));
const wanted = firstOption < 0 ? given : given.slice(0, firstOption);
const options = firstOption < 0 ? [] : given.slice(firstOption);
const all = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3));

const unknown = wanted.find((name) => !existsSync(join(folder, `${name}.ts`)));
if (unknown !== undefined) {
  process.stderr.write(`There is no bench "${unknown}". There are: ${all.join(", ")}.\n`);
  process.exitCode = 1;
} else {
  for (const name of wanted.length > 0 ? wanted : all) {
    const child = spawn(process.execPath, [join(folder, `${name}.ts`), ...options], { stdio: "inherit" });
    const [code] = await once(child, "close");
    if (code !== 0) process.exitCode = 1;
  }
}
