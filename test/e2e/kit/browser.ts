import { existsSync } from "node:fs";
import { arch, platform } from "node:os";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Quiet on the network: every request it makes is the page's. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A real Chromium: the one CHROME_PATH names, else an installed Chrome or Chromium, else the one npm brought (Linux
 * x64), else Playwright's own.
 * @throws {Error} when there is none, with how to bring one
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: FLAGS, headless: true });
}

async function findBrowser(): Promise<string> {
  const named = process.env.CHROME_PATH;
  if (named) return named;
  const installed = installedBrowser();
  if (installed) return installed;
  if (platform() === "linux" && arch() === "x64") {
    const { default: carried } = await import("@sparticuz/chromium");
    return carried.executablePath();
  }
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  throw new Error("No browser was found. Install Chrome or Chromium, or name one by CHROME_PATH.");
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, MAC].find((path) => existsSync(path));
}
