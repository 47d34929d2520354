import { rulingTypedData } from "@holdfast/sdk/typed-data";
import { keccak256 } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture } from "../../scripts/seed/pictures.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { deliver, startOrder } from "../kit/deliveries.ts";
import { download } from "../kit/download.ts";
import { demand, imageInput, publishService, type ServiceAnswer, serviceInput } from "../kit/market.ts";
import { placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";
import { upload } from "../kit/upload.ts";

type Info = { locked: boolean; preview: string | null; hash: string };
const WHO = ["client", "seller", "arbiter", "operator", "stranger", "visitor"] as const;
type Who = (typeof WHO)[number];
/** What somebody may have of a file: its bytes, a marked preview, or not even that it is there. */
type Level = "original" | "preview" | "nothing";

let server: TestServer;
let service: ServiceAnswer;
let people: Record<Who, Person>;
let png: Buffer;
let ended: `0x${string}`;

beforeAll(async () => {
  server = await startTestServer();
  const [client, seller, arbiter, operator, stranger] = await allSignedIn(server, 1, 2, 3, 4, 6);
  people = { client, seller, arbiter, operator, stranger, visitor: person(server, 9) };
  service = await publishService(server, seller);
  png = await picture("work", 300, 200);
  ended = keccak256("0x01");
});
afterAll(() => server.stop());

/** Hands a file over as a draft and another as a delivery. */
async function handedOver(
  order: TestOrder,
): Promise<{ draft: string; delivery: string; hash: `0x${string}` }> {
  const { seller } = people;
  const draft = await upload(seller, "draft.png", png);
  await write(seller, "draft", order.id, { fileIds: [draft] });
  const delivery = await upload(seller, "final.png", png);
  const hash = await deliver(seller, order, [delivery]);
  return { draft, delivery, hash };
}

async function dispute(order: TestOrder): Promise<void> {
  await order.act(people.client, "dispute", await write(people.client, "statement", order.id));
  await order.mirrored();
}

async function rule(order: TestOrder, sellerAmount: bigint): Promise<void> {
  const { arbiter, client } = people;
  const content = await write(arbiter, "ruling", order.id);
  const { chainId, escrow } = server.chain;
  const ruling = { order: order.id, sellerAmount, content };
  const signature = await arbiter.account.signTypedData?.(rulingTypedData({ chainId, escrow, ruling }));
  await order.act(client, "rule", sellerAmount, content, signature);
  await order.mirrored();
}

/** Every way to a file, asked by one person: all must say the same. */
async function levelOf(who: Person, id: string): Promise<Level> {
  const content = `/api/files/${id}/content`;
  const get = (path: string, init = {}) => download(server, who, path, init);
  const etag = `"${keccak256(png)}"`;
  const seen = {
    whole: await get(content),
    head: await get(content, { method: "HEAD" }),
    begin: await get(content, { headers: { range: "bytes=0-0" } }),
    middle: await get(content, { headers: { range: "bytes=100-199" } }),
    end: await get(content, { headers: { range: "bytes=-1" } }),
    beyond: await get(content, { headers: { range: "bytes=999999999-" } }),
    known: await get(content, { headers: { "if-none-match": etag, "cache-control": "max-age=0" } }),
    guessed: await get(content, { headers: { "if-none-match": "*", "cache-control": "max-age=0" } }),
    ifRange: await get(content, { headers: { range: "bytes=0-9", "if-range": etag } }),
    preview: await get(`/api/files/${id}/preview`),
    info: await get(`/api/files/${id}`),
    cover: await get(`/api/files/${id}/cover`),
    text: await get(`/api/files/${id}/text`),
    names: await get(`/api/files/${id}/names`),
  };
  const status = Object.fromEntries(Object.entries(seen).map(([name, answer]) => [name, answer.status]));
  const none = { cover: 404, text: 404, names: 404 };
  const bytes = ["whole", "head", "begin", "middle", "end", "beyond", "known", "guessed", "ifRange"];
  const all = (code: number) => Object.fromEntries(bytes.map((name) => [name, code]));
  if (seen.info.status === 404) {
    expect(status).toEqual({ ...all(404), preview: 404, info: 404, ...none });
    expect(seen.known.headers.get("etag") ?? "").not.toContain(keccak256(png));
    return "nothing";
  }
  const info = JSON.parse(seen.info.bytes.toString()) as Info;
  expect(info.preview).toBe("image");
  if (info.locked) {
    expect(status).toEqual({ ...all(403), preview: 200, info: 200, ...none });
    expect(JSON.parse(seen.whole.bytes.toString())).toMatchObject({
      code: "not_allowed",
      detail: "Originals open when you approve the delivery.",
    });
    for (const { headers } of [seen.whole, seen.head, seen.known]) {
      expect(headers.get("content-range")).toBeNull();
      expect(headers.get("etag") ?? "").not.toContain(keccak256(png));
    }
    return "preview";
  }
  const partly = { begin: 206, middle: 206, end: 206, ifRange: 206, beyond: 416, known: 304, guessed: 304 };
  expect(status).toEqual({ whole: 200, head: 200, ...partly, preview: 200, info: 200, ...none });
  expect(seen.whole.bytes.equals(png)).toBe(true);
  expect(seen.middle.bytes.equals(png.subarray(100, 200))).toBe(true);
  return "original";
}

const levels = async (id: string): Promise<Record<Who, Level>> =>
  Object.fromEntries(
    await Promise.all(WHO.map(async (who) => [who, await levelOf(people[who], id)] as const)),
  ) as Record<Who, Level>;

const BETWEEN = { arbiter: "nothing", operator: "nothing", stranger: "nothing", visitor: "nothing" } as const;
const LOCKED = { client: "preview", seller: "original", ...BETWEEN } as const;
const OPEN = { client: "original", seller: "original", ...BETWEEN } as const;
const IN_DISPUTE = { ...LOCKED, arbiter: "original" } as const;

/** How an order comes from a delivery to each status, and who then may have what. */
const WAYS: readonly [string, (order: TestOrder) => Promise<void>, Record<Who, Level>][] = [
  ["delivered", async () => {}, LOCKED],
  [
    "revision_requested",
    async (order) => {
      const { timestamp } = await server.chain.client.getBlock();
      const due = timestamp + BigInt(order.terms.revisionTime) + 7200n;
      await order.act(
        people.client,
        "requestRevision",
        await write(people.client, "revision", order.id),
        due,
      );
    },
    LOCKED,
  ],
  ["disputed", dispute, IN_DISPUTE],
  ["completed", (order) => order.act(people.client, "approve"), OPEN],
  ["cancelled", (order) => order.act(people.seller, "cancel", ended), LOCKED],
  [
    "settled",
    async (order) => {
      await dispute(order);
      await rule(order, 1_000_000n);
    },
    { ...IN_DISPUTE, client: "original" },
  ],
  [
    "settled",
    async (order) => {
      await dispute(order);
      await rule(order, 0n);
    },
    IN_DISPUTE,
  ],
  [
    // A client who releases a mite before the dispute has not paid for the work.
    "settled",
    async (order) => {
      await order.act(people.client, "release", 100n);
      await dispute(order);
      await rule(order, 0n);
    },
    IN_DISPUTE,
  ],
];

describe("DLV-3 who has the originals of a draft and of a delivery, by every route and range", () => {
  it.each(WAYS)("in an order that is %s", async (status, go, expected) => {
    const order = await startOrder(server, { service, client: people.client });
    const { draft, delivery, hash } = await handedOver(order);
    expect(await levelOf(people.client, delivery)).toBe("preview");
    await go(order);
    expect((await order.mirrored()).status).toBe(status);
    expect(await levels(draft)).toEqual(expected);
    expect(await levels(delivery)).toEqual(expected);
    // What the document says of its files is what the files say.
    const read = await people.client.request<{ files: Info[] }>("GET", `/api/documents/${hash}`);
    expect(demand(read).files.map(({ locked }) => locked)).toEqual([expected.client === "preview"]);
    const { items } = demand(
      await people.client.request<{ items: { document: { files: Info[] } }[] }>(
        "GET",
        `/api/orders/${order.id}/deliveries`,
      ),
    );
    expect(items.flatMap(({ document }) => document.files.map(({ locked }) => locked))).toEqual(
      [1, 2].map(() => expected.client === "preview"),
    );
  });

  it("in an order just begun: a draft is shown, a delivery that is not on the chain is not", async () => {
    const order = await startOrder(server, { service, client: people.client });
    const [draft, unbound] = [
      await upload(people.seller, "draft.png", png),
      await upload(people.seller, "later.png", png),
    ];
    await write(people.seller, "draft", order.id, { fileIds: [draft] });
    await write(people.seller, "delivery", order.id, { fileIds: [unbound] });
    expect(await levels(draft)).toEqual(LOCKED);
    expect(await levels(unbound)).toEqual({ ...LOCKED, client: "nothing" });
  });
});

describe("DLV-3 no way round", () => {
  const message = (who: Person, order: TestOrder, fileIds: string[]) =>
    who.request("POST", `/api/orders/${order.id}/messages`, {
      json: { text: "see", key: crypto.randomUUID(), fileIds },
    });

  it("the same file in a message, a statement, a cover or another order stays locked for the client", async () => {
    const { client, seller } = people;
    const order = await startOrder(server, { service, client });
    const { delivery } = await handedOver(order);
    expect((await message(seller, order, [delivery])).status).toBeLessThan(300);
    expect(await levelOf(client, delivery)).toBe("preview");
    const second = await startOrder(server, { service, client });
    demand(await message(seller, second, [delivery]));
    await second.act(seller, "dispute", await write(seller, "statement", second.id, { fileIds: [delivery] }));
    await second.mirrored();
    expect(await levelOf(client, delivery)).toBe("preview");
    await second.act(client, "approve");
    await second.mirrored();
    expect(await levelOf(client, delivery)).toBe("preview");
    // The picture of a service is its maker's to publish, and is not the original.
    const json = { ...serviceInput(), images: [imageInput(delivery)] };
    demand(await seller.request("POST", "/api/services", { json }));
    expect((await download(server, client, `/api/files/${delivery}/cover`)).status).toBe(404);
    expect((await download(server, client, `/api/files/${delivery}/content`)).status).toBe(403);
  });

  it("delivered in an approved order too, the file is the client's", async () => {
    const { client, seller } = people;
    const [first, second] = [
      await startOrder(server, { service, client }),
      await startOrder(server, { service, client }),
    ];
    const { delivery } = await handedOver(first);
    await deliver(seller, second, [delivery]);
    expect(await levelOf(client, delivery)).toBe("preview");
    await second.act(client, "approve");
    await second.mirrored();
    expect(await levelOf(client, delivery)).toBe("original");
  });

  it("nobody attaches another's file, and a client's own draft locks nothing", async () => {
    const { client, seller } = people;
    const order = await startOrder(server, { service, client });
    const { delivery } = await handedOver(order);
    const json = { kind: "evidence", order: order.id, text: "x", fileIds: [delivery] };
    expect((await client.request("POST", "/api/documents", { json })).status).toBe(400);
    const own = await upload(client, "sketch.png", png);
    expect((await message(client, order, [own])).status).toBeLessThan(300);
    expect(await levelOf(seller, own)).toBe("original");
    expect(await levelOf(client, own)).toBe("original");
  });

  it("files of requirements, statements, evidence and messages are open to both", async () => {
    const { client, seller } = people;
    const brief = await upload(client, "brief.png", png);
    const order = await placeOrder(server, { service, client });
    const requirements = await write(client, "requirements", order.id, { fileIds: [brief] });
    await order.act(client, "start", requirements);
    await order.mirrored();
    expect(await levels(brief)).toEqual({ ...OPEN });
    const sent = await upload(seller, "sent.png", png);
    demand(await message(seller, order, [sent]));
    expect(await levels(sent)).toEqual({ ...OPEN });
    const proof = await upload(seller, "proof.png", png);
    await order.act(seller, "dispute", await write(seller, "statement", order.id, { fileIds: [proof] }));
    await order.mirrored();
    expect(await levels(proof)).toEqual({ ...OPEN, arbiter: "original" });
  });

  it("an id that is guessed, cut or lengthened is answered like one that never was", async () => {
    const order = await startOrder(server, { service, client: people.client });
    const { delivery } = await handedOver(order);
    const never = await download(server, people.stranger, `/api/files/${"0".repeat(32)}/content`);
    for (const id of [delivery, `${delivery.slice(0, 31)}${delivery.endsWith("0") ? "1" : "0"}`]) {
      for (const route of ["content", "preview", "text", "names"]) {
        const answer = await download(server, people.stranger, `/api/files/${id}/${route}`);
        expect(answer.status).toBe(never.status);
        if (route === "content") expect(answer.bytes.toString()).toBe(never.bytes.toString());
      }
    }
    for (const id of [delivery.slice(1), `${delivery}0`, delivery.toUpperCase(), `${delivery}%00`]) {
      const answer = await download(server, people.client, `/api/files/${id}/content`);
      expect([404, 400], id).toContain(answer.status);
    }
  });
});

describe("DLV-5 the deliveries and attachments of an order", () => {
  type Delivery = {
    number: number;
    state: string;
    committed: string | null;
    document: { hash: string; text: string } | null;
    answers: { document: { text: string } | null } | null;
  };
  const deliveries = async (who: Person, order: TestOrder) =>
    demand(await who.request<{ items: Delivery[] }>("GET", `/api/orders/${order.id}/deliveries`)).items;

  it("tell what became of each, and which revision it answers, to those who may read it", async () => {
    const { client, seller, arbiter, stranger } = people;
    const order = await startOrder(server, { service, client });
    const first = await handedOver(order);
    const { timestamp } = await server.chain.client.getBlock();
    const due = timestamp + BigInt(order.terms.revisionTime) + 7200n;
    const wish = await write(client, "revision", order.id, { text: "Bolder, please." });
    await order.act(client, "requestRevision", wish, due);
    await order.mirrored();
    const second = await deliver(seller, order, [await upload(seller, "bold.png", png)]);
    const seen = await deliveries(client, order);
    expect(seen.map(({ number, state, answers }) => [number, state, answers?.document?.text])).toEqual([
      [3, "in_review", "Bolder, please."],
      [2, "sent_back", undefined],
      [1, "draft", undefined],
    ]);
    expect(seen.map(({ committed }) => committed)).toEqual([second, first.hash, null]);
    expect(seen[0]?.document?.hash).toBe(second);
    expect((await deliveries(arbiter, order)).map(({ document }) => document)).toEqual([null, null]);
    expect((await stranger.request("GET", `/api/orders/${order.id}/deliveries`)).status).toBe(404);
    await order.act(client, "approve");
    await order.mirrored();
    expect((await deliveries(client, order))[0]?.state).toBe("approved");
  });

  it("gathers every file that the caller may see, in pages, each once", async () => {
    const { client, seller, arbiter, stranger } = people;
    const order = await startOrder(server, { service, client });
    const { draft, delivery } = await handedOver(order);
    const sent = await upload(client, "note.txt", "a note");
    demand(
      await client.request("POST", `/api/orders/${order.id}/messages`, {
        json: { text: "", key: crypto.randomUUID(), fileIds: [sent] },
      }),
    );
    const hidden = await upload(seller, "hidden.png", png);
    await write(seller, "evidence", order.id, { fileIds: [hidden] });
    type Page = {
      items: { kind: string; files: { id: string; locked: boolean }[] }[];
      nextCursor: string | null;
    };
    const all = async (who: Person, limit: number) => {
      const found: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
        const page: Page = demand(
          await who.request<Page>("GET", `/api/orders/${order.id}/attachments?limit=${limit}${query}`),
        );
        expect(page.items.length).toBeLessThanOrEqual(limit);
        found.push(
          ...page.items.flatMap(({ kind, files }) =>
            files.map(({ id, locked }) => `${kind} ${id}${locked ? " locked" : ""}`),
          ),
        );
        cursor = page.nextCursor;
      }
      return found;
    };
    const wanted = [`message ${sent}`, `delivery ${delivery} locked`, `draft ${draft} locked`];
    expect(await all(client, 30)).toEqual(wanted);
    expect(await all(client, 1)).toEqual(wanted);
    const own = [`evidence ${hidden}`, `message ${sent}`, `delivery ${delivery}`, `draft ${draft}`];
    expect(await all(seller, 2)).toEqual(own);
    expect(await all(arbiter, 30)).toEqual([]);
    expect((await stranger.request("GET", `/api/orders/${order.id}/attachments`)).status).toBe(404);
    const odd = await client.request("GET", `/api/orders/${order.id}/attachments?cursor=abc`);
    expect(odd.status).toBe(400);
  });
});
