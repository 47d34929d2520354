import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "../../server/src/db/client.ts";
import { createNotificationStore } from "../../server/src/db/repositories/notifications.ts";
import { notify } from "../../server/src/domain/notifications/notify.ts";
import { type RunningServer, startServer } from "../../server/src/main.ts";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { type MailBox, openMailBox, tokenIn } from "../kit/mail-box.ts";
import { publishService } from "../kit/market.ts";
import { placeOrder } from "../kit/orders.ts";
import { allSignedIn, type Person, person, signedIn } from "../kit/person.ts";
import { askQuote, chainNow, seeQuote, signQuote } from "../kit/quotes.ts";
import { told } from "../kit/told.ts";

const DAY = 86_400;

type Settings = { available: boolean; address: string | null; state: string };

let server: TestServer;
let second: RunningServer;
let client: Person;
let seller: Person;
let box: MailBox;

beforeAll(async () => {
  box = await openMailBox();
  server = await startTestServer({
    // One for both: what the links of mails begin with.
    publicOrigin: "http://holdfast.test",
    mail: { url: box.url, from: "Holdfast <notices@holdfast.test>", gather: 1 },
  });
  second = await startServer(server.config, pino({ level: "silent" }));
  [client, seller] = await allSignedIn(server, 1, 2);
  await client.request("PATCH", "/api/me", { json: { name: "Ines" } });
});
afterAll(async () => {
  await second.stop();
  await server.stop();
  await box.stop();
});
beforeEach(() => {
  box.mails.length = 0;
  box.well = true;
});

const settings = async (who: Person) => (await who.request<Settings>("GET", "/api/account/email")).body;
const put = (who: Person, address: string) =>
  who.request<Settings>("PUT", "/api/account/email", { json: { address } });
const confirm = (token: string) =>
  person(server, 9).request("POST", "/api/email/confirm", { json: { token } });

/** Somebody new whose address is confirmed. */
async function subscribed(index: number, address: string): Promise<Person> {
  const who = await signedIn(server, index);
  await put(who, address);
  const asked = await box.to(address);
  expect((await confirm(tokenIn(asked, "confirm"))).status).toBe(204);
  box.mails.length = 0;
  return who;
}

