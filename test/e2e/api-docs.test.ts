import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { launchBrowser } from "./kit/browser.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

it("API-1 the page of the API lets a person try a route, and asks nobody outside", async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== server.origin) complaints.push(`asked ${origin}`);
  });
  await page.goto(`${server.origin}/api/docs`);
  await page.locator("#operations-System-getHealth button").first().click();
  await page.getByRole("button", { name: "Try it out" }).click();
  await page.getByRole("button", { name: "Execute" }).click();
  const answer = page.locator(".live-responses-table .response-col_description").last();
  await answer.waitFor();
  expect(await answer.textContent()).toContain(server.chain.escrow);
  expect(complaints).toEqual([]);
});
