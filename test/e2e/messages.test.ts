import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { picture } from "../../scripts/seed/pictures.ts";
import { cutOff } from "../kit/cut-off.ts";
import { demand, publishService, type ServiceAnswer } from "../kit/market.ts";
import { placeOrder, type TestOrder } from "../kit/orders.ts";
import { type Person, signedIn } from "../kit/person.ts";
import { connectAndSignIn, main } from "./kit/deeds.ts";
import { type Guest, type GuestOptions, openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile({ services: [] });
/** A hash whose words nobody keeps here: with it an order begins at once. */
const NOT_KEPT = `0x${"ab".repeat(32)}` as const;
let service: ServiceAnswer;
let ines: Person;
let mara: Person;

beforeAll(async () => {
  const { server } = site.current;
  [ines, mara] = await Promise.all([
    signedIn(server, PEOPLE.ines.index),
    signedIn(server, PEOPLE.mara.index),
  ]);
  service = await publishService(server, mara);
});

const place = () => placeOrder(site.current.server, { service, client: ines, requirements: NOT_KEPT });
const addressOf = ({ id }: TestOrder) => `${site.current.origin}/orders/${id}?tab=messages`;

async function enter(person: PersonKey, address: string, options: GuestOptions = {}): Promise<Guest> {
  const guest = await openGuestWithWallet(site.current, person, options);
  await guest.page.goto(address);
  await connectAndSignIn(guest.page);
  return guest;
}

const log = (page: Page) => page.getByRole("log", { name: "Messages of this order" });
const box = (page: Page) => page.getByRole("textbox", { name: "Your message" });

async function write(page: Page, words: string): Promise<void> {
  await box(page).fill(words);
  await box(page).press("Enter");
}

/** What stands in the log, in its order: each message's own words. */
const said = (page: Page) => log(page).locator("[data-message] p[dir=auto]").allTextContents();

let key = 0;
async function say(who: Person, order: TestOrder, text: string): Promise<void> {
  key += 1;
  const json = { text, key: `e2e-message-${key}` };
  demand(await who.request("POST", `/api/orders/${order.id}/messages`, { json }));
}

test("MSG-1 client and seller see each other's words without a reload, with who has seen them, files, safe links and an unread count; markup stays text", async () => {
  const order = await place();
  const client = await enter("ines", addressOf(order));
  const maker = await enter("mara", addressOf(order).replace("messages", "payments"));
  const { page } = client;
  await page.getByText("Nobody has written yet").waitFor();

  await write(page, "Can the keel be wider?");
  await maker.page.getByRole("tab", { name: /Messages\s*1/ }).waitFor();
  expect(await page.getByText("Seen by").count()).toBe(0);
  await maker.page.getByRole("tab", { name: "Messages" }).click();
  await log(maker.page).getByText("Can the keel be wider?").waitFor();
  await log(maker.page).getByText("New messages").waitFor();
  await log(page).getByText("Seen by Mara Lindholm").waitFor();
  await maker.page.getByRole("tab", { name: "Messages", exact: true }).waitFor();

  // Shift and Enter begins a line; Enter sends.
  await box(maker.page).fill("Yes.");
  await box(maker.page).press("Shift+Enter");
  await box(maker.page).pressSequentially("See https://example.org/keel?a=1&b=2.");
  await box(maker.page).press("Enter");
  const link = log(page).getByRole("link", { name: "https://example.org/keel?a=1&b=2" });
  await link.waitFor();
  expect(await link.getAttribute("href")).toBe("https://example.org/keel?a=1&b=2");
  expect((await link.getAttribute("rel"))?.split(" ").sort()).toEqual(["nofollow", "noopener", "noreferrer"]);
  expect(await box(maker.page).inputValue()).toBe("");

  const hostile =
    '<img src="/x.png" onerror="document.title=1"> javascript:alert(1) https://mara@evil.example/';
  await write(maker.page, hostile);
  await log(page).getByText(hostile, { exact: true }).waitFor();
  expect(await log(page).locator("img, [href^='javascript'], [href*='evil']").count()).toBe(0);

  await page.getByRole("button", { name: "Attach files" }).click();
  await page.getByText("Files in messages are open to everybody here at once", { exact: false }).waitFor();
  await main(page)
    .locator('input[type="file"]')
    .setInputFiles({ name: "sketch.png", mimeType: "image/png", buffer: await picture("sketch", 300, 200) });
  await main(page).getByText("Uploaded", { exact: true }).waitFor();
  await write(page, "Like this.");
  const download = log(maker.page).getByRole("link", { name: "Download sketch.png" });
  await download.waitFor();
  const coming = maker.page.waitForEvent("download");
  // By its key: the preview that loads above moves the link under a pointer.
  await download.press("Enter");
  expect((await coming).suggestedFilename()).toBe("sketch.png");

  await page.reload();
  await log(page).getByText("Like this.").waitFor();
  expect(await said(page)).toEqual([
    "Can the keel be wider?",
    "Yes.\nSee https://example.org/keel?a=1&b=2.",
    hostile,
    "Like this.",
  ]);
  expect(await said(maker.page)).toEqual(await said(page));
  expectQuiet(client, maker);
});

test("MSG-1 a connection that is cut loses nothing and sends nothing twice: what others wrote comes when it is back, and so does what was written meanwhile", async () => {
  const order = await place();
  const way = await cutOff(site.current.server.url);
  try {
    const client = await enter("ines", addressOf(order), { by: way.url });
    const maker = await enter("mara", addressOf(order));
    const { page } = client;
    await write(page, "before the cut");
    await log(maker.page).getByText("before the cut").waitFor();

    way.cut();
    for (const count of [1, 2, 3]) await say(mara, order, `missed ${count}`);
    await write(page, "written in the dark");
    await write(page, "and one more");
    await log(page).getByText("Not sent: the server did not answer.", { exact: false }).waitFor();
    await box(page).fill("a draft that is");
    await log(maker.page).getByText("missed 3").waitFor();
    expect(await said(page)).toEqual(["before the cut", "written in the dark", "and one more"].slice(0, 1));

    way.mend();
    await log(page).getByText("missed 3").waitFor();
    await log(maker.page).getByText("and one more").waitFor();
    const all = ["before the cut", "missed 1", "missed 2", "missed 3", "written in the dark", "and one more"];
    await expect.poll(() => said(page)).toEqual(all);
    await expect.poll(() => said(maker.page)).toEqual(all);
    expect(await box(page).inputValue()).toBe("a draft that is");
    expectQuiet(client, maker);
  } finally {
    await way.stop();
  }
});

test("MSG-1 a long history comes as one scrolls up and nothing moves under the reader's eyes; new words further down are said by a button", async () => {
  const order = await place();
  for (let count = 1; count <= 130; count += 1)
    await say(count % 3 === 0 ? mara : ines, order, `word ${count}`);
  const client = await enter("ines", addressOf(order), { phone: true, dark: true });
  const { page } = client;
  await log(page).getByText("word 130", { exact: true }).waitFor();
  expect(await log(page).getByText("word 60", { exact: true }).count()).toBe(0);

  const anchor = log(page).locator('[data-message="90"]');
  await anchor.scrollIntoViewIfNeeded();
  /** Pixels from the log's upper edge. */
  const placeOf = async () => {
    const [message, frame] = await Promise.all([anchor.boundingBox(), log(page).boundingBox()]);
    return Math.round((message?.y ?? Number.NaN) - (frame?.y ?? Number.NaN));
  };
  const before = await placeOf();
  const scrolled = await log(page).evaluate((element) => {
    const scroller = element as unknown as { scrollTop: number };
    const from = scroller.scrollTop;
    scroller.scrollTop = 100;
    return from - 100;
  });
  await log(page).getByText("word 40", { exact: true }).waitFor({ state: "attached" });
  expect((await placeOf()) - before).toBe(Math.round(scrolled));

  await say(mara, order, "And this is new.");
  await page.getByRole("button", { name: "1 unread message" }).waitFor();
  expect((await placeOf()) - before).toBe(Math.round(scrolled));
  await page.getByRole("button", { name: "1 unread message" }).click();
  await log(page).getByText("And this is new.").waitFor();

  await log(page).focus();
  await page.keyboard.press("Home");
  await log(page).getByText("word 1", { exact: true }).waitFor();
  await expect.poll(async () => (await said(page)).length).toBe(131);
  await log(page).getByText("The conversation begins here").waitFor();
  const wide = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(wide).toBe(0);
  expectQuiet(client);
});

test("REV-4 a client who gets no answer asks the help desk; the desk finds order and words, answers in the order where both parties read it, points to the dispute, and closes the request", async () => {
  const order = await place();
  await say(ines, order, "Are you there?");
  const client = await enter("ines", addressOf(order));
  const { page } = client;
  await page.getByRole("button", { name: "Ask the help desk" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Send to the help desk" }).click();
  await dialog.getByText("Say in a few words what is wrong.").waitFor();
  await dialog
    .getByRole("textbox", { name: "What is wrong?" })
    .fill("The seller has not answered for a week.");
  await dialog.getByRole("button", { name: "Send to the help desk" }).click();
  await main(page).getByText("You asked the help desk").waitFor();

  const desk = await enter("desk", `${site.current.origin}/orders`);
  await desk.page.getByRole("button", { name: /^Account of / }).click();
  await desk.page.getByRole("menuitem", { name: "Help desk" }).click();
  const request = main(desk.page).getByRole("listitem").filter({ hasText: "has not answered for a week" });
  await request.getByText("Waits for an answer").waitFor();
  await request.getByText("Ines Carvalho ordered from Mara Lindholm").waitFor();
  await request.getByRole("link", { name: /^Answer in the order/ }).click();
  await log(desk.page).getByText("Are you there?").waitFor();
  await main(desk.page).getByText("Ines Carvalho asked the help desk").waitFor();
  await write(desk.page, "We have written to Mara by mail, too.");
  await desk.page.getByRole("button", { name: "Write how to open a dispute" }).click();
  await box(desk.page).press("Enter");

  await log(page).getByText("We have written to Mara by mail, too.").waitFor();
  await log(page).getByText("Help desk", { exact: true }).first().waitFor();
  await log(page)
    .getByRole("link", { name: `${site.current.origin}/help#disputes` })
    .waitFor();
  const maker = await enter("mara", addressOf(order));
  await log(maker.page).getByText("We have written to Mara by mail, too.").waitFor();
  expect(await maker.page.getByText("has not answered for a week").count()).toBe(0);

  await desk.page.goBack();
  await request.getByText("Answered", { exact: true }).waitFor();
  await request.getByRole("button", { name: "Close the request" }).click();
  await request.getByText("Closed", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Ask the help desk" }).waitFor();

  await page.goto(`${site.current.origin}/desk`);
  await page.getByText("This account is not the help desk's").waitFor();
  expectQuiet(client, desk, maker);
});
