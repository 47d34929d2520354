import { afterAll, expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { type MailBox, openMailBox, tokenIn } from "../kit/mail-box.ts";
import { publishService } from "../kit/market.ts";
import { placeOrder } from "../kit/orders.ts";
import { type Person, signedIn } from "../kit/person.ts";
import { kinds } from "../kit/told.ts";
import { connectAndSignIn, main } from "./kit/deeds.ts";
import { untilFocused, untilFocusIsIn } from "./kit/keyboard.ts";
import { openGuest, openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

let box: MailBox;
const site = siteOfFile({
  services: [],
  async settings() {
    box = await openMailBox();
    return { mail: { url: box.url, from: "Holdfast <notices@holdfast.test>", gather: 1 } };
  },
});
afterAll(() => box.stop());
const SOME = `0x${"2".repeat(64)}` as const;

/** The API's face of a person whose wallet the browser holds too. */
const person = (key: PersonKey): Promise<Person> => signedIn(site.current.server, PEOPLE[key].index);

test("NTF-1 the bell counts up without a reload when the other party acts, in every tab through one stream; each sentence leads to its order, whose opening marks it read", async () => {
  const { server, origin } = site.current;
  const [client, seller] = await Promise.all([person("ines"), person("mara")]);
  const service = await publishService(server, seller);
  const maker = await openGuestWithWallet(site.current, "mara");
  const streams: string[] = [];
  maker.context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/events") streams.push(request.url());
  });
  const { page } = maker;
  await page.goto(`${origin}/orders`);
  await connectAndSignIn(page);
  await page.getByRole("button", { name: "Notifications", exact: true }).waitFor();
  await expect.poll(() => streams.length).toBe(1);

  const second = await maker.context.newPage();
  site.current.pages.push(second);
  await second.goto(`${origin}/orders`);
  await second.getByRole("button", { name: "Notifications", exact: true }).waitFor();

  // Both hear of it, one of them from the other.
  const order = await placeOrder(server, { service, client });
  for (const tab of [page, second]) {
    await tab.getByRole("button", { name: "Notifications, 1 unread" }).waitFor();
    await tab.getByText("New notification: Ines Carvalho paid 1 ETH; the requirements come next").waitFor();
    await expect.poll(() => tab.title()).toMatch(/^\(1\) /);
  }
  expect(streams).toHaveLength(1);
  await order.act(client, "start", SOME);
  await page.getByRole("button", { name: "Notifications, 2 unread" }).waitFor();

  // By keyboard: open, Escape gives the focus back; then to the order.
  const bell = page.getByRole("button", { name: /^Notifications/ });
  await bell.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Notifications" });
  await panel.getByText("Ines Carvalho submitted the requirements: the work begins").waitFor();
  await untilFocusIsIn(panel);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await untilFocused(bell);
  await bell.click();
  await panel.getByRole("link", { name: /Ines Carvalho submitted the requirements/ }).click();
  await page.waitForURL(new RegExp(`/orders/${order.id}`));
  // The order's other notification is read with it, in the other tab too.
  for (const tab of [page, second])
    await tab.getByRole("button", { name: "Notifications", exact: true }).waitFor();
  await expect.poll(() => second.title()).not.toMatch(/^\(/);

  // The tab that has the stream goes; the other one takes over.
  await page.close();
  await expect.poll(() => streams.length, { timeout: 20_000 }).toBe(2);
  await second.goto(`${origin}/notifications`);
  await main(second)
    .getByRole("link", { name: /Ines Carvalho paid 1 ETH/ })
    .waitFor();
  const another = await placeOrder(server, { service, client, requirements: SOME });
  const row = main(second).getByRole("link", {
    name: /Unread.*Ines Carvalho paid 1 ETH and submitted the requirements/,
  });
  await row.waitFor();
  await main(second).getByRole("button", { name: "Mark all read" }).click();
  await second.getByRole("button", { name: "Notifications", exact: true }).waitFor();
  await row.waitFor({ state: "detached" });
  expect(another.id).not.toBe(order.id);
  expectQuiet(maker);
});

test("ORD-5 remind me later: the client chooses when, the order stays as it is, and when the chain's clock is there the bell says so, once", async () => {
  const { server, origin } = site.current;
  const [client, seller] = await Promise.all([person("ines"), person("mara")]);
  const service = await publishService(server, seller);
  const order = await placeOrder(server, { service, client });
  const guest = await openGuestWithWallet(site.current, "ines");
  const { page } = guest;
  await page.goto(`${origin}/orders/${order.id}`);
  await connectAndSignIn(page);
  await page.getByRole("button", { name: "Notifications", exact: true }).waitFor();
  const later = page.getByRole("button", { name: "Remind me later" });
  await later.focus();
  await page.keyboard.press("Enter");
  await untilFocused(page.getByRole("menuitem", { name: "Tomorrow" }));
  await page.keyboard.press("Enter");
  await page.getByText(/^You will be reminded on /).waitFor();
  await main(page).getByText("Place order", { exact: true }).first().waitFor();

  const { chain } = server;
  // From the second that it is now: the newest block may be older than the reminder by any time.
  const now = (await chain.client.getBlock({ blockTag: "pending" })).timestamp;
  const tomorrow = Number(now) + 24 * 3_600 + 60;
  await chain.client.setNextBlockTimestamp({ timestamp: BigInt(tomorrow) });
  await chain.client.mine({ blocks: 1 });
  const bell = page.getByRole("button", { name: "Notifications, 1 unread" });
  await bell.waitFor();
  await bell.click();
  const panel = page.getByRole("dialog", { name: "Notifications" });
  await panel.getByText("You wanted to be reminded of this order: it waits for your requirements").waitFor();
  await panel.getByRole("button", { name: "Mark all read" }).click();
  await page.getByRole("button", { name: "Notifications", exact: true }).waitFor();
  await chain.client.setNextBlockTimestamp({ timestamp: BigInt(tomorrow + 3_600) });
  await chain.client.mine({ blocks: 1 });
  await order.act(client, "start", SOME);
  await main(page).getByText("In progress", { exact: true }).first().waitFor();
  expect(await kinds(client, order)).toEqual(["remind_later"]);
  expectQuiet(guest);
});

test("NTF-1 e-mail is opted into on the page of notifications, confirmed by the link of the mail, and ended by the link of any", async () => {
  const { server, origin } = site.current;
  const [client, seller] = await Promise.all([person("ines"), person("mara")]);
  const service = await publishService(server, seller);
  const maker = await openGuestWithWallet(site.current, "mara");
  const { page } = maker;
  await page.goto(`${origin}/notifications`);
  await connectAndSignIn(page);
  const settings = main(page).getByRole("region", { name: "By e-mail" });
  const field = settings.getByRole("textbox", { name: "Your e-mail address" });
  await field.fill("mara at example");
  await settings.getByRole("button", { name: "Send me e-mail" }).click();
  await settings.getByText("Enter an address such as you@example.org.").waitFor();
  await field.fill("mara@example.org");
  await settings.getByRole("button", { name: "Send me e-mail" }).click();
  await settings.getByText("A mail was sent to mara@example.org.", { exact: false }).waitFor();

  // The link is followed where nobody is signed in, and does nothing before the person says so.
  const mail = await openGuest(site.current);
  await mail.page.goto(
    `${origin}/notifications#confirm=${tokenIn(await box.to("mara@example.org"), "confirm")}`,
  );
  await mail.page.getByRole("button", { name: "Confirm" }).click();
  await mail.page.getByText("The address is confirmed").waitFor();
  await settings.getByText("Notifications are mailed to mara@example.org.").waitFor({ timeout: 30_000 });

  const order = await placeOrder(server, { service, client });
  const told = await box.to("mara@example.org", 1);
  expect(told.text).toContain(`${origin}/orders/${order.id}`);
  const last = await openGuest(site.current);
  await last.page.goto(`${origin}/notifications#unsubscribe=${tokenIn(told, "unsubscribe")}`);
  await last.page.getByRole("button", { name: "End the mails" }).click();
  await last.page.getByText("No more mails will be sent").waitFor();
  await page.reload();
  await field.waitFor();
  expectQuiet(maker, mail, last);
});
