import { brotliCompressSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { PEOPLE } from "../../scripts/seed/people.ts";
import { picture } from "../../scripts/seed/pictures.ts";
import { confirmTransaction, connectAndSignIn, main } from "./kit/deeds.ts";
import { untilFocused } from "./kit/keyboard.ts";
import { type Guest, openGuest, openGuestWithWallet, openSite, type Site, takePictures } from "./kit/site.ts";

/** Bytes of JavaScript, brotli, that all browse pages together may load before a wallet is asked for. */
const MOST_SCRIPT = 70 * 1024;
const TITLE = "Icons for a bakery, drawn by hand";

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await takePictures(site, task.name);
});
afterAll(() => site?.stop());

function quiet(guest: Guest): void {
  expect(guest.strangers).toEqual([]);
  expect(guest.faults).toEqual([]);
}

/** Bytes of what is at `address`, brotli. */
async function brotliSize(address: string): Promise<number> {
  const answer = await fetch(address);
  return brotliCompressSync(await answer.arrayBuffer()).length;
}

test("LST-1 a seller publishes a service with two pictures, one cropped and moved to the front by keys, two packages and questions, and visitors see what was written; LST-3 pausing takes its offers away, and they can be ended on the chain and signed anew", async () => {
  const seller = await openGuestWithWallet(site, "mara");
  const { page } = seller;
  await page.goto(`${site.origin}/sell/new`);
  await connectAndSignIn(page);

  // Sent empty, it says what is missing and loses nothing.
  await page.getByRole("textbox", { name: "Title" }).fill(TITLE);
  await page.getByRole("button", { name: "Save and publish" }).click();
  await main(page).getByText("4 fields need your attention.").waitFor();

  await page
    .getByRole("textbox", { name: "Description", exact: true })
    .fill("Twenty icons in one weight, as vector files.");
  await page.getByRole("combobox", { name: "Category" }).selectOption("Design");
  await page.getByRole("textbox", { name: /Search words/ }).fill("icons, bread");
  const files = ["bread", "cake"].map(async (name) => ({
    name: `${name}.png`,
    mimeType: "image/png",
    buffer: await picture(name, 800, 800),
  }));
  const [bread, cake] = await Promise.all(files);
  const chooser = page.locator('input[type="file"]');
  await chooser.setInputFiles([bread ?? never()]);
  // What is new is not wrong before anybody could have written there; once it was left empty, it is.
  const words = page.getByRole("textbox", { name: "What it shows" });
  await words.waitFor();
  const pending = page.getByRole("textbox", { name: "Price" }).nth(1);
  await page.getByRole("button", { name: "Add a package" }).click();
  await pending.waitFor();
  await page.getByRole("textbox", { name: "Title" }).press("End");
  expect(await words.getAttribute("aria-invalid")).toBe(null);
  expect(await pending.getAttribute("aria-invalid")).toBe(null);
  await pending.focus();
  await page.getByRole("textbox", { name: "Title" }).focus();
  await expect.poll(() => pending.getAttribute("aria-invalid")).toBe("true");
  await page.getByRole("button", { name: "Remove package 2" }).click();
  await page.getByRole("textbox", { name: "What it shows" }).fill("Icons of bread");
  await chooser.setInputFiles([
    cake ?? never(),
    { ...(cake ?? never()), name: "a.txt", mimeType: "text/plain" },
  ]);
  await page.getByText("a.txt is no picture we can show.").waitFor();
  await page.getByRole("group", { name: "Picture 2" }).getByRole("textbox").fill("Icons of cake");
  await page.getByRole("button", { name: "Crop picture 2" }).click();
  await page.getByRole("group", { name: "Frame of the picture" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "Show this part" }).click();
  // The dialog gives the focus back a moment after it is gone.
  await untilFocused(page.getByRole("button", { name: "Crop picture 2" }));
  await page.getByRole("button", { name: "Move picture 2 earlier" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Picture 2 is the cover now.").waitFor();
  const preview = main(page).getByRole("region", { name: "Preview" });
  await preview.getByText("No price yet").first().waitFor();
  // What half of the world reads otherwise is no price.
  await page.getByRole("textbox", { name: "Price" }).fill("0,25");
  expect(await preview.getByText("No price yet").count()).toBe(1);
  await page.getByRole("textbox", { name: "Price" }).fill("0.25");
  await preview.getByText("No price yet").waitFor({ state: "detached" });
  await page.getByRole("textbox", { name: /What is in it/ }).fill("Twenty icons\nVector files");
  await main(page).getByText("after our commission of 5").waitFor();
  await page.getByRole("button", { name: "Add a package" }).click();
  await page.getByRole("textbox", { name: "Price" }).nth(1).fill("250.5");
  await page.getByRole("combobox", { name: "Paid in" }).nth(1).selectOption({ label: "dUSD" });
  await page.getByRole("textbox", { name: "Question" }).fill("What does the shop sell?");
  await preview.getByText("Vector files").first().waitFor();

  // What was typed outlives a reload.
  await page.reload();
  await page.getByText("What you wrote and did not save is back.").waitFor();
  expect(await page.getByRole("textbox", { name: "Price" }).nth(1).inputValue()).toBe("250.5");
  await page.getByRole("button", { name: "Save and publish" }).click();
  await page.getByRole("button", { name: "Sign 2 packages and publish" }).click();
  await page.waitForURL(/\/services\/[0-9a-f-]+$/);
  const address = page.url();

  const visitor = await openGuest(site);
  await visitor.page.goto(address);
  await visitor.page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  await visitor.page.getByText("What does the shop sell?").waitFor();
  await visitor.page.getByText("Vector files", { exact: true }).first().waitFor();
  const [first, second] = await visitor.page
    .getByRole("list", { name: "2 pictures of this service" })
    .getByRole("img")
    .all();
  expect(await first?.getAttribute("alt")).toBe("Icons of cake");
  expect(await first?.getAttribute("src")).toMatch(/cut=\d+-\d+-10000-6250$/);
  expect(await second?.getAttribute("alt")).toBe("Icons of bread");
  await visitor.page.getByRole("button", { name: "Show picture 2: Icons of bread" }).click();
  await expect
    .poll(() =>
      second?.evaluate(
        (picture: HTMLImageElement) => picture.getBoundingClientRect().left >= 0 && picture.naturalWidth,
      ),
    )
    .toBeGreaterThan(0);
  await visitor.page.getByRole("link", { name: "Order Basic" }).waitFor();
  await visitor.page.getByRole("link", { name: "Order Standard" }).waitFor();
  expect(await main(visitor.page).getByText("250.5").count()).toBe(1);

  // A seller who has given no name is called by the address, and can be looked up.
  const mara = await site.visitor("mara");
  await mara.call("PATCH", "/api/me", { name: "" });
  await visitor.page.reload();
  await main(visitor.page)
    .getByRole("link", { name: /^0x[0-9a-fA-F]{4}…[0-9a-fA-F]{4}$/ })
    .waitFor();
  await mara.call("PATCH", "/api/me", { name: PEOPLE.mara.name });

  await page.goto(`${site.origin}/sell`);
  await page.getByRole("button", { name: `Pause “${TITLE}”` }).click();
  await page.getByRole("dialog").getByText("The 2 offers you signed stay valid in the contract").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Pause", exact: true }).click();
  const publish = page.getByRole("button", { name: `Publish “${TITLE}”` });
  await publish.click();
  // Paused and unchanged, it needs no new signature.
  await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: `Pause “${TITLE}”` }).click();
  await page.getByRole("radio", { name: /Pause and end them on the chain/ }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Pause and end offers" }).click();
  await confirmTransaction(page);
  await page.getByRole("button", { name: "End 2 old offers" }).waitFor({ state: "detached" });
  await visitor.page.reload();
  await visitor.page.getByRole("heading", { level: 1, name: "This service is paused" }).waitFor();

  await page.getByRole("button", { name: `Publish “${TITLE}”` }).click();
  await page.getByRole("button", { name: "Sign 2 packages and publish" }).click();
  await page.getByRole("button", { name: `Pause “${TITLE}”` }).waitFor();
  await page.getByRole("link", { name: `Edit “${TITLE}”` }).click();
  await page.getByRole("textbox", { name: "Price" }).first().fill("0.3");
  await page.getByText("Saving replaces the signed terms of Basic").waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved. It is paused until you sign the changed terms.").waitFor();
  await page.getByRole("button", { name: "End 2 old offers" }).waitFor();
  await page.getByText("Another way").click();
  await page.getByRole("button", { name: "End everything I ever signed" }).click();
  await confirmTransaction(page);
  await page.getByText("Old terms can still be used").waitFor({ state: "detached" });
  quiet(seller);
  quiet(visitor);
  await Promise.all([seller.context.close(), visitor.context.close()]);
});

test("LST-3 a seller who says no in the wallet is told so, and nothing is published", async () => {
  const seller = await openGuestWithWallet(site, "jonas");
  const { page } = seller;
  await page.goto(`${site.origin}/sell`);
  await connectAndSignIn(page);
  const pause = page.getByRole("button", { name: /^Pause / }).first();
  const title = (await pause.getAttribute("aria-label"))?.replace(/^Pause /, "") ?? "";
  await pause.click();
  await page.getByRole("dialog").getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByRole("link", { name: `Edit ${title}` }).click();
  await page.getByRole("textbox", { name: "Price" }).first().fill("7");
  seller.wallet.answerWith("reject");
  await page.getByRole("button", { name: "Save and publish" }).click();
  await page.getByRole("button", { name: /^Sign .*publish$/ }).click();
  await page.getByRole("dialog").getByText("The wallet was closed or said no.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Later" }).click();
  await page.getByText("Saved. It is not on offer until you publish it.").waitFor();
  await page.goto(`${site.origin}/sell`);
  await page.getByRole("button", { name: `Publish ${title}` }).waitFor();
  quiet(seller);
  await seller.context.close();
});

