import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { NotificationPage, Profile } from "@holdfast/sdk/api";
import { OrderStatus, ZERO_HASH } from "@holdfast/sdk/order";
import { type ReviewProof, verifyReview, verifyReviews } from "@holdfast/sdk/review";
import sharp from "sharp";
import { type Address, concat, encodeErrorResult, type Hex, numberToHex, parseAbi } from "viem";
import { setSignEntropy } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type PrismaClient } from "../../server/src/db/client.ts";
import { createFileStore } from "../../server/src/db/repositories/files.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { postJob, sendProposal } from "../kit/jobs.ts";
import { demand, publishService, type ServiceAnswer } from "../kit/market.ts";
import { orderTerms, placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";
import { chainNow, propose, signAmendment } from "../kit/proposals.ts";
import { quotedQuote } from "../kit/quotes.ts";
import {
  accountReviews,
  completedOrder,
  postReview,
  type ReviewChanges,
  reviewsOf,
  signReply,
  signReview,
} from "../kit/reviews.ts";
import { upload } from "../kit/upload.ts";

const DAY = 86_400;

let server: TestServer;
let client: Person;
let seller: Person;
let arbiter: Person;
let stranger: Person;
let nobody: Person;
let service: ServiceAnswer;
let db: PrismaClient;

beforeAll(async () => {
  // As wallets that sign with chance: the same content gets another signature each time.
  setSignEntropy(true);
  server = await startTestServer();
  [client, seller, arbiter, stranger] = await allSignedIn(server, 1, 2, 3, 6);
  nobody = person(server, 9);
  service = await publishService(server, seller);
  db = createDatabase(server.databaseUrl);
});
afterAll(async () => {
  await db.$disconnect();
  await server.stop();
});

const completed = () => completedOrder(server, { service, client, seller });
const review = async (who: Person, order: TestOrder, changes: ReviewChanges = {}) => {
  const json = await signReview(server, who, order, changes);
  return { json, answer: await postReview(who, order.id, json) };
};
const reply = (who: Person, order: TestOrder, json: object) =>
  who.request<{ code: string }>("POST", `/api/orders/${order.id}/review/reply`, { json });
const refused = (code: string, detail?: RegExp) => ({
  body: expect.objectContaining({ code, ...(detail && { detail: expect.stringMatching(detail) }) }),
});
const listed = async (of: Person, query = "") =>
  demand(await accountReviews(nobody, of.address, query)).items;
const isListed = async (of: Person, order: TestOrder, query = "?limit=50") =>
  (await listed(of, query)).some((one) => one.order === order.id);
const told = async (who: Person, order: TestOrder) =>
  demand(await who.request<NotificationPage>("GET", "/api/notifications?limit=60"))
    .items.filter((one) => one.order?.id === order.id && one.kind.startsWith("review_"))
    .map(({ kind }) => kind);
const proofs = async (of: Person, query = "") =>
  demand(
    await nobody.request<{ items: ReviewProof[]; nextCursor: string | null }>(
      "GET",
      `/api/accounts/${of.address}/reviews/proofs${query}`,
    ),
  );

async function moveTo(timestamp: number): Promise<void> {
  await server.chain.client.setNextBlockTimestamp({ timestamp: BigInt(timestamp) });
  await server.chain.client.mine({ blocks: 1 });
}

describe("RVW-1 a review", () => {
  it("stays hidden until the other side wrote; then both are public at once, everywhere", async () => {
    const order = await completed();
    const first = await review(client, order, { stars: 4, text: "Good, a day late." });
    expect(first.answer).toMatchObject({ status: 200, body: { client: { written: true } } });
    const [before] = [demand(await reviewsOf(seller, order.id))];
    expect(before).toMatchObject({ client: { written: true, review: null }, seller: { written: false } });
    expect(demand(await reviewsOf(arbiter, order.id)).client).toEqual({ written: false, review: null });
    expect(await isListed(seller, order)).toBe(false);
    expect(await told(seller, order)).toEqual(["review_given"]);

    demand((await review(seller, order, { stars: 5, text: "Knew what they wanted." })).answer);
    for (const who of [client, seller, arbiter]) {
      expect(demand(await reviewsOf(who, order.id))).toMatchObject({
        client: {
          review: { stars: 4, text: "Good, a day late.", side: "client", service: { id: service.id } },
        },
        seller: { review: { stars: 5, text: "Knew what they wanted.", side: "seller", service: null } },
      });
    }
    expect(await isListed(seller, order)).toBe(true);
    expect(await isListed(client, order)).toBe(false);
    expect(await isListed(client, order, "?as=client&limit=50")).toBe(true);
    const page = await nobody.request<{ items: { order: string }[] }>(
      "GET",
      `/api/services/${service.id}/reviews?limit=50`,
    );
    expect(demand(page).items.map((one) => one.order)).toContain(order.id);
    expect(await told(seller, order)).toEqual(["review_shown", "review_given"]);
    expect(await told(client, order)).toEqual(["review_shown"]);
    const stale = await db.staleStanding.count({
      where: { account: { in: [client.address, seller.address] } },
    });
    expect(stale + (await db.standing.count())).toBeGreaterThan(0);
    // Search's cards say it, too, once the seller is counted again.
    const card = { rating: { average: 4, reviews: 1 }, completedOrders: 1 };
    const cards = () =>
      nobody.request<{ items: object[] }>("GET", `/api/services?seller=${seller.address}`).then(demand);
    await expect.poll(cards, { timeout: 20_000 }).toMatchObject({ items: [card] });
  });

  it("is written anew while nobody else sees it, never back to an earlier one, and not once it is public", async () => {
    const order = await completed();
    const now = await chainNow(server);
    const first = await review(client, order, { stars: 1, text: "Bad.", signedAt: now - 60 });
    demand(first.answer);
    demand((await review(client, order, { stars: 3, text: "Middling.", signedAt: now })).answer);
    const back = await postReview(client, order.id, first.json);
    expect(back).toMatchObject({ status: 409, ...refused("wrong_state", /later/) });
    demand((await review(seller, order)).answer);
    const again = await review(client, order, { stars: 5 });
    expect(again.answer).toMatchObject({ status: 409, ...refused("wrong_state", /public already/) });
    expect(demand(await reviewsOf(seller, order.id)).client.review).toMatchObject({ stars: 3 });
    expect(await db.review.count({ where: { orderId: order.id } })).toBe(2);
  });

  it("signed a second time is the same review, hidden or public; other words under it are not", async () => {
    const order = await completed();
    const first = await review(client, order, { stars: 4, text: "Good." });
    demand(first.answer);
    const { signedAt } = first.json;
    const signAgain = async (changes: ReviewChanges = {}) => {
      const json = await signReview(server, client, order, { stars: 4, text: "Good.", signedAt, ...changes });
      expect(json.signature).not.toBe(first.json.signature);
      return json;
    };
    const kept = () => db.review.findMany({ where: { orderId: order.id, author: client.address } });
    const before = await kept();
    expect(await postReview(client, order.id, await signAgain())).toMatchObject({ status: 200 });
    expect(await kept()).toEqual(before);

    demand((await review(seller, order)).answer);
    const [shown] = await kept();
    expect(await postReview(client, order.id, await signAgain())).toMatchObject({ status: 200 });
    for (const changes of [{ stars: 5 }, { text: "Better." }]) {
      const other = await postReview(client, order.id, await signAgain(changes));
      expect(other).toMatchObject({ status: 409, ...refused("wrong_state", /public already/) });
    }
    expect(await kept()).toEqual([shown]);
    expect(await told(seller, order)).toEqual(["review_shown", "review_given"]);
  });

  it("of both sides at the same moment is public on both, whichever came first", async () => {
    for (let round = 0; round < 3; round += 1) {
      const order = await completed();
      const [mine, theirs] = await Promise.all([
        signReview(server, client, order),
        signReview(server, seller, order),
      ]);
      const answers = await Promise.all([
        postReview(client, order.id, mine),
        postReview(seller, order.id, theirs),
        postReview(client, order.id, mine),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      const now = (await chainNow(server)) + 1;
      const rows = await db.review.findMany({ where: { orderId: order.id } });
      expect(rows.map(({ visibleAt }) => visibleAt.getTime() / 1000 <= now)).toEqual([true, true]);
      expect(await isListed(seller, order)).toBe(true);
    }
  });

  it("is refused before the end, of a cancelled order, and from everybody but its two parties", async () => {
    const open = await placeOrder(server, { service, client });
    expect((await review(client, open)).answer).toMatchObject({ status: 409, ...refused("wrong_state") });
    await open.act(client, "cancel", ZERO_HASH);
    await open.mirrored();
    expect((await review(client, open)).answer).toMatchObject({ status: 409, ...refused("wrong_state") });

    const order = await completed();
    expect((await review(stranger, order)).answer).toMatchObject({ status: 404 });
    expect((await review(nobody, order)).answer).toMatchObject({ status: 401 });
    expect((await review(arbiter, order)).answer).toMatchObject({ status: 403, ...refused("not_allowed") });
    const [operator] = await allSignedIn(server, 4);
    expect(operator && (await review(operator, order)).answer.status).toBeOneOf([403, 404]);
    expect((await reviewsOf(stranger, order.id)).status).toBe(404);
    expect(await db.review.count({ where: { orderId: order.id } })).toBe(0);
  });

  it("is refused by its signature: another's, of another order, subject, stars, words, time or chain", async () => {
    const [order, other] = [await completed(), await completed()];
    const bad = async (changes: ReviewChanges, change: object = {}) => {
      const json = await signReview(server, client, order, changes);
      return postReview(client, order.id, { ...json, ...change });
    };
    const invalid = { status: 422, ...refused("signature_invalid") };
    expect(await bad({ signer: seller.account })).toMatchObject(invalid);
    expect(await bad({ order: other.id })).toMatchObject(invalid);
    expect(await bad({ subject: client.address })).toMatchObject(invalid);
    expect(await bad({ subject: stranger.address })).toMatchObject(invalid);
    expect(await bad({ stars: 1 }, { stars: 5 })).toMatchObject(invalid);
    expect(await bad({}, { text: "Something else." })).toMatchObject(invalid);
    expect(await bad({}, { signedAt: (await chainNow(server)) - 5 })).toMatchObject(invalid);
    expect(await bad({}, { signature: `0x${"11".repeat(65)}` })).toMatchObject(invalid);
    const elsewhere = { ...server.chain, chainId: 1 };
    const foreign = await signReview({ chain: elsewhere }, client, order);
    expect(await postReview(client, order.id, foreign)).toMatchObject(invalid);
    // The other party's own review, handed in as mine.
    const theirs = await signReview(server, seller, order);
    expect(await postReview(client, order.id, theirs)).toMatchObject(invalid);
    expect(await db.review.count({ where: { orderId: order.id } })).toBe(0);
  });

  it("has 1 to 5 stars, words without spaces around them, and was signed about now", async () => {
    const order = await completed();
    const now = await chainNow(server);
    const bad: ReviewChanges[] = [
      { stars: 0 },
      { stars: 6 },
      { text: "" },
      { text: " spaces " },
      { text: "x".repeat(2001) },
      { signedAt: now - DAY },
      { signedAt: now + DAY },
    ];
    for (const changes of bad) {
      expect((await review(client, order, changes)).answer).toMatchObject({
        status: 400,
        ...refused("invalid_input"),
      });
    }
    expect((await review(client, order, { text: "x".repeat(2000) })).answer.status).toBe(200);
  });

  it("keeps markup and marks of direction as the words they are", async () => {
    const order = await completed();
    const text = "<img src=x onerror=alert(1)> \u202egnorw \u2066 [link](javascript:alert(1)) = 1+1";
    demand((await review(client, order, { text })).answer);
    demand((await review(seller, order)).answer);
    const [shown] = (await listed(seller, "?limit=1")).filter((one) => one.order === order.id);
    expect(shown?.text).toBe(text);
    const [proof] = (await proofs(seller, `?order=${order.id}`)).items;
    expect(await verifyReview(proof)).toMatchObject({ valid: true });
  });

  it("of a smart account is taken by its own word (ERC-1271), and makes the server ask no one else", async () => {
    const wallet = await server.chain.deploy("Wallet");
    const owner = person(server, 0);
    demand(await owner.signIn({ address: wallet }));
    const shop = await publishService(server, owner);
    const order = await placeOrder(server, { service: shop, client, terms: orderTerms(shop, client) });
    await order.act(client, "start", await write(client, "requirements", order.id));
    // A client may approve work that was handed over elsewhere.
    await order.act(client, "approve");
    await order.mirrored();
    const json = await signReview(server, owner, order, { subject: client.address });
    const asked: string[] = [];
    const elsewhere = createServer(({ url }, response) => {
      asked.push(url ?? "");
      response.end(JSON.stringify({ data: `0x1626ba7e${"00".repeat(28)}` }));
    });
    elsewhere.listen(0, "127.0.0.1");
    await once(elsewhere, "listening");
    const { port } = elsewhere.address() as AddressInfo;
    const code = await server.chain.client.getCode({ address: wallet });
    const url = `http://127.0.0.1:${port}/{sender}/{data}`;
    await server.chain.client.setCode({ address: wallet, bytecode: revertsWith(lookup(wallet, url)) });
    expect(await postReview(owner, order.id, json)).toMatchObject({ status: 422 });
    expect(asked).toEqual([]);
    elsewhere.close();
    await server.chain.client.setCode({ address: wallet, bytecode: code ?? "0x" });
    expect(await postReview(owner, order.id, { ...json, stars: 2 })).toMatchObject({ status: 422 });
    expect((await postReview(owner, order.id, json)).status).toBe(200);
    demand((await review(client, order)).answer);

    const [proof] = (await proofs(client, `?as=client&order=${order.id}`)).items;
    expect(proof?.author).toBe(wallet);
    expect(await verifyReview(proof)).toEqual({ valid: false, flaw: "needs_chain" });
    const onChain = { client: server.chain.client, escrow: server.chain.escrow };
    expect(await verifyReview(proof, onChain)).toMatchObject({ valid: true, onChain: true });
  });
});

describe("RVW-1 a reply", () => {
  it("is the subject's, once, to what everybody sees, signed for that very review", async () => {
    const [order, other] = [await completed(), await completed()];
    const { json } = await review(client, order, { stars: 2, text: "Not what I asked for." });
    const hidden = await signReply(server, seller, { of: json, order });
    expect(await reply(seller, order, hidden)).toMatchObject({ status: 404 });
    demand((await review(seller, order)).answer);

    const wrong = await signReply(server, seller, { of: { ...json, stars: 5 }, order });
    expect(await reply(seller, order, wrong)).toMatchObject({ status: 422, ...refused("signature_invalid") });
    const elsewhere = await signReply(server, seller, { of: json, order: other });
    expect(await reply(seller, order, elsewhere)).toMatchObject({ status: 422 });
    const good = await signReply(server, seller, { of: json, order, text: "I am sorry. <3" });
    expect(await reply(client, order, good)).toMatchObject({ status: 422 });
    expect(await reply(stranger, order, good)).toMatchObject({ status: 404 });
    expect(await reply(arbiter, order, good)).toMatchObject({ status: 404 });
    expect(await reply(seller, order, { ...good, signedAt: good.signedAt - DAY })).toMatchObject({
      status: 400,
    });

    const twice = await Promise.all([reply(seller, order, good), reply(seller, order, good)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    const other2 = await signReply(server, seller, { of: json, order, text: "Another." });
    expect(await reply(seller, order, other2)).toMatchObject({ status: 409, ...refused("wrong_state") });
    expect(demand(await reviewsOf(client, order.id)).client.review?.reply?.text).toBe("I am sorry. <3");
    expect(await told(client, order)).toEqual(["review_replied", "review_shown"]);
  });
});

describe("RVW-1 the exported reviews of a profile", () => {
  it("are verified by the sdk alone, every page of them, and with the chain that the orders ended", async () => {
    const items: ReviewProof[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof proofs>> = await proofs(
        seller,
        `?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    const all = await listed(seller, "?limit=50");
    expect(items.map(({ review }) => review.order)).toEqual(all.map(({ order }) => order));
    expect(items.length).toBeGreaterThan(3);
    const exported = {
      format: "holdfast-reviews",
      version: 1,
      account: seller.address,
      as: "seller",
      reviews: items,
    };
    const verdict = await verifyReviews(JSON.parse(JSON.stringify(exported)), {
      client: server.chain.client,
      escrow: server.chain.escrow,
    });
    expect(verdict.valid).toBe(true);
    // Of a contract that somebody deployed to be asked about reviews of their own making.
    const elsewhere = await verifyReviews(exported, {
      client: server.chain.client,
      escrow: stranger.address,
    });
    expect(elsewhere).toMatchObject({ valid: false, stars: [0, 0, 0, 0, 0] });
    expect(elsewhere.reviews[0]).toEqual({ valid: false, flaw: "other_escrow" });
    expect(await verifyReview(items[0], { escrow: stranger.address })).toMatchObject({
      flaw: "other_escrow",
    });
    expect(verdict.stars.reduce((sum, count) => sum + count)).toBe(items.length);
  });

  it("are asked for with a cursor of ours only", async () => {
    const answer = await accountReviews(nobody, seller.address, "?cursor=WyIyMDI2Iiwi'");
    expect(answer).toMatchObject({ status: 400, ...refused("invalid_input") });
  });
});

describe("RVW-1 a review whose order did not end after all", () => {
  it("counts nowhere while the chain says so, and again once it has ended", async () => {
    const order = await completed();
    demand((await review(client, order)).answer);
    demand((await review(seller, order)).answer);
    expect(await isListed(seller, order)).toBe(true);
    // As the mirror writes it when a reorganisation takes the approval back.
    const where = { id: order.id };
    await db.order.update({ where, data: { status: OrderStatus.Delivered, finishedAt: null } });
    expect(await isListed(seller, order)).toBe(false);
    expect(demand(await reviewsOf(client, order.id))).toMatchObject({
      until: null,
      client: { written: false, review: null },
      seller: { written: false },
    });
    expect((await proofs(seller, `?order=${order.id}`)).items).toEqual([]);
    const finishedAt = BigInt(await chainNow(server));
    await db.order.update({ where, data: { status: OrderStatus.Completed, finishedAt } });
    expect(await isListed(seller, order)).toBe(true);
  });
});

describe("RVW-2 a profile's picture", () => {
  const SQUARE = { x: 0.25, y: 0, width: 0.5, height: 1 };
  type Answered = Profile & { code: string; errors?: { path: string }[] };
  const save = (avatar: unknown, who = seller) =>
    who.request<Answered>("PATCH", "/api/me", { json: { avatar } });
  const look = (path: string | null) => fetch(new URL(path ?? "/none", server.url));
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#3366cc" } })
      .jpeg()
      .withMetadata({ exif: { IFD0: { Copyright: "where I live" } } })
      .toBuffer();

  it("is cut on the server, everybody's to see as it is cut, on the profile, the session and the services, until it is changed or taken away", async () => {
    const fileId = await upload(seller, "me.jpg", await picture(640, 320));
    const { name, avatar } = demand(await save({ fileId, crop: SQUARE }));
    expect([name, avatar]).toEqual(["", `/api/files/${fileId}/cover?cut=2500-0-5000-10000&width=160`]);
    const seen = demand(await nobody.request<Profile>("GET", `/api/accounts/${seller.address}`));
    expect(seen.avatar).toBe(avatar);
    const session = await seller.request("GET", "/api/auth/session");
    expect(session.body).toMatchObject({ account: { avatar, picture: { fileId, crop: SQUARE } } });
    const of = await nobody.request("GET", `/api/services/${service.id}`);
    expect(of.body).toMatchObject({ seller: { avatar } });
    const cards = await nobody.request("GET", `/api/services?seller=${seller.address}`);
    expect(cards.body).toMatchObject({ items: [{ seller: { avatar } }] });

    const shown = await look(avatar);
    expect(shown.headers.get("content-type")).toBe("image/webp");
    const { width, height, exif } = await sharp(await shown.arrayBuffer()).metadata();
    expect([width, height, exif]).toEqual([160, 160, undefined]);
    // Neither all of it nor the upload itself is anybody's.
    expect((await look(`/api/files/${fileId}/cover`)).status).toBe(404);
    expect((await nobody.request("GET", `/api/files/${fileId}/content`)).status).toBe(404);

    const left = { ...SQUARE, x: 0 };
    const cutAnew = demand(await save({ fileId, crop: left })).avatar;
    expect([(await look(avatar)).status, (await look(cutAnew)).status]).toEqual([404, 200]);
    // Words alone leave it.
    const words = await seller.request<Profile>("PATCH", "/api/me", { json: { bio: "I draw." } });
    expect(demand(words).avatar).toBe(cutAnew);
    expect(demand(await save(null)).avatar).toBeNull();
    expect((await look(cutAnew)).status).toBe(404);
  });

  it("goes with the name wherever an answer names the person, and is gone from all of them at once", async () => {
    const order = await completed();
    demand((await review(client, order)).answer);
    demand((await review(seller, order)).answer);
    const open = await placeOrder(server, { service, client });
    await open.act(
      client,
      "start",
      await write(client, "requirements", open.id, { fileIds: [await upload(client, "brief.txt", "Red.")] }),
    );
    const { round } = (await open.mirrored()).state;
    demand(
      await propose(
        seller,
        open.id,
        await signAmendment(server, seller, { id: open.id, round }, { amount: 5n }),
      ),
    );
    const told = { text: "Red, then.", key: crypto.randomUUID() };
    demand(await client.request("POST", `/api/orders/${open.id}/messages`, { json: told }));
    const help = { text: "Is red allowed?" };
    demand(await client.request("POST", `/api/orders/${open.id}/help`, { json: help }));
    const quote = await quotedQuote(server, { client, seller });
    const job = await postJob(client);
    await sendProposal(server, seller, job);

    const EVERYWHERE: readonly [who: Person, path: string, names: readonly Person[]][] = [
      [client, `/api/orders/${open.id}`, [client, seller]],
      [client, `/api/orders/${open.id}/activity`, [client, seller]],
      [client, `/api/orders/${open.id}/payments`, [client]],
      [client, `/api/orders/${open.id}/attachments`, [client]],
      [client, `/api/orders/${open.id}/proposals`, [seller]],
      [seller, `/api/orders/${open.id}/messages`, [client]],
      [client, `/api/orders/${open.id}/help`, [client]],
      [client, `/api/orders/${order.id}/reviews`, [client, seller]],
      [client, "/api/orders?role=client", [seller]],
      [seller, "/api/orders?role=seller", [client]],
      [client, "/api/account/movements", [seller]],
      [seller, "/api/notifications", [client]],
      [client, `/api/quotes/${quote.id}`, [client, seller]],
      [client, "/api/quotes?role=client", [seller]],
      [seller, "/api/quotes?role=seller", [client]],
      [nobody, "/api/jobs", [client]],
      [nobody, `/api/jobs/${job.id}`, [client]],
      [client, `/api/jobs/${job.id}/proposals`, [client, seller]],
      [nobody, `/api/accounts/${seller.address}`, [seller]],
      [nobody, `/api/accounts/${seller.address}/reviews`, [client]],
      [nobody, `/api/services/${service.id}/reviews`, [client]],
      [nobody, `/api/services/${service.id}`, [seller]],
      [nobody, "/api/services", [seller]],
    ];
    const faces = new Map<Person, string | null>();
    const seen = async (who: Person, path: string) => faceOf(demand(await who.request("GET", path)));
    for (const person of [client, seller]) {
      const fileId = await upload(person, "me.jpg", await picture(64, 64));
      faces.set(person, demand(await save({ fileId, crop: null }, person)).avatar);
    }
    for (const pass of ["set", "taken away"]) {
      for (const [who, path, names] of EVERYWHERE) {
        const shown = await seen(who, path);
        for (const person of names) {
          expect([...(shown.get(person.address) ?? [])], `${path} when ${pass}`).toEqual([faces.get(person)]);
        }
      }
      for (const person of [client, seller]) faces.set(person, demand(await save(null, person)).avatar);
    }
  });

  it("is refused when a stranger's upload, none, no picture, or cut outside of itself; what was there stays", async () => {
    const [mine, theirs, text] = [
      await upload(seller, "mine.jpg", await picture(64, 64)),
      await upload(stranger, "theirs.jpg", await picture(64, 64)),
      await upload(seller, "words.txt", "no picture"),
    ];
    const { avatar } = demand(await save({ fileId: mine, crop: null }));
    for (const fileId of [theirs, "0".repeat(32), "../../etc"]) {
      const { status, body } = await save({ fileId, crop: SQUARE });
      expect([status, body.errors?.[0]?.path], fileId).toEqual([400, "avatar.fileId"]);
    }
    expect(await save({ fileId: text, crop: null })).toMatchObject({
      status: 415,
      ...refused("file_type_refused"),
    });
    for (const crop of [{ ...SQUARE, x: 0.6 }, { ...SQUARE, y: -0.1 }, { ...SQUARE, width: 0 }, "all"]) {
      const { status, body } = await save({ fileId: mine, crop });
      expect([status, body.errors?.[0]?.path.startsWith("avatar.crop")]).toEqual([400, true]);
    }
    const seen = demand(await nobody.request<Profile>("GET", `/api/accounts/${seller.address}`));
    expect([seen.avatar, (await look(avatar)).status]).toEqual([`/api/files/${mine}/cover?width=160`, 200]);
    expect((await save({ fileId: mine, crop: null }, nobody)).status).toBe(401);
  });

  it("is kept from the sweep of unused uploads while it is shown, and not after", async () => {
    const fileId = await upload(stranger, "kept.jpg", await picture(64, 64));
    demand(await save({ fileId, crop: null }, stranger));
    const sweep = () => createFileStore(db).deleteUnused(new Date(Date.now() + 60_000), 500);
    expect(await sweep()).not.toContain(fileId);
    demand(await save(null, stranger));
    expect(await sweep()).toContain(fileId);
  });
});

describe("RVW-1 a review and time", () => {
  // Moves the chain's clock: last in this file.
  it("is shown alone after 14 days; the other side still has until the 90th; who is silent is reminded once", async () => {
    const [order, silent] = [await completed(), await completed()];
    const { json, answer } = await review(client, order, { stars: 2, text: "Alone." });
    const visibleAt = demand(answer).client.review?.visibleAt ?? 0;
    const until = demand(answer).until ?? 0;
    expect(visibleAt).toBeGreaterThanOrEqual(json.signedAt + 14 * DAY - 60);
    await moveTo(visibleAt - 1 - 12 * DAY);
    await expect.poll(() => told(seller, order), { timeout: 20_000 }).toContain("review_wanted");
    expect(await told(client, order)).toEqual([]);
    await expect.poll(() => told(client, silent), { timeout: 20_000 }).toEqual(["review_wanted"]);
    await moveTo(visibleAt - 60);
    // Written again, it is shown no later than it would have been.
    const edit = () => review(client, order, { stars: 3, text: "Alone still." });
    await expect.poll(async () => (await edit()).answer.status, { timeout: 20_000 }).toBe(200);
    expect(demand(await reviewsOf(client, order.id)).client.review).toMatchObject({ stars: 3, visibleAt });
    expect(await isListed(seller, order)).toBe(false);
    await moveTo(visibleAt);
    await expect.poll(() => isListed(seller, order), { timeout: 20_000 }).toBe(true);
    expect((await review(client, order)).answer).toMatchObject(refused("wrong_state", /public already/));
    await moveTo(visibleAt + 60);
    await expect.poll(() => told(seller, order), { timeout: 20_000 }).toContain("review_shown");
    // The record counts by the same clock as the list shows by: the chain's, two weeks ahead of the wall's here.
    const record = async () =>
      demand(
        await nobody.request<{ seller: { reviews: number } }>(
          "GET",
          `/api/accounts/${seller.address}/record`,
        ),
      ).seller;
    const { length: shown } = await listed(seller, "?limit=50");
    await expect.poll(async () => (await record()).reviews, { timeout: 20_000 }).toBe(shown);

    await moveTo(until - 30);
    await expect.poll(() => chainNow(server)).toBeGreaterThanOrEqual(until - 30);
    await expect.poll(async () => (await review(seller, order)).answer.status, { timeout: 20_000 }).toBe(200);
    expect(await isListed(client, order, "?as=client&limit=50")).toBe(true);
    await moveTo(until + 3600);
    await expect
      .poll(async () => (await review(seller, silent)).answer, { timeout: 20_000 })
      .toMatchObject({ status: 409, ...refused("wrong_state", /90 days/) });
    expect((await told(seller, order)).filter((kind) => kind === "review_wanted")).toHaveLength(1);
  });
});

/** The pictures that an answer gives beside each person's name, by address. */
function faceOf(answer: unknown): Map<string, Set<unknown>> {
  const faces = new Map<string, Set<unknown>>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { address, name, avatar } = value as Record<string, unknown>;
    if (typeof address === "string" && typeof name === "string") {
      faces.set(address, (faces.get(address) ?? new Set()).add(avatar));
    }
    Object.values(value).forEach(look);
  };
  look(answer);
  return faces;
}

/** What a contract says that wants to be answered for by a page of its own choice (EIP-3668). */
function lookup(sender: Address, url: string): Hex {
  const abi = parseAbi(["error OffchainLookup(address, string[], bytes, bytes4, bytes)"]);
  return encodeErrorResult({ abi, args: [sender, [url], "0x", "0x1626ba7e", "0x"] });
}

/** Code that answers every call with a refusal: CODECOPY what follows it, REVERT with that. */
function revertsWith(data: Hex): Hex {
  const length = numberToHex((data.length - 2) / 2, { size: 2 });
  return concat(["0x61", length, "0x600c5f39", "0x61", length, "0x5ffd", data]);
}
