import type { Page } from "playwright-core";
import { parseEther, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { PEOPLE } from "../../scripts/seed/people.ts";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import { signedIn } from "../kit/person.ts";
import { quotedQuote } from "../kit/quotes.ts";
import { confirmTransaction, connectAndSignIn, deliverWords, main, transactionDone } from "./kit/deeds.ts";
import { untilFocused } from "./kit/keyboard.ts";
import { openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile({ services: ["logo"] });
const DAY = 86_400;
const seller = demoAccount(PEOPLE.mara.index).address;

test("LST-4, RVW-1 a client asks one seller for a quote with a file, each asks the other a question, the seller signs a price, the client accepts and pays it with the brief, the work is delivered and approved, and each reviews the other", async () => {
  const { origin } = site.current;
  const [client, maker] = await Promise.all([
    openGuestWithWallet(site.current, "ines"),
    openGuestWithWallet(site.current, "mara"),
  ]);
  const { page } = client;
  await page.goto(`${origin}/quotes/new?seller=${seller}`);
  await connectAndSignIn(page);
  await page.getByRole("button", { name: "Send the request" }).click();
  const missing = page.getByText("Say it in 3 to 120 characters.");
  await missing.waitFor();
  await page.getByRole("textbox", { name: "What is it about?" }).fill("A sign for a bakery");
  await missing.waitFor({ state: "detached" });
  await page
    .getByRole("textbox", { name: "What do you need?" })
    .fill("Hand-painted letters, two metres wide.");
  await page.getByRole("textbox", { name: "Your budget" }).fill("0.5");
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "wall.txt", mimeType: "text/plain", buffer: Buffer.from("Two metres.") });
  await page.getByText("Uploaded", { exact: true }).waitFor();
  // All that was typed and attached outlives a reload.
  await page.reload();
  await page.getByText("wall.txt").waitFor();
  expect(await page.getByRole("textbox", { name: "Your budget" }).inputValue()).toBe("0.5");
  await page.getByRole("button", { name: "Send the request" }).click();
  await page.waitForURL(/\/quotes\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  await main(page).getByText("Mara Lindholm was asked for a price.", { exact: false }).waitFor();
  // Nothing was quoted yet, and no screen says so.
  const steps = page.getByRole("navigation", { name: "Steps of this quote" });
  expect(await steps.locator("[aria-current=step]").textContent()).toBe("2Quote, current step");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await steps.locator("summary").textContent()).toContain("Step 2 of 7Quote, current step");
  await page.setViewportSize({ width: 1280, height: 800 });

  // From the list of orders, to what waits there.
  const other = maker.page;
  await other.goto(`${origin}/orders`);
  await connectAndSignIn(other);
  await other.getByRole("link", { name: "Quotes: 1 waits for you" }).click();
  await other.getByRole("link", { name: "A sign for a bakery" }).click();
  await other.getByRole("link", { name: "wall.txt" }).waitFor();
  await other.getByRole("button", { name: "Ask a question" }).click();
  await other.getByRole("textbox", { name: "Your question" }).fill("Which wood?");
  await other.getByRole("button", { name: "Send the question" }).click();

  // Each sees the other's deed without a reload, and what is expected of whom.
  await page.getByText("Mara Lindholm asks you something.", { exact: false }).waitFor();
  const whoAsks = main(other).getByRole("link", { name: "Ines Carvalho" });
  expect(await whoAsks.getAttribute("href")).toMatch(/^\/people\/0x[0-9a-fA-F]{40}\?as=client$/);
  await page.getByRole("textbox", { name: "Your answer" }).fill("Oak.");
  await page.getByRole("button", { name: "Send the answer" }).click();
  await other.getByText("Oak.").waitFor();
  await page.getByRole("button", { name: "Ask a question" }).click();
  await page.getByRole("textbox", { name: "Your question" }).fill("Can it hang outside?");
  await page.getByRole("button", { name: "Send the question" }).click();
  await other.getByRole("textbox", { name: "Your answer" }).fill("It can.");
  await other.getByRole("button", { name: "Send the answer" }).click();
  await page.getByText("It can.").waitFor();
  expect(await page.getByRole("button", { name: "Ask a question" }).count()).toBe(0);

  const quote = async (price: string) => {
    await other.getByRole("textbox", { name: "Price" }).fill(price);
    await other.getByRole("textbox", { name: "What is included" }).fill("The sign\nTwo sketches");
    await other.getByRole("textbox", { name: "Your words to the client" }).fill("With pleasure.");
    await other.getByRole("button", { name: "Sign and send the quote" }).click();
  };
  await other.getByRole("button", { name: "Name your price" }).press("Enter");
  const price = other.getByRole("textbox", { name: "Price" });
  await untilFocused(price);
  expect(await other.getByRole("button", { name: "Decline" }).count()).toBe(0);
  await price.fill("0.45");
  // A price that was not signed yet outlives a closed form and a reload.
  await other.getByRole("button", { name: "Not now" }).click();
  await other.reload();
  await other.getByRole("button", { name: "Name your price" }).click();
  expect(await price.inputValue()).toBe("0.45");
  await quote("0,4");
  await other.getByText("Write 0.4: a point before the fractions, and nothing between thousands.").waitFor();
  await quote("0.4");
  await page.getByRole("button", { name: "Accept 0.4 ETH" }).waitFor();
  await page.getByText("Two sketches").waitFor();

  // What is not paid can be replaced; the page says that the old signature lives, and offers to end it.
  await other.getByRole("button", { name: "Replace the quote" }).click();
  await quote("0.3");
  await other.getByText("An old price can still be used on the chain").waitFor();
  await other.getByRole("button", { name: "Cancel on the chain" }).click();
  await confirmTransaction(other);
  await other.getByText("An old price can still be used on the chain").waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Accept 0.3 ETH" }).click();
  await other.getByText("Ines Carvalho accepted and pays next.", { exact: false }).waitFor();
  await page.getByRole("link", { name: "Pay 0.3 ETH" }).click();
  await page.getByText("Your brief is what the seller needs.", { exact: false }).waitFor();
  await page.getByText("not alone, for the work starts with this payment.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Pay 0.3 ETH and start" }).click();
  await page.waitForURL(/\/orders\/0x[0-9a-f]{64}/);
  await transactionDone(page);
  await main(page).getByRole("heading", { name: "A sign for a bakery" }).waitFor();
  await main(page).getByText("In progress", { exact: true }).first().waitFor();
  await main(page).getByText("Two sketches").waitFor();

  await other.getByRole("link", { name: "Open the order" }).click();
  await deliverWords(other, "The sign hangs.");
  const before = await site.current.walletBalance(seller, zeroAddress);
  await page.getByRole("button", { name: /^Release 0\.3 ETH to Mara/ }).click();
  await confirmTransaction(page);
  const paid = parseEther("0.3");
  expect((await site.current.walletBalance(seller, zeroAddress)) - before).toBe(paid - paid / 20n);
  await main(page).getByText("Completed", { exact: true }).first().waitFor();

  await review(page, { of: "Mara Lindholm", words: "Seen from afar." });
  await review(other, { of: "Ines Carvalho", words: "Knew what she wanted." });
  // Both, in both browsers, without a reload.
  for (const one of [page, other]) {
    await main(one).getByText("Seen from afar.").waitFor();
    await main(one).getByText("Knew what she wanted.").waitFor();
  }
  await page.getByRole("link", { name: "From a quote" }).click();
  await page.waitForURL(`${origin}${path}`);
  await main(page).getByText("Paid", { exact: true }).first().waitFor();
  expectQuiet(client, maker);
});

