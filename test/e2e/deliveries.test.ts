import { readFile } from "node:fs/promises";
import type { CDPSession, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { picture } from "../../scripts/seed/pictures.ts";
import { deliver, startOrder } from "../kit/deliveries.ts";
import { demand, publishService, type ServiceAnswer } from "../kit/market.ts";
import { type TestOrder, write } from "../kit/orders.ts";
import { pdf } from "../kit/pdf.ts";
import { type Person, signedIn } from "../kit/person.ts";
import { upload } from "../kit/upload.ts";
import { zip } from "../kit/zip.ts";
import { axeFaults } from "./kit/axe.ts";
import { confirmTransaction, connectAndSignIn, main, transactionDone } from "./kit/deeds.ts";
import { film } from "./kit/film.ts";
import { hostileFiles, SCRIPT } from "./kit/hostile-files.ts";
import { type Guest, openGuestWithWallet, takePictures } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

/* One order from the first draft to the approved work; both parties keep their pages open all the way. */
const site = siteOfFile({ services: [] });
/** For what needs a reload or an upload first; milliseconds. */
const SOON = { timeout: 30_000 };
const CODE = "export const answer = 42; // <script>alert(1)</script>\n".repeat(30);
let service: ServiceAnswer;
let order: TestOrder;
let buyer: Person;
let maker: Person;
let client: Guest;
let seller: Guest;
let mark: Buffer;

beforeAll(async () => {
  const { server } = site.current;
  const person = (key: PersonKey) => signedIn(server, PEOPLE[key].index);
  [buyer, maker] = await Promise.all([person("ines"), person("mara")]);
  mark = await picture("the mark", 900, 600);
  service = await publishService(server, maker);
  order = await startOrder(server, { service, client: buyer });
  [client, seller] = await Promise.all([enter("ines"), enter("mara")]);
  // They stay for all tests of the file.
  site.current.pages.splice(0);
});
beforeEach(({ onTestFailed }) => {
  onTestFailed(async ({ task }) => {
    site.current.pages.push(client.page, seller.page);
    await takePictures(site.current, task.name);
    site.current.pages.splice(0);
  });
});
afterAll(async () => {
  expectQuiet(client, seller);
  for (const guest of [client, seller]) await guest.context.close();
});

async function enter(person: PersonKey): Promise<Guest> {
  const guest = await openGuestWithWallet(site.current, person);
  await guest.page.goto(`${site.current.origin}/orders/${order.id}?tab=deliveries`);
  await connectAndSignIn(guest.page);
  return guest;
}

const form = (page: Page) => page.getByRole("dialog", { name: "Deliver your work" });
const panel = (page: Page) => page.getByRole("tabpanel");
const uploaded = (page: Page) => form(page).getByText("Uploaded", { exact: true });

/** What axe finds that is serious or worse, and whether anything sticks out on a phone. */
async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  expect(await page.evaluate(over)).toBe(0);
  if (size) await page.setViewportSize(size);
}

