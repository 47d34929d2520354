import { escrowAbi } from "@holdfast/sdk";
import type { Notification, Quote, QuotePage } from "@holdfast/sdk/api";
import { randomSalt } from "@holdfast/sdk/document";
import { hashTerms, type Terms, termsFromJson, ZERO_HASH } from "@holdfast/sdk/order";
import { encodeFunctionData, parseEther, zeroAddress } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../chain/kit/until.ts";
import { NO_RATE_LIMITS, startTestServer, type TestServer } from "../kit/api.ts";
import { demand, publishService } from "../kit/market.ts";
import { placeOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";
import { askQuote, chainNow, quotedQuote, quoteInput, seeQuote, signQuote, termsOf } from "../kit/quotes.ts";
import { upload } from "../kit/upload.ts";

type Refused = { code: string; detail: string };

const DAY = 86_400;
let server: TestServer;
let client: Person;
let seller: Person;
let stranger: Person;

beforeAll(async () => {
  server = await startTestServer({ rateLimits: NO_RATE_LIMITS });
  [client, seller, stranger] = await allSignedIn(server, 1, 2, 6);
});
afterAll(() => server.stop());

const post = (who: Person, id: string, deed: string, json?: object) =>
  who.request<Quote & Refused>("POST", `/api/quotes/${id}/${deed}`, json ? { json } : {});
const handIn = (who: Person, id: string, json: object) =>
  who.request<Quote & Refused>("PUT", `/api/quotes/${id}/offer`, { json });
const accept = (quote: Quote) => post(client, quote.id, "accept", { termsHash: quote.offer?.termsHash });
const hashOf = ({ terms }: { terms: object }) =>
  hashTerms(termsFromJson(terms as Parameters<typeof termsFromJson>[0]));
const asked = async () => {
  const { id } = await askQuote(client, seller);
  return seeQuote(seller, id);
};
/** The state of a quote by its page and by the lists of its two, which must be the same. */
async function stands(id: string, state: string): Promise<void> {
  for (const [who, role] of [
    [client, "client"],
    [seller, "seller"],
  ] as const) {
    const page = demand(
      await who.request<QuotePage>("GET", `/api/quotes?role=${role}&state=${state}&limit=60`),
    );
    expect(page.items.find((item) => item.id === id)).toMatchObject({
      state: (await seeQuote(who, id)).state,
      waitsForYou: state === "quoted" && role === "client",
    });
    expect((await seeQuote(who, id)).state).toBe(state);
  }
}
/** Pays as the page does: the terms whole, and the seller's signature with them, if any. */
async function pay(quote: Quote, terms: Terms = termsOf(quote), signature = quote.offer?.signature) {
  const package_ = { offer: { signature } };
  const service = { packages: [package_] } as unknown as Parameters<typeof placeOrder>[1]["service"];
  return placeOrder(server, { service, client, terms });
}

describe("LST-4 asking for a quote", () => {
  it("keeps a private brief with its files; a stranger gets 404 for quote, brief, file and listing", async () => {
    const fileId = await upload(client, "wall.txt", Buffer.from("The wall is two metres wide."));
    const neededBy = new Date(Date.now() + 30 * DAY * 1000).toISOString();
    const budget = { token: zeroAddress, budget: parseEther("3").toString() };
    const quote = await askQuote(client, seller, { fileIds: [fileId], neededBy, ...budget });
    expect(quote).toMatchObject({ state: "pending_quote", role: "client", offer: null, neededBy, ...budget });
    expect(quote.brief).toMatchObject({ kind: "brief", author: client.address, files: [{ id: fileId }] });

    const json = await signQuote(server, seller, await seeQuote(seller, quote.id));
    demand(await handIn(seller, quote.id, json));
    const paths = [
      `/api/quotes/${quote.id}`,
      `/api/documents/${quote.brief.hash}`,
      `/api/documents/${json.terms.content}`,
      `/api/files/${fileId}`,
      `/api/files/${fileId}/content`,
    ];
    for (const path of paths) {
      expect([path, (await client.request("GET", path)).status]).toEqual([path, 200]);
      expect([path, (await seller.request("GET", path)).status]).toEqual([path, 200]);
      expect([path, (await stranger.request("GET", path)).status]).toEqual([path, 404]);
      stranger.forget();
      expect([path, (await stranger.request("GET", path)).status]).toEqual([
        path,
        path.includes("quotes") ? 401 : 404,
      ]);
      await stranger.signIn();
    }
  });

  it("refuses oneself, who never came here, another's service, another's file, and a foreign token", async () => {
    const service = await publishService(server, seller);
    const file = await upload(seller, "mine.txt", Buffer.from("Not the client's."));
    const tries = [
      [{ seller: client.address }, "not_allowed"],
      [{ seller: `0x${"77".repeat(20)}` }, "not_found"],
      [{ seller: server.config.arbiter }, "not_allowed"],
      [{ seller: stranger.address, serviceId: service.id }, "not_found"],
      [{ fileIds: [file] }, "invalid_input"],
      [{ token: stranger.address, budget: "1" }, "invalid_input"],
      [{ budget: "1" }, "invalid_input"],
      [{ neededBy: "0000-01-01T00:00:00.000Z" }, "invalid_input"],
    ] as const;
    for (const [changes, code] of tries) {
      const json = quoteInput(seller, changes);
      expect((await client.request<Refused>("POST", "/api/quotes", { json })).body.code).toBe(code);
    }
    const ofService = await askQuote(client, seller, { serviceId: service.id });
    expect(ofService.service).toEqual({ id: service.id, title: service.title });
    expect((await seeQuote(seller, ofService.id)).signing?.questions).toHaveLength(1);
  });
});

describe("LST-4 the seller's price", () => {
  it("is taken only as exactly what was asked, under the site's own terms, signed by the seller", async () => {
    const quote = await asked();
    const now = await chainNow(server);
    const hostile: [string, Parameters<typeof signQuote>[3], string][] = [
      ["another client", { terms: { client: stranger.address } }, "terms_outdated"],
      ["for anybody", { terms: { client: zeroAddress } }, "terms_outdated"],
      ["no salt", { terms: { salt: 0n } }, "invalid_input"],
      ["another seller", { terms: { seller: stranger.address } }, "terms_outdated"],
      ["its own arbiter", { terms: { arbiter: stranger.address } }, "terms_outdated"],
      ["no fee", { terms: { platformFeeBps: 0 } }, "terms_outdated"],
      ["a short review", { terms: { reviewTime: 3600 } }, "terms_outdated"],
      ["another content", { terms: { content: randomSalt() } }, "terms_outdated"],
      ["another brief", { promise: { brief: randomSalt() } }, "terms_outdated"],
      ["another title", { promise: { title: "A cheaper sign" } }, "terms_outdated"],
      ["for a job", { promise: { jobId: quote.id } }, "terms_outdated"],
      ["a foreign token", { terms: { token: stranger.address } }, "invalid_input"],
      ["for nothing", { terms: { price: 0n } }, "invalid_input"],
      ["at once", { terms: { deliveryTime: 60 } }, "invalid_input"],
      ["already over", { terms: { validUntil: now - 1 } }, "terms_outdated"],
      ["for years", { terms: { validUntil: now + 91 * DAY } }, "terms_outdated"],
      ["an old epoch", { epoch: 7n }, "terms_outdated"],
      ["a stranger's hand", { signer: stranger }, "signature_invalid"],
    ];
    for (const [what, changes, code] of hostile) {
      const { body } = await handIn(seller, quote.id, await signQuote(server, seller, quote, changes));
      expect([what, body.code]).toEqual([what, code]);
    }
    const swapped = await signQuote(server, seller, quote);
    const cheaper = { ...swapped, terms: { ...swapped.terms, price: "1" } };
    expect((await handIn(seller, quote.id, cheaper)).body.code).toBe("signature_invalid");
    expect((await handIn(seller, quote.id, { ...swapped, words: "Other words." })).body.code).toBe(
      "terms_outdated",
    );
    expect((await seeQuote(seller, quote.id)).state).toBe("pending_quote");
    expect(demand(await handIn(seller, quote.id, swapped)).state).toBe("quoted");
    // A replay, here and for another request with the same words.
    const again = { ...swapped, replaces: hashTerms(termsOf(await seeQuote(seller, quote.id))) };
    expect((await handIn(seller, quote.id, again)).body.code).toBe("wrong_state");
    expect((await handIn(seller, (await asked()).id, swapped)).body.code).toBe("terms_outdated");
  });

  it("is taken once for one listing, whatever the other terms: an order is found by its content", async () => {
    const { id } = await asked();
    const salt = randomSalt();
    const codes: (string | undefined)[] = [];
    for (const price of [2n, 3n, 4n]) {
      const json = await signQuote(server, seller, await seeQuote(seller, id), {
        terms: { price },
        promise: { salt },
      });
      codes.push((await handIn(seller, id, json)).body.code);
    }
    expect(codes).toEqual([undefined, "wrong_state", "wrong_state"]);
  });

  it("cancelled on the chain is neither taken nor accepted", async () => {
    const quote = await quotedQuote(server, { client, seller });
    await cancelOnChain(termsOf(quote));
    await until(async () => (await seeQuote(client, quote.id)).offer?.usable === false, {
      what: "the cancellation is mirrored",
    });
    await stands(quote.id, "void");
    expect((await accept(quote)).body).toMatchObject({ code: "wrong_state" });
    const before = await asked();
    const json = await signQuote(server, seller, before);
    await cancelOnChain(json.terms as unknown as Terms);
    await until(async () => (await handIn(seller, before.id, json)).body.code === "terms_outdated", {
      what: "a cancelled signature is refused",
    });
  });

  it("replaced before payment leaves the old signature for its seller to cancel, and takes no stale yes", async () => {
    const first = await quotedQuote(server, { client, seller });
    demand(await accept(first));
    const second = await signQuote(server, seller, await seeQuote(seller, first.id), {
      terms: { price: parseEther("5") },
    });
    expect(demand(await handIn(seller, first.id, second))).toMatchObject({
      state: "quoted",
      acceptedAt: null,
      toCancel: [{ price: parseEther("2").toString() }],
    });
    expect((await seeQuote(client, first.id)).toCancel).toEqual([]);
    expect((await accept(first)).body.code).toBe("wrong_state");
    // Paid all the same by the old signature, which the chain takes: an order of this quote.
    const order = await pay(first);
    const paid = await until(
      async () => {
        const seen = await seeQuote(client, first.id);
        return seen.state === "paid" && seen;
      },
      { what: "the quote is paid by its first signature" },
    );
    expect(paid.order).toMatchObject({ id: order.id, status: "paid" });
    expect((await seeQuote(seller, first.id)).toCancel).toEqual([]);
    const third = await signQuote(server, seller, await seeQuote(seller, first.id));
    expect((await handIn(seller, first.id, third)).body.code).toBe("wrong_state");
  });
});

describe("LST-4 of two at once", () => {
  it("no more requests than one seller takes of one client are kept, however many are sent at the same moment", async () => {
    const [asker, another] = await allSignedIn(server, 8, 7);
    const answers = await Promise.all(
      Array.from({ length: 16 }, () =>
        asker.request<Refused>("POST", "/api/quotes", { json: quoteInput(seller) }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    const refused = answers.filter(({ status }) => status !== 200).map(({ body }) => body);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["wrong_state"]));
    expect(refused[0]?.detail).toMatch(/10 requests of yours/);
    // Another seller has room.
    expect((await asker.request("POST", "/api/quotes", { json: quoteInput(another) })).status).toBe(200);
  });

  it("one of two prices wins, one of an acceptance and a replacement, one of two ends", async () => {
    const quote = await asked();
    const prices = await Promise.all([1, 2, 3].map(() => signQuote(server, seller, quote)));
    const answers = await Promise.all(prices.map((json) => handIn(seller, quote.id, json)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);

    const standing = await seeQuote(seller, quote.id);
    const other = await signQuote(server, seller, standing);
    const both = await Promise.all([accept(standing), handIn(seller, quote.id, other), accept(standing)]);
    const after = await seeQuote(client, quote.id);
    expect(both[1]?.status).toBe(200);
    expect(after).toMatchObject({ state: "quoted", acceptedAt: null });
    expect(both.filter(({ status }) => ![200, 409].includes(status))).toEqual([]);

    // A price and the one in its place: whichever is taken, each signature that was is kept to be cancelled.
    const next = await signQuote(server, seller, after);
    const last = { ...(await signQuote(server, seller, after)), replaces: hashOf(next) };
    const chain = await Promise.all([handIn(seller, quote.id, next), handIn(seller, quote.id, last)]);
    const taken = chain.filter(({ status }) => status === 200).length;
    const { toCancel } = await seeQuote(seller, quote.id);
    expect(toCancel).toHaveLength(1 + taken);

    const ends = await Promise.all([
      post(client, quote.id, "withdraw"),
      post(seller, quote.id, "decline", { words: "No time." }),
      post(client, quote.id, "withdraw"),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await accept(after)).body.code).toBe("wrong_state");
  });

  it("one question each way, one answer each", async () => {
    const { id } = await asked();
    const questions = await Promise.all([
      ...["Which wood?", "Which paint?"].map((text) => post(client, id, "question", { text })),
      post(seller, id, "question", { text: "How high?" }),
    ]);
    expect(questions.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    const answers = await Promise.all(["Oak.", "Beech."].map((text) => post(seller, id, "answer", { text })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    demand(await post(client, id, "answer", { text: "Three metres." }));
    const { questions: kept } = await seeQuote(client, id);
    expect(kept).toHaveLength(2);
    expect(kept.find(({ author }) => author === seller.address)).toMatchObject({
      text: "How high?",
      answer: "Three metres.",
    });
    demand(await post(seller, id, "decline", { words: "Too high." }));
    expect((await post(client, id, "question", { text: "Why?" })).body.code).toBe("wrong_state");
  });
});

describe("LST-4 a paid quote", () => {
  it("is one whose very terms stand on the chain; the order has its title and what was quoted", async () => {
    const service = await publishService(server, seller);
    const { id } = await askQuote(client, seller, { serviceId: service.id, title: "A sign of glass" });
    const offer = await signQuote(server, seller, await seeQuote(seller, id));
    demand(await handIn(seller, id, offer));
    const quote = await seeQuote(client, id);
    demand(await accept(quote));
    // Under the same content, for less, without the seller's hand.
    const forged = await pay(quote, { ...termsOf(quote), price: 1n }, "0x");
    const { price } = termsOf(quote);
    expect(await forged.mirrored()).toMatchObject({
      status: "pending",
      departures: [{ term: "price", usual: price.toString(), here: "1" }],
    });
    expect(await seeQuote(client, id)).toMatchObject({ state: "accepted", order: null });
    const order = await pay(quote);
    expect(await order.mirrored()).toMatchObject({
      status: "paid",
      listing: { title: "A sign of glass", serviceId: service.id, features: offer.features },
    });
    expect(await seeQuote(seller, id)).toMatchObject({ state: "paid", order: { id: order.id } });
    for (const [who, deed] of [
      [client, "withdraw"],
      [seller, "decline"],
    ] as const) {
      expect((await post(who, id, deed, {})).body.code).toBe("wrong_state");
    }
    const page = demand(await client.request<QuotePage>("GET", "/api/quotes?role=client&state=paid"));
    expect(page.items.map((item) => item.id)).toContain(id);
    const found = await client.request<{ items: { title: string }[] }>(
      "GET",
      "/api/orders?role=client&q=sign%20of%20glass",
    );
    expect(demand(found).items[0]?.title).toBe("A sign of glass");
    // Somebody else's order under the same content tells them nothing of what was quoted.
    const foreign = { ...termsOf(quote), client: stranger.address };
    const data = encodeFunctionData({
      abi: escrowAbi,
      functionName: "place",
      args: [
        foreign,
        "0x",
        { fromBalance: 0n, keepRefunds: false, authorization: "0x" },
        `0x${"0".repeat(64)}`,
      ],
    });
    await server.chain.send({ from: stranger.address, to: server.chain.escrow, data, value: foreign.price });
    const theirs = await until(
      async () => {
        const { items } = demand(
          await stranger.request<{ items: { id: string; title: string }[] }>(
            "GET",
            "/api/orders?role=client",
          ),
        );
        return items[0];
      },
      { what: "the stranger's order is mirrored" },
    );
    expect(theirs.title).not.toContain("glass");
    expect((await stranger.request("GET", `/api/orders/${theirs.id}`)).body).toMatchObject({ listing: null });
    const hidden = await stranger.request<{ items: object[] }>("GET", "/api/orders?role=client&q=glass");
    expect(demand(hidden).items).toEqual([]);
  });

  it("in a dispute opens brief, its files and the promise to the arbiter, not before, and to no stranger ever", async () => {
    const [arbiter] = await allSignedIn(server, 3);
    const fileId = await upload(client, "facade.txt", Buffer.from("Two windows, one door."));
    const { id, brief } = await askQuote(client, seller, { fileIds: [fileId] });
    const json = await signQuote(server, seller, await seeQuote(seller, id));
    demand(await handIn(seller, id, json));
    const order = await pay(await seeQuote(client, id));
    const words = [`/api/documents/${brief.hash}`, `/api/documents/${json.terms.content}`];
    const paths = [...words, `/api/files/${fileId}/content`];
    const opened = (who: Person) =>
      Promise.all(paths.map(async (path) => (await who.request("GET", path)).status));
    const [open, shut] = [paths.map(() => 200), paths.map(() => 404)];
    await order.act(client, "start", await write(client, "requirements", order.id));
    await order.mirrored();
    expect(await opened(arbiter)).toEqual(shut);
    await order.act(client, "dispute", await write(client, "statement", order.id));
    await order.mirrored();
    expect(await opened(arbiter)).toEqual(open);
    expect(await opened(stranger)).toEqual(shut);
    // The quote itself stays with its two.
    expect((await arbiter.request("GET", `/api/quotes/${id}`)).status).toBe(404);
  });

  it("of a seller with a smart account is signed by its own word (ERC-1271), taken and paid", async () => {
    const wallet = await server.chain.deploy("Wallet");
    const [owner, other] = [person(server, 0), person(server, 10)];
    demand(await owner.signIn({ address: wallet }));
    const maker: Person = { ...owner, address: wallet };
    const { id } = await askQuote(client, maker);
    const asked = await seeQuote(maker, id);
    const forged = await signQuote(server, maker, asked, { signer: other });
    expect((await handIn(maker, id, forged)).body.code).toBe("signature_invalid");
    const json = await signQuote(server, maker, asked);
    const dear = { ...json.terms, price: parseEther("20").toString() };
    expect((await handIn(maker, id, { ...json, terms: dear })).body.code).toBe("signature_invalid");
    expect(demand(await handIn(maker, id, json))).toMatchObject({ state: "quoted", offer: { usable: true } });
    const quote = await seeQuote(client, id);
    demand(await accept(quote));
    const order = await pay(quote);
    expect(await seeQuote(client, id)).toMatchObject({
      state: "paid",
      order: { id: order.id, status: "paid" },
    });
    expect((await seeQuote(maker, id)).seller.address).toBe(wallet);
  });

  it("paid without the seller's signature waits for the seller, and is paid once accepted", async () => {
    const quote = await quotedQuote(server, { client, seller });
    const order = await pay(quote, termsOf(quote), "0x");
    expect(await seeQuote(client, quote.id)).toMatchObject({
      state: "quoted",
      order: { id: order.id, status: "pending" },
    });
    const { state } = await order.mirrored();
    await order.act(seller, "accept", state.round);
    await order.mirrored();
    expect((await seeQuote(client, quote.id)).state).toBe("paid");
  });

  it("paid without the seller's signature and taken back is no order: the seller can quote anew", async () => {
    const quote = await quotedQuote(server, { client, seller });
    const order = await pay(quote, termsOf(quote), "0x");
    await order.act(client, "cancel", ZERO_HASH);
    await order.mirrored();
    // The contract takes an order's terms once, whatever became of it.
    expect(await seeQuote(client, quote.id)).toMatchObject({ order: null, offer: { usable: false } });
    await stands(quote.id, "void");
    await expect(pay(quote)).rejects.toThrow();
    expect((await accept(quote)).body).toMatchObject({
      code: "wrong_state",
      detail: expect.stringMatching(/once/),
    });
    const json = await signQuote(server, seller, await seeQuote(seller, quote.id));
    expect(demand(await handIn(seller, quote.id, json))).toMatchObject({
      offer: { usable: true },
      toCancel: [],
    });
    await stands(quote.id, "quoted");
    demand(await accept(await seeQuote(client, quote.id)));
    const again = await pay(await seeQuote(client, quote.id));
    await again.mirrored();
    expect(await seeQuote(client, quote.id)).toMatchObject({ state: "paid", order: { id: again.id } });
  });
});

describe("LST-4, NTF-1 both sides", () => {
  it("are told of each step once, and list their quotes by pages with counts", async () => {
    const told = async (who: Person, id: string) =>
      demand(await who.request<{ items: Notification[] }>("GET", "/api/notifications?limit=60"))
        .items.filter(({ data }) => data.quote === id)
        .map(({ kind }) => kind)
        .reverse();
    const quote = await quotedQuote(server, { client, seller });
    await post(client, quote.id, "question", { text: "Which wood?" });
    await post(seller, quote.id, "answer", { text: "Oak." });
    await accept(quote);
    expect(await told(seller, quote.id)).toEqual(["quote_asked", "quote_question", "quote_accepted"]);
    expect(await told(client, quote.id)).toEqual(["quoted", "quote_answer"]);
    const seen: string[] = [];
    let cursor = "";
    do {
      const page: QuotePage = demand(
        await seller.request<QuotePage>("GET", `/api/quotes?role=seller&limit=3${cursor}`),
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    const { counts } = demand(await seller.request<QuotePage>("GET", "/api/quotes?role=seller"));
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(seen.length);
    const none = demand(await stranger.request<QuotePage>("GET", "/api/quotes?role=seller"));
    expect(none.items).toEqual([]);
  });

  it("past its date reads expired, cannot be accepted, and can be quoted anew", async () => {
    const quote = await quotedQuote(server, { client, seller });
    const accepted = await quotedQuote(server, { client, seller });
    demand(await accept(accepted));
    await server.chain.client.request({ method: "evm_increaseTime", params: [8 * DAY] } as never);
    await server.chain.client.request({ method: "evm_mine" } as never);
    await until(async () => (await seeQuote(client, quote.id)).state === "expired", { what: "it expires" });
    expect((await seeQuote(client, accepted.id)).state).toBe("expired");
    expect((await accept(quote)).body.code).toBe("wrong_state");
    const page = demand(await client.request<QuotePage>("GET", "/api/quotes?role=client&state=expired"));
    expect(page.items.map(({ id }) => id)).toEqual(expect.arrayContaining([quote.id, accepted.id]));
    const json = await signQuote(server, seller, await seeQuote(seller, quote.id));
    expect(demand(await handIn(seller, quote.id, json)).state).toBe("quoted");
  });
});

async function cancelOnChain(terms: Terms): Promise<void> {
  const data = encodeFunctionData({ abi: escrowAbi, functionName: "cancelOffer", args: [terms] });
  await server.chain.send({ from: seller.address, to: server.chain.escrow, data });
}
