import { readFile } from "node:fs/promises";
import type { components } from "@holdfast/sdk/api";
import { verifyReview, verifyReviews } from "@holdfast/sdk/review";
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { publishService, type ServiceAnswer } from "../kit/market.ts";
import { type Person, signedIn } from "../kit/person.ts";
import { completedOrder, postReview, signReview } from "../kit/reviews.ts";
import { connectAndSignIn, main } from "./kit/deeds.ts";
import { openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

type AccountRecord = components["schemas"]["AccountRecord"];

const site = siteOfFile({ services: [] });

let buyer: Person;
let maker: Person;
let service: ServiceAnswer;

beforeAll(async () => {
  const { server } = site.current;
  const who = (key: PersonKey) => signedIn(server, PEOPLE[key].index);
  [buyer, maker] = await Promise.all([who("ines"), who("mara")]);
  service = await publishService(server, maker);
});

const completed = () => completedOrder(site.current.server, { service, client: buyer, seller: maker });
const dialog = (page: Page) => page.getByRole("dialog");
const reviews = (page: Page) => main(page).getByRole("region", { name: "Reviews" });

async function enter(key: PersonKey, path: string) {
  const guest = await openGuestWithWallet(site.current, key);
  await guest.page.goto(`${site.current.origin}${path}`);
  await connectAndSignIn(guest.page);
  return guest;
}

/** Stars by the arrow keys, words, one signature. */
async function write(page: Page, { name, stars, words }: { name: string; stars: number; words: string }) {
  await reviews(page)
    .getByRole("button", { name: `Review ${name}` })
    .click();
  await dialog(page).getByRole("radio", { name: "1 star: Poor" }).focus();
  await page.keyboard.press("Space");
  for (let star = 1; star < stars; star += 1) await page.keyboard.press("ArrowRight");
  await dialog(page).getByRole("textbox", { name: "In your words" }).fill(words);
  await dialog(page).getByRole("button", { name: "Sign the review" }).click();
  await dialog(page).waitFor({ state: "detached" });
}

async function download(page: Page, button: Locator): Promise<unknown> {
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return JSON.parse(await readFile(await file.path(), "utf8"));
}

test("RVW-1 both sides review each other in two browsers: hidden until both wrote, then replied to, exported, and verified by the sdk alone", async () => {
  const order = await completed();
  const path = `/orders/${order.id}`;
  const [client, seller] = await Promise.all([enter("ines", path), enter("mara", path)]);
  const words = "<b>Kind</b> and exact. \u202eeht fo tuo";

  // Nothing was chosen: the form says what is missing, and the wallet is not asked.
  await reviews(client.page).getByRole("button", { name: "Review Mara Lindholm" }).click();
  await dialog(client.page)
    .getByText(/shown once Mara Lindholm reviewed you too, or 14 days after/)
    .waitFor();
  await dialog(client.page).getByRole("button", { name: "Sign the review" }).click();
  await dialog(client.page).getByText("Choose one to five stars.").waitFor();
  // Words not signed yet outlive a closed dialog.
  await dialog(client.page).getByRole("textbox", { name: "In your words" }).fill("Half a thought");
  await client.page.keyboard.press("Escape");
  await dialog(client.page).waitFor({ state: "detached" });
  await reviews(client.page).getByRole("button", { name: "Review Mara Lindholm" }).click();
  expect(await dialog(client.page).getByRole("textbox", { name: "In your words" }).inputValue()).toBe(
    "Half a thought",
  );
  await dialog(client.page).getByRole("button", { name: "Cancel" }).click();

  await write(client.page, { name: "Mara Lindholm", stars: 4, words });
  await reviews(client.page).getByText("Nobody else sees it yet.", { exact: false }).waitFor();
  expect(client.wallet.asked.filter((method) => method === "eth_sendTransaction")).toEqual([]);
  await reviews(seller.page).getByText("Ines Carvalho has reviewed you already.", { exact: false }).waitFor();
  expect(await reviews(seller.page).getByText("Kind").count()).toBe(0);

  await write(seller.page, { name: "Ines Carvalho", stars: 5, words: "Knew what she wanted." });
  // Both, in both browsers, without a reload.
  for (const { page } of [client, seller]) {
    await reviews(page).getByText(words).waitFor();
    await reviews(page).getByText("Knew what she wanted.").waitFor();
    await reviews(page).getByRole("img", { name: "4 of 5 stars" }).waitFor();
    expect(await reviews(page).getByRole("button", { name: "Change the review" }).count()).toBe(0);
  }

  await reviews(seller.page).getByRole("button", { name: "Reply to Ines Carvalho" }).click();
  await dialog(seller.page).getByRole("textbox", { name: "Your reply" }).fill("Thank you, Ines.");
  await dialog(seller.page).getByRole("button", { name: "Sign the reply" }).click();
  await dialog(seller.page).waitFor({ state: "detached" });
  await reviews(client.page).getByText("Thank you, Ines.").waitFor();

  const own = reviews(client.page).getByRole("button", { name: "Check it yourself: Ines Carvalho" });
  const proof = await download(client.page, own);
  const alone = await verifyReview(proof);
  expect(alone).toMatchObject({ valid: true, proof: { author: buyer.address, review: { text: words } } });
  const { client: node, escrow } = site.current.server.chain;
  expect(await verifyReview(proof, { client: node, escrow })).toMatchObject({ valid: true, onChain: true });

  await client.page.goto(`${site.current.origin}/people/${maker.address}`);
  await main(client.page).getByText("Thank you, Ines.").waitFor();
  const all = await download(
    client.page,
    main(client.page).getByRole("button", { name: "Download all to check them yourself" }),
  );
  expect(await verifyReviews(all)).toMatchObject({ valid: true, stars: [0, 0, 0, 1, 0] });
  expectQuiet(client, seller);
});

test("RVW-2 a profile shows the rating with its distribution, completed orders and rates as the reviews and the chain have them, and its owner edits it in place, with a picture of their own", async () => {
  const { server, origin } = site.current;
  const record = async () =>
    (await buyer.request<AccountRecord>("GET", `/api/accounts/${maker.address}/record`)).body;
  const before = await record();
  const order = await completed();
  await postReview(buyer, order.id, await signReview(server, buyer, order, { stars: 2, text: "Late." }));
  await postReview(maker, order.id, await signReview(server, maker, order, { stars: 3 }));
  await expect.poll(async () => (await record()).seller.reviews).toBe(before.seller.reviews + 1);
  const { seller } = await record();
  expect(seller.completed).toBe(before.seller.completed + 1);

  const { page, ...owner } = await enter("mara", `/people/${maker.address}`);
  await main(page).getByRole("heading", { name: "Mara Lindholm", level: 1 }).waitFor();
  const month = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric" }).format(new Date());
  await main(page).getByText(`Member since ${month}`, { exact: true }).waitFor();
  await main(page).getByText(`2 stars: 1 review`, { exact: true }).waitFor();
  await main(page)
    .getByText(seller.rating?.toFixed(1) ?? "", { exact: true })
    .waitFor();
  const fact = (label: string) =>
    main(page)
      .getByRole("term")
      .filter({ hasText: label })
      .locator("xpath=following-sibling::dd[1]")
      .textContent();
  expect(await fact("Completed orders")).toBe(String(seller.completed));
  await main(page).getByText("Late.").waitFor();
  await main(page).getByRole("link", { name: service.title }).first().waitFor();

  await main(page).getByRole("button", { name: "Edit profile" }).click();
  await dialog(page).getByRole("textbox", { name: "About you" }).fill("I draw marks.");
  const create = { width: 300, height: 200, channels: 3, background: "#3366cc" } as const;
  const picture = { name: "me.png", mimeType: "image/png", buffer: await sharp({ create }).png().toBuffer() };
  await dialog(page).getByLabel("Picture").setInputFiles(picture);
  // Closed without a word, it is the middle all the same: nothing beside it is published.
  await page
    .getByRole("dialog", { name: "Choose what is shown" })
    .getByRole("button", { name: "Cancel" })
    .click();
  await dialog(page).getByRole("button", { name: "Change the cut" }).waitFor();
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await main(page).getByText("I draw marks.").waitFor();
  // The middle third left and right is cut off: a square, from our own origin, on the profile and where services are listed.
  const avatars = main(page).locator('img[src*="/cover?cut=1667-0-6667-10000"]');
  await expect.poll(() => avatars.count()).toBeGreaterThan(1);
  const sides = () =>
    avatars.first().evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  await expect.poll(sides).toEqual([160, 160]);
  // Cut anew from what was uploaded, which nobody chooses twice.
  await main(page).getByRole("button", { name: "Edit profile" }).click();
  await dialog(page).getByRole("button", { name: "Change the cut" }).click();
  await dialog(page).getByRole("button", { name: "Show the middle" }).click();
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await dialog(page).waitFor({ state: "detached" });
  await avatars.first().waitFor();
  expect(await main(page).locator('img[src$="/cover?width=160"]').count()).toBe(0);
  await page.goto(`${origin}/orders/${order.id}?tab=activity`);
  await main(page)
    .getByRole("listitem")
    .filter({ hasText: "Mara" })
    .locator('img[src*="/cover?cut=1667-0-6667-10000"]')
    .first()
    .waitFor();
  await page.goto(`${origin}/people/${maker.address}`);
  await main(page).getByRole("button", { name: "Edit profile" }).click();
  await dialog(page).getByRole("button", { name: "Remove" }).click();
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await avatars.first().waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Account of Mara Lindholm" }).click();
  expect(await page.getByRole("menuitem", { name: "My profile" }).getAttribute("href")).toBe(
    `/people/${maker.address}`,
  );
  // Who only ever bought is shown as a client.
  await page.goto(`${origin}/people/${buyer.address}`);
  await main(page).getByText("3 stars: 1 review", { exact: true }).waitFor();
  expectQuiet({ ...owner, page });
});
