import type { JobProposals } from "@holdfast/sdk/api";
import type { Page } from "playwright-core";
import { parseEther, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { PEOPLE } from "../../scripts/seed/people.ts";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import { signedIn } from "../kit/person.ts";
import { confirmTransaction, connectAndSignIn, deliverWords, main, transactionDone } from "./kit/deeds.ts";
import { openGuestWithWallet } from "./kit/site.ts";
import { expectQuiet, siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile({ services: [] });
const maraAddress = demoAccount(PEOPLE.mara.index).address;

test("LST-5 DSH-1 a client posts a job with a file, three sellers send signed proposals, the client compares, shortlists, declines and hires one by paying it; the others are told; the work is delivered and approved, and stands among the jobs", async () => {
  const { origin } = site.current;
  const [client, ...sellers] = await Promise.all([
    openGuestWithWallet(site.current, "ines"),
    openGuestWithWallet(site.current, "mara"),
    openGuestWithWallet(site.current, "jonas"),
    openGuestWithWallet(site.current, "kenji"),
  ]);
  const { page } = client;
  await page.goto(`${origin}/jobs/new`);
  await connectAndSignIn(page);
  await page.getByRole("button", { name: "Post the job" }).click();
  await page.getByText("fields need your attention.", { exact: false }).waitFor();
  await page.getByRole("textbox", { name: "Title" }).fill("Signs for three bakeries");
  await page.getByRole("textbox", { name: "Brief" }).fill("Painted by hand, to be read across the street.");
  await page.getByRole("combobox", { name: "Category" }).selectOption("Design");
  await page.getByRole("textbox", { name: "Budget" }).fill("0.5");
  // What was typed outlives a reload.
  await page.reload();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "walls.txt", mimeType: "text/plain", buffer: Buffer.from("Two metres each.") });
  await page.getByText("Uploaded", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Post the job" }).click();
  await main(page).getByRole("heading", { name: "Signs for three bakeries", level: 1 }).waitFor();
  await main(page).getByText("No proposals yet").waitFor();

  const [mara, second, third] = sellers.map((guest) => guest.page) as [Page, Page, Page];
  const propose = async (seller: Page, price: string, words: string) => {
    await seller.goto(`${origin}/jobs`);
    await connectAndSignIn(seller);
    await seller.getByRole("link", { name: "Signs for three bakeries" }).click();
    await seller.getByRole("link", { name: "walls.txt" }).waitFor();
    await seller.getByRole("button", { name: "Send a proposal" }).click();
    await seller.getByRole("textbox", { name: "Price" }).fill(price);
    await seller.getByRole("textbox", { name: "Your words to the client" }).fill(words);
    await seller.getByRole("button", { name: "Sign and send the proposal" }).click();
    await seller.getByText("The client has your price.", { exact: false }).waitFor();
    // The client sees it without a reload.
    await page.getByText(words).waitFor();
  };
  await propose(mara, "0.4", "I painted forty of them.");
  await propose(second, "0.6", "In oil on oak.");
  await propose(third, "0.3", "By next week.");

  // A brief that the server swapped under its hash is not signed for.
  const job = new URL(page.url()).pathname.split("/")[2] ?? "";
  await second.route(`**/api/jobs/${job}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      json: { ...(await answer.json()), description: "For nothing." },
    });
  });
  await second.reload();
  await second.getByText("Do not sign a price for this").waitFor();
  expect(await second.getByRole("button", { name: "Send another price" }).count()).toBe(0);
  await second.unroute(`**/api/jobs/${job}`);
  await second.reload();
  await second.getByRole("button", { name: "Send another price" }).waitFor();
  // Nor is a price taken that was signed for somebody else, whomever the server calls the client.
  await page.route(`**/api/jobs/${job}/proposals`, async (route) => {
    const answer = await route.fetch();
    const told = (await answer.json()) as JobProposals;
    for (const item of told.items) {
      item.client.address = maraAddress;
      if (item.offer) item.offer.terms.client = maraAddress;
    }
    await route.fulfill({ response: answer, json: told });
  });
  await page.reload();
  await page.getByText("The signed terms name another client than you.").first().waitFor();
  // Each proposal is checked on its own.
  await expect.poll(() => page.getByRole("button", { name: "Hire Mara Lindholm" }).isDisabled()).toBe(true);
  await page.unroute(`**/api/jobs/${job}/proposals`);
  await page.reload();

  // A very long name widens no proposal over its neighbour, with or without a blank in it.
  const kenji = await signedIn(site.current.server, PEOPLE.kenji.index);
  const named = (name: string) => kenji.request("PATCH", "/api/me", { json: { name } });
  for (const name of [
    "Kenji Sato and his daughters and sons, sound and pictures",
    "音".repeat(50),
    "K".repeat(50),
  ]) {
    await named(name);
    await page.reload();
    await page.getByRole("button", { name: `Hire ${name}` }).waitFor();
    const wide = await main(page)
      .getByRole("article")
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
    expect(wide).toBe(0);
  }
  await named(PEOPLE.kenji.name);
  await page.reload();

  const prices = () => main(page).getByRole("article").locator("data").allTextContents();
  await page.getByRole("combobox", { name: "Sort proposals" }).selectOption("price");
  await expect.poll(prices).toEqual(["0.3ETH", "0.4ETH", "0.6ETH"]);
  // Going away and back, it is as it was.
  await main(page).getByRole("link", { name: "Ask a question" }).first().click();
  await page.waitForURL(/\/quotes\//);
  await page.goBack();
  await expect.poll(prices).toEqual(["0.3ETH", "0.4ETH", "0.6ETH"]);
  const of = (who: RegExp) => page.getByRole("article", { name: who });
  await page.getByRole("button", { name: /^Put Mara Lindholm on the shortlist/ }).click();
  await mara.getByText("You are on the client's shortlist.").waitFor();
  await page.getByRole("checkbox", { name: "Only the shortlist (1)" }).check();
  await expect.poll(() => main(page).getByRole("article").count()).toBe(1);
  await page.getByRole("checkbox", { name: "Only the shortlist (1)" }).uncheck();
  const last = of(/^Proposal of (?!Mara)/).first();
  // A double click declines nothing.
  await last.getByRole("button", { name: "Decline", exact: true }).dblclick();
  await last.getByRole("button", { name: "Decline", exact: true }).click();
  await last.getByRole("button", { name: "Decline for good" }).click();
  await third.getByText("The client declined your proposal.").waitFor();
  // Of very many that are over, the page says how many it leaves out.
  await page.route(`**/api/jobs/${job}/proposals`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), leftOut: 3 } });
  });
  await page.reload();
  await page.getByText("1 that is declined, withdrawn or expired").click();
  await page.getByText("3 more that were declined or withdrawn earlier are not shown.").waitFor();
  await page.unroute(`**/api/jobs/${job}/proposals`);

  const whoIs = of(/Mara/).getByRole("link", { name: "Mara Lindholm" });
  expect(await whoIs.getAttribute("href")).toMatch(/^\/people\/0x[0-9a-fA-F]{40}\?as=seller$/);
  await of(/Mara/).getByRole("button", { name: "Hire Mara Lindholm" }).click();
  await page.waitForURL(/\/quotes\/[0-9a-f-]{36}\/pay/);
  await page.getByRole("button", { name: "Pay 0.4 ETH and start" }).click();
  await page.waitForURL(/\/orders\/0x[0-9a-f]{64}/);
  await transactionDone(page);

  await mara.getByText("You were hired: the order is paid.").waitFor();
  await second.getByText("The client hired somebody else.").waitFor();
  await second.getByText("Your signature is good on the chain until its date.", { exact: false }).waitFor();
  await second.getByRole("button", { name: /notification/i }).click();
  await second.getByRole("dialog").getByText("hired somebody else", { exact: false }).waitFor();

  await mara.getByRole("link", { name: "See the order" }).first().click();
  await deliverWords(mara, "The signs hang.");
  const before = await site.current.walletBalance(maraAddress, zeroAddress);
  await page.getByRole("button", { name: /^Release 0\.4 ETH to Mara/ }).click();
  await confirmTransaction(page);
  await main(page).getByText("Completed", { exact: true }).first().waitFor();
  const price = parseEther("0.4");
  expect((await site.current.walletBalance(maraAddress, zeroAddress)) - before).toBe(price - price / 20n);

  await page.goto(`${origin}/orders?source=job`);
  await main(page).getByRole("table").getByRole("link", { name: "Signs for three bakeries" }).waitFor();
  // Everybody finds what is theirs again: the client the job, a seller the proposal.
  await page.goto(`${origin}/jobs`);
  await main(page).getByRole("link", { name: "My jobs" }).click();
  await main(page).getByRole("link", { name: "Signs for three bakeries" }).click();
  await main(page).getByRole("link", { name: "All jobs" }).click();
  await main(page).getByRole("link", { name: "My jobs" }).click();
  const posted = main(page).getByRole("listitem").filter({ hasText: "Signs for three bakeries" });
  await posted.getByText("Hired", { exact: true }).waitFor();
  await second.goto(`${origin}/quotes?role=seller`);
  const lost = main(second).getByRole("listitem").filter({ hasText: "Signs for three bakeries" });
  await lost.getByText("Not chosen", { exact: true }).waitFor();
  await lost.getByRole("link").first().click();
  await main(second)
    .getByText("The job is closed, or its client hired somebody else.", { exact: false })
    .waitFor();
  // The job may open again, when the order is taken back: who does not want that withdraws.
  await second.goto(`${origin}/jobs/${job}`);
  await second
    .getByText("Should the job open again, your proposal stands again.", { exact: false })
    .waitFor();
  await second.getByRole("button", { name: "Withdraw", exact: true }).click();
  await second.waitForURL(/\/quotes\/[0-9a-f-]{36}$/);
  await main(second).getByText("You withdrew your proposal. Nothing was paid.").waitFor();
  await main(second).getByRole("button", { name: "Cancel on the chain" }).waitFor();
  expectQuiet(client, ...sellers);
});