test("LST-4 a request made on a service's page is declined with words; a quote past its date reads expired and can't be paid, until the seller signs a new one, which is paid with answers to the service's questions", async () => {
  const { origin, server } = site.current;
  const people = {
    client: await signedIn(server, PEOPLE.ines.index),
    seller: await signedIn(server, PEOPLE.mara.index),
  };
  const { serviceId } = site.current.packages.get("logo/1") ?? { serviceId: "" };
  const expiring = await quotedQuote(server, { ...people, serviceId });
  const [client, maker] = await Promise.all([
    openGuestWithWallet(site.current, "ines"),
    openGuestWithWallet(site.current, "mara"),
  ]);
  const { page } = client;
  await page.goto(`${origin}/services/${serviceId}`);
  await connectAndSignIn(page);
  await page.getByRole("link", { name: "Ask for a quote" }).click();
  await main(page).getByText("For the service").waitFor();
  await page.getByRole("button", { name: "Send the request" }).click();
  await page.getByText("Say it in 3 to 120 characters.").waitFor();
  await page.getByRole("textbox", { name: "What is it about?" }).fill("A mark for a ferry");
  await page
    .getByRole("textbox", { name: "What do you need?" })
    .fill("It has to be seen from the other shore.");
  await page.getByRole("button", { name: "Send the request" }).click();
  await page.waitForURL(/\/quotes\/[0-9a-f-]{36}$/);

  await maker.page.goto(page.url());
  await connectAndSignIn(maker.page);
  await maker.page.getByRole("button", { name: "Decline", exact: true }).click();
  const dialog = maker.page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("No ferries this year.");
  await dialog.getByRole("button", { name: "Decline the request" }).click();
  await page.getByText("No ferries this year.").waitFor();
  await page.getByRole("list").getByText("Declined").first().waitFor();

  await page.goto(`${origin}/quotes/${expiring.id}`);
  await page.getByRole("button", { name: "Accept 2 ETH" }).waitFor();
  await server.chain.client.request({ method: "evm_increaseTime", params: [8 * DAY] } as never);
  await server.chain.client.request({ method: "evm_mine" } as never);
  await page.getByText("Its date has passed, so it can't be paid.", { exact: false }).waitFor();
  expect(await page.getByRole("button", { name: "Accept 2 ETH" }).count()).toBe(0);

  await maker.page.goto(page.url());
  await maker.page.getByRole("button", { name: "Replace the quote" }).click();
  await maker.page.getByRole("textbox", { name: "Price" }).fill("1.5");
  await maker.page.getByRole("button", { name: "Sign and send the quote" }).click();

  // What the service asks of everybody is asked here too, and nothing is paid without it.
  await page.getByRole("button", { name: "Accept 1.5 ETH" }).click();
  await page.getByRole("link", { name: "Pay 1.5 ETH" }).click();
  await page.getByRole("button", { name: "Pay 1.5 ETH and start" }).click();
  const answer = page.getByRole("textbox", { name: /What does your business do/ });
  await page.locator('[aria-invalid="true"]').first().waitFor();
  expect(await answer.getAttribute("aria-invalid")).toBe("true");
  await answer.fill("A ferry over the Douro.");
  await page.getByRole("combobox", { name: /Where will the logo be seen/ }).selectOption("Signage");
  await page.getByRole("button", { name: "Pay 1.5 ETH and start" }).click();
  await page.waitForURL(/\/orders\/0x[0-9a-f]{64}/);
  await transactionDone(page);
  await main(page).getByText("In progress", { exact: true }).first().waitFor();
  await maker.page.getByRole("link", { name: "Open the order" }).click();
  await maker.page.getByRole("tab", { name: "Activity" }).click();
  await maker.page.getByText("A ferry over the Douro.").first().waitFor();
  expectQuiet(client, maker);
});

/** Five stars, words, one signature. */
async function review(page: Page, { of, words }: { of: string; words: string }): Promise<void> {
  await main(page)
    .getByRole("button", { name: `Review ${of}` })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^5 stars/ }).check({ force: true });
  await dialog.getByRole("textbox", { name: "In your words" }).fill(words);
  await dialog.getByRole("button", { name: "Sign the review" }).click();
  await dialog.waitFor({ state: "detached" });
}
