import type { Locator, Page } from "playwright-core";

/** Connects by clicking in RainbowKit's modal and signs in with the injected test wallet. */
export async function connectAndSignIn(page: Page, wallet = "Test Wallet"): Promise<void> {
  await page.getByRole("button", { name: "Connect", exact: true }).first().click();
  await page.getByRole("button", { name: wallet }).first().click();
  await page.getByRole("button", { name: "Sign the message" }).click();
  await page.getByRole("button", { name: /^Account of / }).waitFor();
}

/** The main landmark, where a page's own content is. */
export function main(page: Page): Locator {
  return page.getByRole("main");
}

/** Waits until the page shows what the chain did, then closes the dialog. */
export async function transactionDone(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Done.", { exact: true }).waitFor();
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await dialog.waitFor({ state: "detached" });
}

/** The same for a deed without a form, where the dialog first says what will happen and asks. */
export async function confirmTransaction(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Confirm in wallet" }).click();
  await transactionDone(page);
}

/** The seller's final delivery of a few words, on the open order page. */
export async function deliverWords(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: "Deliver now" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("textbox", { name: "Describe what you deliver" }).fill(words);
  await form.getByRole("button", { name: "Deliver", exact: true }).click();
  await transactionDone(page);
}

/** Opens the form of one of the ways behind "I am not satisfied", on the client's open order page. */
export async function notSatisfied(page: Page, way: RegExp): Promise<Locator> {
  await page.getByRole("button", { name: "I am not satisfied" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: way }).check();
  await dialog.getByRole("button", { name: "Continue" }).click();
  return dialog;
}