/** How fast the page's network is, in bytes a second; null: not at all. */
async function setNetwork(cdp: CDPSession, speed: number | null): Promise<void> {
  const throughput = speed ?? -1;
  await cdp.send("Network.emulateNetworkConditions", {
    offline: speed === null,
    latency: 0,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

test("DLV-1 a draft of many files: pausing, a network that drops and comes back, a reload that loses nothing; what is dangerous or in disguise is refused with a sentence", async () => {
  const { page, context } = seller;
  await page.getByRole("button", { name: "Deliver now" }).click();
  await form(page)
    .getByRole("radio", { name: /^Draft/ })
    .check();
  await form(page).getByRole("textbox", { name: "Describe what you deliver" }).fill("All there is so far.");
  await form(page).getByRole("textbox", { name: /Links/ }).fill("https://example.org/board");
  const files = form(page).locator('input[type="file"]');
  await files.setInputFiles([
    { name: "mark.png", mimeType: "image/png", buffer: mark },
    { name: "report.pdf", mimeType: "application/pdf", buffer: pdf(["First page", "Second page"]) },
    { name: "answer.ts", mimeType: "text/plain", buffer: Buffer.from(CODE) },
    { name: "sources.zip", mimeType: "application/zip", buffer: zip([["logo/mark.svg", 12]]) },
    { name: "film.webm", mimeType: "video/webm", buffer: await film(page) },
    { name: "setup.exe", mimeType: "application/octet-stream", buffer: Buffer.from(`MZ${"\0".repeat(99)}`) },
    { name: "cat.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") },
  ]);
  await form(page).getByText("setup.exe can run on its own and is not taken", { exact: false }).waitFor();
  await form(page).getByText("cat.png is not what its name says", { exact: false }).waitFor();
  for (const name of ["setup.exe", "cat.png"]) {
    await form(page)
      .getByRole("button", { name: `Remove ${name}` })
      .click();
  }
  await expect.poll(() => uploaded(page).count(), SOON).toBe(5);

  const cdp = await context.newCDPSession(page);
  // So slow that it is on its way whatever else this machine does.
  await setNetwork(cdp, 20_000);
  const large = Buffer.alloc(3_000_000, "sixteen letters.");
  await files.setInputFiles({ name: "large.txt", mimeType: "text/plain", buffer: large });
  await form(page).getByRole("progressbar", { name: "Upload of large.txt" }).waitFor();
  await form(page).getByRole("button", { name: "Pause large.txt" }).click();
  await form(page).getByText("Paused at", { exact: false }).waitFor();
  await form(page).getByRole("button", { name: "Go on with large.txt" }).click();
  await form(page).getByRole("button", { name: "Pause large.txt" }).waitFor();
  await setNetwork(cdp, null);
  await form(page).getByText("It goes on by itself", { exact: false }).waitFor();
  await expectAccessible(page);
  await cdp.detach();
  await expect.poll(() => uploaded(page).count(), SOON).toBe(6);
  await form(page).getByText("6 files, 2.9 MB", { exact: false }).waitFor();

  await page.reload();
  await page.getByRole("button", { name: "Deliver now" }).click();
  await expect.poll(() => uploaded(page).count(), SOON).toBe(6);
  expect(
    await form(page)
      .getByRole("radio", { name: /^Draft/ })
      .isChecked(),
  ).toBe(true);
  await form(page).getByRole("button", { name: "Remove large.txt" }).click();
  await form(page).getByRole("button", { name: "Share the draft" }).click();
  await form(page).waitFor({ state: "detached" });

  // The other sees it without a reload, and the order is where it was.
  await panel(client.page).getByRole("heading", { name: "1. Draft" }).waitFor();
  await panel(client.page).getByText("All there is so far.").waitFor();
  await main(client.page).getByText("In progress", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Deliver now" }).click();
  const words = form(page).getByRole("textbox", { name: "Describe what you deliver" });
  await words.waitFor();
  expect(await words.inputValue()).toBe("");
  expect(await uploaded(page).count()).toBe(0);
  await page.keyboard.press("Escape");
});

test("DLV-3 until approval the client looks through watermarked previews by keyboard, and has no original", async () => {
  const { page } = client;
  const tab = panel(page);
  await expect.poll(() => tab.getByText("Opens when you approve").count(), SOON).toBe(5);
  expect(await tab.getByRole("link", { name: /^Download/ }).count()).toBe(0);

  await tab.getByRole("button", { name: "Preview mark.png" }).click();
  const viewer = page.getByRole("dialog");
  const shown = viewer.getByRole("img");
  await shown.waitFor();
  await viewer.getByText("This is a preview with a watermark", { exact: false }).waitFor();
  const source = (await shown.getAttribute("src")) ?? "";
  const [seen, own] = await Promise.all(
    [buyer, maker].map(async (who) => {
      const answer = await fetch(new URL(source, site.current.origin), { headers: { cookie: who.cookie() } });
      return sharp(await answer.arrayBuffer())
        .greyscale()
        .raw()
        .toBuffer();
    }),
  );
  expect(differing(seen, own)).toBeGreaterThan(0.06);
  await viewer.getByText("File 1 of 5").waitFor();
  await expectAccessible(page);

  await page.keyboard.press("ArrowRight");
  await viewer.getByText("Page 1 of 2").waitFor();
  await page.keyboard.press("ArrowRight");
  await viewer.getByText("Page 2 of 2").waitFor();
  await page.keyboard.press("ArrowRight");
  await viewer
    .getByText("This is the beginning. The whole opens when you approve", { exact: false })
    .waitFor();
  // What looks like markup in the code is characters, in colours.
  await viewer.locator("code span", { hasText: "export" }).first().waitFor();
  await expectAccessible(page);
  expect(await viewer.getByText("<script>alert(1)</script>", { exact: false }).count()).toBeGreaterThan(0);
  expect(await viewer.locator("script").count()).toBe(0);
  await page.keyboard.press("ArrowRight");
  await viewer.getByText("logo/mark.svg").waitFor();
  await page.keyboard.press("ArrowRight");
  await viewer.getByRole("img", { name: "Preview of film.webm" }).waitFor();
  await page.keyboard.press("ArrowLeft");
  await viewer.getByText("logo/mark.svg").waitFor();
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await expect.poll(focused, SOON).toBe("Preview mark.png");

  const content = source.replace(/preview.*/, "content");
  const statuses = await page.evaluate(
    async (address) =>
      Promise.all(
        [{}, { range: "bytes=0-9" }].map(async (headers) => (await fetch(address, { headers })).status),
      ),
    content,
  );
  expect(statuses).toEqual([403, 403]);
});

test("DLV-5 each delivery stands in the history with what became of it and the revision it answers; all files are gathered", async () => {
  const { page } = client;
  const tab = panel(page);
  const id = await upload(maker, "mark.png", mark);
  await deliver(maker, order, [id]);
  await tab.getByRole("heading", { name: "2. Delivery" }).getByText("In review").waitFor();
  await tab.getByText("Matches its on-chain commitment").waitFor();
  const { timestamp } = await site.current.server.chain.client.getBlock();
  const due = timestamp + BigInt(order.terms.revisionTime) + 7200n;
  const wish = await write(buyer, "revision", order.id, { text: "A wider counter, please." });
  await order.act(buyer, "requestRevision", wish, due);
  await tab.getByRole("heading", { name: "2. Delivery" }).getByText("Sent back").waitFor();

  const maked = seller.page;
  await maked.getByRole("button", { name: "Deliver now" }).click();
  await form(maked).getByRole("textbox", { name: "Describe what you deliver" }).fill("Wider, as you asked.");
  const chooser = form(maked).locator('input[type="file"]');
  await chooser.setInputFiles({ name: "wider.png", mimeType: "image/png", buffer: mark });
  await uploaded(maked).waitFor();
  await form(maked).getByRole("button", { name: "Deliver", exact: true }).click();
  await transactionDone(maked);

  const last = tab.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "3. Delivery" }) });
  await last.getByText("In review").waitFor();
  await last.getByText("A wider counter, please.").waitFor();
  await last.getByText("Matches its on-chain commitment").waitFor();
  await expectAccessible(page);
  const headings = await tab.getByRole("heading").allTextContents();
  expect(headings.map((text) => text.replace(/^(\d\. (Delivery|Draft)).*/, "$1"))).toEqual([
    "3. Delivery",
    "2. Delivery",
    "1. Draft",
  ]);

  await page.getByRole("tab", { name: "Attachments" }).click();
  await expect.poll(() => tab.getByText("Opens when you approve").count(), SOON).toBe(7);
  await tab.getByRole("button", { name: "Preview wider.png" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Deliveries" }).click();
});

test("DLV-2 the page computes each delivery's commitment anew: words that the server changed do not match the chain", async () => {
  const { page } = client;
  const tab = panel(page);
  await page.route("**/deliveries", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { items: { document: { text: string } }[] };
    const [last] = body.items;
    if (last) last.document.text = "Narrower, as you asked.";
    await route.fulfill({ response: answer, json: body });
  });
  await page.reload();
  await tab.getByText("Narrower, as you asked.").waitFor();
  await tab.getByText("Does not match its on-chain commitment", { exact: false }).waitFor();
  await expect.poll(() => tab.getByText("Matches its on-chain commitment").count(), SOON).toBe(1);
  await page.unroute("**/deliveries");
  await page.reload();
  await expect.poll(() => tab.getByText("Matches its on-chain commitment").count(), SOON).toBe(2);
});

