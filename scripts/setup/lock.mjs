import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { causeOf, Failure } from "./failure.mjs";
import { say } from "./report.mjs";

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST")
      throw new Failure(causeOf(error.code) || "The folder .holdfast cannot be written.", String(error));
    return false;
  }
}

/** Runs `work` while no other command of this checkout sets it up; waits for one that does. */
export async function alone(root, work) {
  const file = join(root, ".holdfast", "setup.pid");
  try {
    mkdirSync(join(root, ".holdfast"), { recursive: true });
  } catch (error) {
    throw new Failure(causeOf(error.code) || "The folder .holdfast cannot be made.", String(error));
  }
  let told = false;
  while (!take(file)) {
    const holder = Number(readOrEmpty(file));
    if (holder > 0 && isAlive(holder)) {
      if (!told) say(`Process ${holder} is setting up this checkout: waiting for it`);
      told = true;
      await new Promise((resolve) => setTimeout(resolve, 300));
    } else if (holder > 0 || told) {
      rmSync(file, { force: true });
    } else {
      told = true;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.removeListener("exit", release);
    release();
  }
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
