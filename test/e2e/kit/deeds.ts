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

/** Confirms in the transaction dialog and waits until the page shows what the chain did. */
export async function confirmTransaction(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Confirm in wallet" }).click();
  await dialog.getByText("Done.", { exact: true }).waitFor();
}

/** Closes the dialog that a finished transaction left. */
export async function closeDialog(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).last().click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}