test("REV-1 approving opens the originals without a reload: the client downloads exactly the bytes that were delivered", async () => {
  const { page } = client;
  const tab = panel(page);
  await page.getByRole("button", { name: /^Release 1 ETH to Mara/ }).click();
  await confirmTransaction(page);
  const last = tab.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "3. Delivery" }) });
  await last.getByText("Approved").waitFor();
  const link = last.getByRole("link", { name: "Download wider.png" });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("wider.png");
  expect((await readFile(await download.path())).equals(mark)).toBe(true);
  await last.getByRole("button", { name: "Check wider.png" }).click();
  await last.getByText("Its bytes match the commitment").waitFor();
  // The picture in the page is another one now: without the mark.
  const source = await last.locator("li img").getAttribute("src");
  expect(source).toContain("open=1");
  await tab.getByRole("button", { name: "Preview film.webm" }).click();
  await page.getByRole("dialog").locator("video").waitFor();
  await page.keyboard.press("Escape");
  expect(demand(await buyer.request("GET", `/api/orders/${order.id}`))).toMatchObject({
    status: "completed",
  });
});

test("DLV-1 nothing that a person uploads runs in another's page: opened as a document, in a frame, as a script or a style, it does nothing", async () => {
  const { origin, server } = site.current;
  const files = await hostileFiles();
  const another = await startOrder(server, { service, client: buyer });
  const ids = await Promise.all(files.map(([name, bytes]) => upload(maker, name, bytes)));
  const json = { text: `See ${SCRIPT}`, key: crypto.randomUUID(), fileIds: ids };
  demand(await maker.request("POST", `/api/orders/${another.id}/messages`, { json }));
  const draft = { kind: "draft", order: another.id, text: SCRIPT, fileIds: ids };
  demand(await maker.request("POST", "/api/documents", { json: draft }));
  // What the client may only preview while it is locked, the maker's own browser may be led to open.
  const { page, context } = seller;
  await page.goto(`${origin}/orders/${another.id}?tab=deliveries`);
  const tab = page.getByRole("tabpanel");
  await tab.getByText("both.png").waitFor();
  expect(await tab.locator("script, svg[onload], [onerror]").count()).toBe(0);

  const outcome = await page.evaluate(
    async (addresses) => {
      const failed = (element: HTMLElement, set: () => void) =>
        new Promise<string>((resolve) => {
          element.onload = () => resolve("loaded");
          element.onerror = () => resolve("refused");
          set();
          document.body.append(element);
        });
      const found: string[] = [];
      for (const address of addresses) {
        const script = document.createElement("script");
        const style = document.createElement("link");
        style.rel = "stylesheet";
        found.push(
          await failed(script, () => {
            script.src = address;
          }),
          await failed(style, () => {
            style.href = address;
          }),
        );
        const frame = document.createElement("iframe");
        frame.src = address;
        document.body.append(frame);
      }
      return { found: [...new Set(found)], ran: "__ran" in window, title: document.title };
    },
    ids.map((id) => `/api/files/${id}/content`),
  );
  expect(outcome).toMatchObject({ found: ["refused"], ran: false });
  expect(outcome.title).not.toContain("owned");

  for (const id of ids) {
    const tabOfIt = await context.newPage();
    const response = await Promise.race([
      tabOfIt.goto(`${origin}/api/files/${id}/content`).catch(() => null),
      tabOfIt.waitForEvent("download").then(() => null),
    ]);
    // Saved, or shown as a picture in a sandbox: never a page of ours.
    if (response) expect(response.headers()["content-type"]).toBe("image/png");
    expect(await tabOfIt.evaluate(() => ("__ran" in window ? "ran" : self.origin))).not.toBe("ran");
    await tabOfIt.close();
  }
  expect(demand(await maker.request<{ name: string }>("GET", `/api/accounts/${maker.address}`)).name).toBe(
    PEOPLE.mara.name,
  );
});

/** The share of pixels that differ clearly. */
function differing(one: Buffer | undefined, other: Buffer | undefined): number {
  if (!one || !other || one.length !== other.length) throw new Error("The pictures differ in size.");
  return (
    one.reduce((sum, value, at) => sum + (Math.abs(value - (other[at] ?? 0)) < 24 ? 0 : 1), 0) / one.length
  );
}