describe("NTF-1 e-mail", () => {
  it("NTF-1 nothing but one question is sent before the address is confirmed from its own mail", async () => {
    expect(await settings(seller)).toEqual({ available: true, address: null, state: "none" });
    expect((await put(seller, "mara@example.org")).body).toMatchObject({ address: "mara@example.org" });
    const asked = await box.to("mara@example.org");
    expect(asked.headers).toMatch(/^From: Holdfast <notices@holdfast\.test>$/m);
    expect(asked.headers).toMatch(/^Subject: Confirm your e-mail address for Holdfast$/m);
    expect(asked.headers).not.toMatch(/List-Unsubscribe/);
    expect(asked.text).toContain(seller.address);
    expect((await settings(seller)).state).toBe("waiting");

    const service = await publishService(server, seller);
    const early = await placeOrder(server, { service, client });
    await until(async () => (await told(seller, early)).length > 0, { what: "the seller is told" });

    expect((await confirm("a-token-that-nobody-was-sent")).status).toBe(404);
    const token = tokenIn(asked, "confirm");
    expect((await confirm(token)).status).toBe(204);
    expect((await confirm(token)).status).toBe(404);
    expect((await settings(seller)).state).toBe("confirmed");
    // The same address again asks nothing.
    expect((await put(seller, "mara@example.org")).body.state).toBe("confirmed");

    const order = await placeOrder(server, { service, client });
    const mail = await box.to("mara@example.org", 1);
    expect(mail.text).toContain("Ines paid 1 ETH; the requirements come next (A logo that works in print)");
    expect(mail.text).toContain(`${server.origin}/orders/${order.id}`);
    expect(mail.text).not.toContain(early.id);
    expect(mail.headers).toMatch(/^Subject: Holdfast: Ines paid 1 ETH; the requirements come next/m);
    expect(mail.headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(box.mails).toHaveLength(2);
  });

  it("NTF-1 what comes close together goes into one mail, however many servers; what was read into none", async () => {
    const who = await subscribed(4, "rosa@example.org");
    const db = createDatabase(server.databaseUrl);
    const ports = { notifications: createNotificationStore(db) };
    const tell = (key: string) =>
      notify(ports, { accounts: [who.address], kind: "help_closed", orderId: null, data: {}, key });
    await tell("read");
    await who.request("POST", "/api/notifications/read", {
      json: { ids: (await told(who)).map(({ id }) => id) },
    });
    await Promise.all(["one", "two", "three"].map(tell));
    const mail = await box.to("rosa@example.org");
    expect(mail.headers).toMatch(/^Subject: Holdfast: 3 notifications$/m);
    await tell("four");
    const next = await box.to("rosa@example.org", 1);
    expect(next.headers).toMatch(/^Subject: Holdfast: The help desk closed your request$/m);
    expect(box.mails).toHaveLength(2);
    await db.$disconnect();
  });

  it("NTF-1 mails end by one POST without a cookie (RFC 8058), by the link, and by forgetting the address", async () => {
    const who = await subscribed(5, "otto@example.org");
    const db = createDatabase(server.databaseUrl);
    const ports = { notifications: createNotificationStore(db) };
    const tell = (key: string) =>
      notify(ports, { accounts: [who.address], kind: "help_closed", orderId: null, data: {}, key });
    await tell("before");
    const mail = await box.to("otto@example.org");
    const url = /^List-Unsubscribe: <([^>]+)>$/m.exec(mail.headers)?.[1] ?? "";
    expect(url.startsWith(`${server.origin}/api/email/unsubscribe?token=`)).toBe(true);
    const { pathname, search } = new URL(url);
    const followed = await fetch(new URL(pathname + search, server.url), { redirect: "manual" });
    expect(followed.status).toBe(303);
    expect(followed.headers.get("location")).toBe(
      `/notifications#unsubscribe=${tokenIn(mail, "unsubscribe")}`,
    );
    expect((await settings(who)).state).toBe("confirmed");

    // As a mail provider does it: a form, no cookie, no origin.
    const click = () =>
      fetch(new URL(pathname + search, server.url), {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "List-Unsubscribe=One-Click",
      });
    expect((await click()).status).toBe(204);
    expect((await click()).status).toBe(204);
    expect(await settings(who)).toMatchObject({ address: null, state: "none" });
    await tell("after");
    const other = await subscribed(7, "other@example.org");
    await notify(ports, {
      accounts: [other.address],
      kind: "help_closed",
      orderId: null,
      data: {},
      key: "x",
    });
    await box.to("other@example.org");
    expect(box.mails.filter(({ to }) => to.includes("otto@example.org"))).toEqual([]);
    expect((await other.request("DELETE", "/api/account/email")).status).toBe(204);
    expect((await settings(other)).state).toBe("none");
    await db.$disconnect();
  });

  it("refuses addresses that are more than one, or a header of their own", async () => {
    const who = await signedIn(server, 8);
    for (const address of [
      "a@example.org\r\nBcc: victim@example.org",
      "a@example.org, b@example.org",
      "Name <a@example.org>",
      "a@example.org\u0000",
      "@example.org",
      `${"a".repeat(250)}@example.org`,
    ]) {
      expect((await put(who, address)).status, address).toBe(400);
    }
    expect(box.mails).toEqual([]);
  });

  it("lets names and titles that people chose neither make headers nor links", async () => {
    const who = await subscribed(10, "vera@example.org");
    const trickster = await signedIn(server, 11);
    await trickster.request("PATCH", "/api/me", { json: { name: "Pay at evil.example now" } });
    const service = await publishService(server, who, { title: "Logos <b>bold & more" });
    await placeOrder(server, { service, client: trickster });
    const mail = await box.to("vera@example.org");
    expect(mail.raw).not.toMatch(/evil/);
    expect(mail.text).toContain(`${trickster.address.slice(0, 6)}…`);
    expect(mail.text).toContain("Logos &lt;b&gt;bold &amp; more");
    const links = [...mail.text.matchAll(/https?:\/\/[^\s"<>]+/g)].map(([link]) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !link.startsWith(server.origin))).toEqual([]);
  });

  it("NTF-1 a quote: the request, the price, and a day before its end the reminder of it lead there, each in one line", async () => {
    const asker = await subscribed(8, "nora@example.org");
    const maker = await subscribed(9, "otto@example.org");
    const { id } = await askQuote(asker, maker, { title: "A sign <for> a mill" });
    const link = `${server.origin}/quotes/${id}`;
    const asked = await box.to("otto@example.org");
    expect(asked.text).toContain("asks you for a quote");
    expect(asked.text).toContain("A sign &lt;for&gt; a mill");
    expect(asked.text).toContain(link);

    const until = (await chainNow(server)) + 3 * DAY;
    const json = await signQuote(server, maker, await seeQuote(maker, id), { terms: { validUntil: until } });
    expect((await maker.request("PUT", `/api/quotes/${id}/offer`, { json })).status).toBe(200);
    const quoted = await box.to("nora@example.org");
    expect(quoted.text).toMatch(/quotes 2 ETH, good until/);
    expect(quoted.text).toContain(link);

    box.mails.length = 0;
    await server.chain.client.setNextBlockTimestamp({ timestamp: BigInt(until - DAY + 60) });
    await server.chain.client.mine({ blocks: 1 });
    const [toAsker, toMaker] = [await box.to("nora@example.org"), await box.to("otto@example.org")];
    expect(toAsker.text).toMatch(/The quote you got ends on .*: pay before, or it is gone/);
    expect(toMaker.text).toMatch(/Your quote ends on .* and is not paid/);
    for (const mail of [toAsker, toMaker]) expect(mail.text).toContain(link);
    await server.chain.client.setNextBlockTimestamp({ timestamp: BigInt(until - 3600) });
    await server.chain.client.mine({ blocks: 1 });
    // Another that comes in time, so that a second reminder of the first would have come.
    const other = await askQuote(asker, maker);
    const others = async () =>
      (await told(maker)).filter(({ data }) => data.quote === other.id || data.quote === id);
    expect((await others()).map(({ kind }) => kind)).toEqual([
      "quote_asked",
      "quote_expiring",
      "quote_asked",
    ]);
  });

  it("tries again while the mail server is not well, and gives up an address that it refuses", async () => {
    const who = await subscribed(12, "lena@example.org");
    box.well = false;
    const db = createDatabase(server.databaseUrl);
    const ports = { notifications: createNotificationStore(db) };
    const tell = (key: string) =>
      notify(ports, { accounts: [who.address], kind: "help_closed", orderId: null, data: {}, key });
    await tell("first");
    await until(
      async () => {
        const rows = await db.$queryRaw<
          object[]
        >`SELECT 1 FROM jobs.job WHERE name = 'email' AND state = 'retry'`;
        return rows.length > 0;
      },
      { what: "a mail waits to be tried again", within: 30_000 },
    );
    expect(box.mails).toEqual([]);
    box.well = true;
    await tell("second");
    const mail = await box.to("lena@example.org");
    expect(mail.headers).toMatch(/^Subject: Holdfast: 2 notifications$/m);

    const refused = await signedIn(server, 13);
    await put(refused, "nobody@example.org");
    await until(async () => (await settings(refused)).state === "unreachable", {
      what: "the address is given up",
    });
    await db.$disconnect();
  });

  it("fills nobody's mailbox: an address is asked twice a day, an account asks five times", async () => {
    const [one, two] = [await signedIn(server, 14), await signedIn(server, 15)];
    expect((await put(one, "victim@example.org")).status).toBe(200);
    expect((await put(two, "Victim@example.org")).status).toBe(200);
    const third = await put(one, "VICTIM@example.org");
    expect(third.status).toBe(429);
    expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(3_600);
  });

  it("is for the signed in", async () => {
    const nobody = person(server, 9);
    expect((await nobody.request("GET", "/api/account/email")).status).toBe(401);
    expect((await put(nobody, "a@example.org")).status).toBe(401);
    expect((await nobody.request("DELETE", "/api/account/email")).status).toBe(401);
  });

  it("says so when the operator sends none", async () => {
    const plain = await startTestServer();
    const who = await signedIn(plain, 1);
    expect(await settings(who)).toEqual({ available: false, address: null, state: "none" });
    expect((await put(who, "a@example.org")).status).toBe(409);
    await plain.stop();
  });
});
