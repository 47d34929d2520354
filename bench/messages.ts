import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { PEOPLE, type PersonKey } from "../scripts/seed/people.ts";
import { connectAndSignIn } from "../test/e2e/kit/deeds.ts";
import { openGuestWithWallet, openSite, type Site } from "../test/e2e/kit/site.ts";
import startDatabase from "../test/kit/global-database.ts";
import { publishService } from "../test/kit/market.ts";
import { placeOrder } from "../test/kit/orders.ts";
import { signedIn } from "../test/kit/person.ts";

/**
 * How soon somebody sees what the other wrote (MSG-1): milliseconds from the key pressed in one browser to the words in
 * the other's page, through server, database and live stream. Median, 95th of a hundred and worst, one JSON line each;
 * fails when the 95th is over the target. `--messages N`.
 */
const TARGET = 500;
const { values } = parseArgs({ options: { messages: { type: "string", default: "60" } } });
const MESSAGES = Number(values.messages);
/** The first few wait for code and connections that later ones find warm. */
const WARM_UP = 4;

const stopDatabase = await startDatabase();
const site = await openSite();
try {
  const [client, seller] = await enterTwo(site);
  const times: number[] = [];
  for (let count = 0; count < MESSAGES + WARM_UP; count += 1) {
    const [from, to] = count % 2 === 0 ? [client, seller] : [seller, client];
    const time = await deliver(from, to, `message ${count} of the bench`);
    if (count >= WARM_UP) times.push(time);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  for (const [name, value] of [
    ["seen.p50", at(0.5)],
    ["seen.p95", at(0.95)],
    ["seen.worst", at(1)],
  ] as const) {
    const line = { bench: "messages", name, value, unit: "ms", target: TARGET, messages: MESSAGES };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  if (at(0.95) > TARGET) process.exitCode = 1;
} finally {
  await site.stop();
  await stopDatabase();
}

/** Client and seller of one order, each in a browser context of their own, at its messages. */
async function enterTwo(place: Site): Promise<[Page, Page]> {
  const { server } = place;
  const [buyer, maker] = await Promise.all([
    signedIn(server, PEOPLE.ines.index),
    signedIn(server, PEOPLE.mara.index),
  ]);
  const service = await publishService(server, maker);
  const order = await placeOrder(server, { service, client: buyer });
  const enter = async (person: PersonKey) => {
    const { page } = await openGuestWithWallet(place, person);
    await page.goto(`${place.origin}/orders/${order.id}?tab=messages`);
    await connectAndSignIn(page);
    await page.getByRole("textbox", { name: "Your message" }).waitFor();
    return page;
  };
  return [await enter("ines"), await enter("mara")];
}

async function deliver(from: Page, to: Page, words: string): Promise<number> {
  await from.getByRole("textbox", { name: "Your message" }).fill(words);
  const seen = to.evaluate(waitFor, words);
  const pressed = Date.now();
  await from.keyboard.press("Enter");
  return (await seen) - pressed;
}

/** In the reader's page: the moment at which the words are in its log. Both browsers and this program share one clock. */
function waitFor(words: string): Promise<number> {
  const page = globalThis as unknown as {
    document: { body: object; querySelector(selector: string): { textContent: string } | null };
    MutationObserver: new (
      look: () => void,
    ) => { observe(node: object, what: object): void; disconnect(): void };
  };
  return new Promise((resolve) => {
    const observer = new page.MutationObserver(() => {
      if (!page.document.querySelector("[role=log]")?.textContent.includes(words)) return;
      observer.disconnect();
      resolve(Date.now());
    });
    observer.observe(page.document.body, { subtree: true, childList: true, characterData: true });
  });
}