test("LST-2 a visitor without a wallet searches and filters by URL, on a desk and a phone, with at most 70 KiB of script", async () => {
  const visitor = await openGuest(site);
  const { page } = visitor;
  const scripts = new Set<string>();
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.add(request.url());
  });
  await page.goto(site.origin);
  await page.getByRole("heading", { level: 2, name: "On offer now" }).waitFor();
  await page.getByRole("searchbox", { name: "What do you need?" }).fill("logo");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.waitForURL(/\/services\?q=logo$/);
  await page.getByRole("link", { name: /A logo that still works/ }).waitFor();
  await page.goto(`${site.origin}/services?q=lgoo`);
  await page.getByText(/^Showing “logo”: \d+ services?$/).waitFor();
  await page.getByRole("link", { name: /A logo that still works/ }).waitFor();

  await page.goto(`${site.origin}/services`);
  await main(page).getByRole("article").first().waitFor();
  await main(page).getByRole("article").first().getByRole("link").click();
  await main(page).getByRole("heading", { level: 2, name: "About this service" }).waitFor();
  await page.waitForLoadState("networkidle");
  const sizes = await Promise.all([...scripts].map(brotliSize));
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(MOST_SCRIPT);

  await page.goto(`${site.origin}/services`);
  await page.getByRole("link", { name: "Translation", exact: true }).click();
  await page.waitForURL(/category=Translation/);
  await page.getByRole("heading", { level: 1, name: "Translation" }).waitFor();
  await page.getByRole("combobox", { name: "Paid in" }).selectOption("dUSD");
  await page.getByRole("textbox", { name: "Highest price" }).fill("1");
  await page.keyboard.press("Enter");
  await page.getByText("No service matches").waitFor();
  await page.reload();
  await page.getByText("No service matches").waitFor();
  expect(page.url()).toContain("token=dUSD");
  expect(page.url()).toContain("max=1");
  await page.getByRole("button", { name: "Drop the filter Up to 1 dUSD" }).click();
  await page.waitForURL((url) => !url.search.includes("max="));
  await page.goBack();
  await page.getByText("No service matches").waitFor();
  await main(page).getByRole("link", { name: "Clear filters" }).click();
  await page.getByRole("button", { name: "More filters" }).click();
  await page.getByRole("combobox", { name: "Ordering" }).selectOption(["instant"]);
  await page.waitForURL(/order=instant/);
  await main(page).getByRole("article").first().waitFor();
  await page.getByRole("combobox", { name: "Sort by" }).selectOption({ label: "Best rated" });
  await page.waitForURL(/sort=rating/);
  await page.goto(`${site.origin}/services?days=3`);
  await page.getByRole("button", { name: "Drop the filter Within 3 days" }).click();
  await page.getByRole("heading", { level: 1, name: "Services" }).waitFor();
  quiet(visitor);
  await visitor.context.close();

  const phone = await openGuest(site, { phone: true });
  await phone.page.goto(`${site.origin}/services`);
  await phone.page.getByRole("button", { name: "Filters" }).click();
  await phone.page.getByRole("combobox", { name: "Delivered within" }).selectOption("3");
  await phone.page.waitForURL(/days=3/);
  await phone.page.getByRole("button", { name: "Filters (1)" }).waitFor();
  quiet(phone);
  await phone.context.close();
});

function never(): never {
  throw new Error("There is no picture.");
}
