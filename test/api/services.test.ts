import { escrowAbi } from "@holdfast/sdk";
import { termsFromJson } from "@holdfast/sdk/order";
import { Client } from "pg";
import sharp from "sharp";
import { encodeFunctionData, getAddress, zeroAddress } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../server/src/db/client.ts";
import { fillAmounts } from "../../server/src/db/repositories/fill-amounts.ts";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import {
  createService,
  demand,
  imageInput,
  packageInput,
  publishService,
  type ServiceAnswer,
  serviceInput,
  signAllOffers,
  signOffer,
} from "../kit/market.ts";
import { type Person, person, signedIn } from "../kit/person.ts";
import { upload } from "../kit/upload.ts";

type Page = {
  items: { id: string; title: string; coverUrl: string | null; from: { price: string } }[];
  nextCursor: string | null;
  total: number;
  correctedTo: string | null;
  facets: Record<"days" | "category", { value: string; count: number }[]> | null;
};

const STRANGE = "0x00000000000000000000000000000000000000ff";
const DOLLAR = getAddress("0x00000000000000000000000000000000000d0110");
let server: TestServer;
let seller: Person;
let other: Person;
let visitor: Person;

beforeAll(async () => {
  const coin = { address: zeroAddress, symbol: "ETH", name: "Ether", decimals: 18, stable: false };
  const dollar = { address: DOLLAR, symbol: "dUSD", name: "Demo Dollar", decimals: 6, stable: true };
  server = await startTestServer({ tokens: [coin, dollar] });
  seller = await signedIn(server, 2);
  other = await signedIn(server, 5);
  visitor = person(server, 9);
});
afterAll(() => server.stop());

/** Counts in no order: a filter finds its own by its value. */
const sorted = (facets: Page["facets"]) =>
  Object.entries(facets ?? {}).map(([name, counts]) => [
    name,
    Array.isArray(counts) ? counts.map(({ value, count }) => `${value} ${count}`).toSorted() : counts,
  ]);
const search = async (query: string) => demand(await visitor.request<Page>("GET", `/api/services?${query}`));
const get = (who: Person, id: string) => who.request<ServiceAnswer>("GET", `/api/services/${id}`);

describe("LST-1 a service", () => {
  it("begins as a draft that only its owner sees, with terms to sign", async () => {
    const service = await createService(seller);
    expect(service).toMatchObject({ state: "draft", toCancel: [] });
    expect(service.packages.map(({ offer }) => offer)).toEqual([null, null]);
    expect(service.packages[0]?.toSign?.terms).toMatchObject({
      client: zeroAddress,
      seller: seller.address,
      arbiter: server.config.arbiter,
      platformFeeBps: 500,
      price: "1000000000000000000",
      salt: "0",
    });
    expect((await get(visitor, service.id)).status).toBe(404);
    expect((await get(other, service.id)).status).toBe(404);
    expect((await get(seller, service.id)).status).toBe(200);
  });

  it("is published once every package has an offer, and anyone then sees the offers but not what to sign", async () => {
    const draft = await createService(seller);
    const tooEarly = await seller.request("POST", `/api/services/${draft.id}/publish`);
    expect(tooEarly).toMatchObject({ status: 409, body: { code: "offer_missing" } });
    await signAllOffers(server, seller, draft);
    const { body: published } = await seller.request("POST", `/api/services/${draft.id}/publish`);
    expect(published).toMatchObject({ state: "published" });
    const seen = demand(await get(visitor, draft.id));
    expect(seen.packages.every(({ offer, toSign }) => offer !== null && toSign === null)).toBe(true);
  });

  it("is edited, paused and published again by nobody but its owner", async () => {
    const { id } = await publishService(server, seller);
    for (const who of [other, visitor]) {
      const expected = who === visitor ? 401 : 404;
      expect((await who.request("PUT", `/api/services/${id}`, { json: serviceInput() })).status).toBe(
        expected,
      );
      expect((await who.request("POST", `/api/services/${id}/pause`)).status).toBe(expected);
      expect((await who.request("POST", `/api/services/${id}/publish`)).status).toBe(expected);
    }
    expect((await seller.request("POST", `/api/services/${id}/pause`)).body).toMatchObject({
      state: "paused",
    });
    expect((await get(visitor, id)).status).toBe(404);
    expect((await seller.request("POST", `/api/services/${id}/publish`)).body).toMatchObject({
      state: "published",
    });
  });

  it("keeps SQL and HTML in its text as the text it is", async () => {
    const title = `Robert'); DROP TABLE "Service";--`;
    const description = `<script>alert(1)</script> & <img src=x onerror=alert(1)> \${7*7}`;
    const { id } = await publishService(server, seller, { title, description });
    expect(demand(await get(visitor, id))).toMatchObject({ title, description });
    expect((await search(`q=${encodeURIComponent(title)}`)).items.map((item) => item.id)).toContain(id);
  });

  const bad: [string, object, string][] = [
    ["no package", { packages: [] }, "packages"],
    ["four packages", { packages: Array.from({ length: 4 }, () => packageInput()) }, "packages"],
    ["a price of nothing", { packages: [packageInput({ price: "0" })] }, "packages.0.price"],
    ["a negative price", { packages: [packageInput({ price: "-5" })] }, "packages.0.price"],
    ["a price with a point", { packages: [packageInput({ price: "1.5" })] }, "packages.0.price"],
    [
      "a price the contract cannot hold",
      { packages: [packageInput({ price: (2n ** 112n).toString() })] },
      "packages.0.price",
    ],
    ["a token nobody knows", { packages: [packageInput({ token: STRANGE })] }, "packages.0.token"],
    [
      "an hour less than an hour",
      { packages: [packageInput({ deliveryTime: 3599 })] },
      "packages.0.deliveryTime",
    ],
    [
      "six years to deliver",
      { packages: [packageInput({ deliveryTime: 6 * 365 * 86_400 })] },
      "packages.0.deliveryTime",
    ],
    ["256 revisions", { packages: [packageInput({ revisions: 256 })] }, "packages.0.revisions"],
    ["a title too short", { title: "Logo" }, "title"],
    ["a category of one's own", { category: "Anything" }, "category"],
    ["somebody else's file as picture", { images: [imageInput("0".repeat(32))] }, "images.0.fileId"],
    [
      "a choice with one answer",
      { questions: [{ id: "a", question: "Which?", kind: "choice", required: true, choices: ["one"] }] },
      "questions.0.choices",
    ],
  ];
  it.each(bad)("is refused with %s, and says where", async (_, changes, path) => {
    const { status, body } = await seller.request<{ code: string; errors: { path: string }[] }>(
      "POST",
      "/api/services",
      {
        json: serviceInput(changes),
      },
    );
    expect(status).toBe(400);
    expect(body.code).toBe("invalid_input");
    expect(body.errors.map((error) => error.path)).toContain(path);
  });
});

describe("LST-1 writing services", () => {
  it("has the limit of all writing: nobody fills the table, or asks the node, without end", async () => {
    const busy = await signedIn(server, 10);
    const service = await createService(busy);
    const [toSign] = service.packages.flatMap((one) => one.toSign ?? []);
    if (!toSign) throw new Error("There is nothing to sign.");
    const json = await signOffer(server, busy, toSign);
    const nothing = "00000000-0000-7000-8000-000000000000";
    const put = (id: string) => busy.request("PUT", `/api/services/${id}`, { json: serviceInput() });
    await Promise.all(Array.from({ length: 120 }, () => put(nothing)));
    const answers = [
      await put(service.id),
      await busy.request("POST", "/api/services", { json: serviceInput() }),
    ];
    answers.push(await busy.request("PUT", `/api/services/${service.id}/packages/1/offer`, { json }));
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 429]);
    expect(demand(await get(busy, service.id)).state).toBe("draft");
  });
});

describe("LST-1 pictures of a service", () => {
  const CROP = { x: 0.25, y: 0.5, width: 0.5, height: 0.5 };
  /** Four fields: red, green above, blue, white below. */
  const quarters = (width: number, height: number) => {
    const part = (left: number, top: number, background: string) => ({
      input: { create: { width: width / 2, height: height / 2, channels: 3 as const, background } },
      ...{ left, top },
    });
    return sharp({ create: { width, height, channels: 3, background: "#ffffff" } })
      .composite([part(0, 0, "#ff0000"), part(width / 2, 0, "#00ff00"), part(0, height / 2, "#0000ff")])
      .png();
  };
  const send = (who: Person, images: unknown[]) =>
    who.request<{ code: string; errors?: { path: string }[] } & ServiceAnswer>("POST", "/api/services", {
      json: serviceInput({ images }),
    });
  const look = (path: string) => fetch(new URL(path, server.url));
  const pixels = async (path: string) => {
    const answer = await look(path);
    expect(answer.status, path).toBe(200);
    return sharp(await answer.arrayBuffer());
  };

  it("are kept in their order with their words, the first as cover, cut on the server and served in several widths", async () => {
    const [first, second] = [
      await upload(seller, "a.png", await quarters(1600, 1000).toBuffer()),
      await upload(seller, "b.png", await quarters(400, 250).toBuffer()),
    ];
    const images = [imageInput(second, { alt: "Two" }), imageInput(first, { crop: CROP, alt: "One" })];
    const service = await publishService(server, seller, { images });
    const seen = demand(await get(visitor, service.id));
    expect(seen.images.map(({ url: _, ...rest }) => rest)).toEqual(images);
    expect(seen.coverUrl).toBe(`/api/files/${second}/cover`);
    const { url } = seen.images[1] ?? never();
    expect((await (await pixels(url)).metadata()).width).toBe(800);
    for (const width of [320, 640]) {
      const small = await (await pixels(`${url}&width=${width}`)).metadata();
      expect([small.width, small.format]).toEqual([width, "webp"]);
    }
    // Nothing is made larger than it was.
    expect((await (await pixels(`${seen.coverUrl}?width=960`)).metadata()).width).toBe(400);
    // Left of the middle is blue, right of it white; what was above is cut off.
    const { data } = await (await pixels(url)).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)].map((part) => part > 128)).toEqual([false, false, true]);
    expect([...data.subarray(-3)].every((part) => part > 200)).toBe(true);
    // Whole, it was never shown; nor cut otherwise.
    for (const path of ["", "?cut=0-0-5000-5000", "?width=640"]) {
      expect((await look(`/api/files/${first}/cover${path}`)).status, path).toBe(404);
    }
    const card = (await search(`seller=${seller.address}&sort=newest`)).items[0];
    expect(card).toMatchObject({ id: service.id, coverUrl: seen.coverUrl });
    // Turned around and cut anew, the old cut is nobody's any more.
    const other = { ...CROP, x: 0 };
    const json = serviceInput({ images: [imageInput(first, { crop: other }), imageInput(second)] });
    const edited = demand(
      await seller.request<ServiceAnswer>("PUT", `/api/services/${service.id}`, { json }),
    );
    expect(edited.coverUrl).toBe(edited.images[0]?.url);
    expect(edited.state).toBe("published");
    expect((await look(url)).status).toBe(404);
    expect((await seller.request("GET", url)).status).toBe(404);
    expect((await look(edited.images[0]?.url ?? "")).status).toBe(200);
  });

  it("turned by a camera's mark are cut as they stand upright, and nothing beside the pixels goes along", async () => {
    const turned = await quarters(800, 500).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const fileId = await upload(seller, "turned.jpg", turned);
    const half = { x: 0, y: 0, width: 0.5, height: 0.5 };
    const { images } = await publishService(server, seller, { images: [imageInput(fileId, { crop: half })] });
    const shown = await pixels(images[0]?.url ?? "");
    const { width, height, exif, icc, orientation } = await shown.metadata();
    expect([width, height, exif, icc, orientation]).toEqual([250, 400, undefined, undefined, undefined]);
    const { data } = await shown.raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)].map((part) => part > 128)).toEqual([false, false, true]);
  });

  it("are refused when too many, a stranger's, cut outside of themselves, no picture, or a bomb", async () => {
    const mine = await upload(seller, "mine.png", await quarters(64, 40).toBuffer());
    const theirs = await upload(other, "theirs.png", await quarters(64, 40).toBuffer());
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: "#000" } })
      .png()
      .toBuffer();
    const huge = await upload(seller, "huge.png", bomb);
    const text = await upload(seller, "words.txt", "no picture");
    const seven = await send(
      seller,
      Array.from({ length: 7 }, () => imageInput(mine)),
    );
    expect([seven.status, seven.body.errors?.[0]?.path]).toEqual([400, "images"]);
    const stranger = await send(seller, [imageInput(mine), imageInput(theirs)]);
    expect([stranger.status, stranger.body.errors?.[0]?.path]).toEqual([400, "images.1.fileId"]);
    for (const crop of [
      { ...CROP, x: -0.1 },
      { ...CROP, x: 0.6 },
      { ...CROP, height: 0.6 },
      { ...CROP, width: 0 },
      { ...CROP, y: 1e308 },
      { x: 0, y: 0, width: 1 },
      "all",
    ]) {
      const { status, body } = await send(seller, [imageInput(mine, { crop })]);
      expect([status, body.errors?.[0]?.path.startsWith("images.0.crop")], JSON.stringify(crop)).toEqual([
        400,
        true,
      ]);
    }
    expect(await send(seller, [imageInput(huge)])).toMatchObject({
      status: 415,
      body: { code: "file_type_refused" },
    });
    expect((await send(seller, [imageInput(text)])).status).toBe(415);
    expect((await send(seller, [imageInput(mine, { alt: "a".repeat(201) })])).status).toBe(400);
    for (const query of ["width=321", "width=99999", "cut=1-2-3", "cut=..%2F..", "cut=0-0-10000-10000"]) {
      const { status } = await look(`/api/files/${mine}/cover?${query}`);
      expect(status, query).toBe(query.startsWith("cut=0") ? 404 : 400);
    }
  });
});

describe("LST-3 a service that is changed from two places at once", () => {
  it("is never on offer with a package that nobody signed, and a pause is never lost to an edit", async () => {
    for (let round = 0; round < 2; round++) {
      const { id } = await publishService(server, seller);
      await seller.request("POST", `/api/services/${id}/pause`);
      const changed = serviceInput({ packages: [packageInput({ price: `${round + 5}` })] });
      const [edited, published] = await Promise.all([
        seller.request("PUT", `/api/services/${id}`, { json: changed }),
        seller.request("POST", `/api/services/${id}/publish`),
      ]);
      expect(edited.status).toBe(200);
      expect([200, 409]).toContain(published.status);
      expect(demand(await get(seller, id))).toMatchObject({ state: "paused", packages: [{ offer: null }] });
    }
    for (let round = 0; round < 2; round++) {
      const { id } = await publishService(server, seller);
      const answers = await Promise.all([
        seller.request("PUT", `/api/services/${id}`, { json: serviceInput({ tags: [`t${round}x`] }) }),
        seller.request("POST", `/api/services/${id}/pause`),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(demand(await get(seller, id))).toMatchObject({ state: "paused", tags: [`t${round}x`] });
    }
  });
});

describe("LST-3 an offer", () => {
  it("is refused when another than the seller signed it", async () => {
    const { id, packages } = await createService(seller);
    const [first] = packages;
    const json = await signOffer(server, other, first?.toSign ?? never());
    const answer = await seller.request("PUT", `/api/services/${id}/packages/1/offer`, { json });
    expect(answer).toMatchObject({ status: 422, body: { code: "signature_invalid" } });
  });

  it("is refused when its terms are not the package's and the operator's", async () => {
    const { id, packages } = await createService(seller);
    const toSign = packages[0]?.toSign ?? never();
    for (const change of [
      { price: "1" },
      { arbiter: other.address },
      { platformFeeBps: 0 },
      { rulingTime: 86_400 },
      { seller: other.address },
      { salt: "5" },
      { client: other.address },
      { content: `0x${"ab".repeat(32)}` as const },
      { validUntil: 1 },
      { validUntil: 2 ** 39 },
    ]) {
      const json = await signOffer(server, seller, { ...toSign, terms: { ...toSign.terms, ...change } });
      const answer = await seller.request("PUT", `/api/services/${id}/packages/1/offer`, { json });
      expect(answer, JSON.stringify(change)).toMatchObject({ status: 409, body: { code: "terms_outdated" } });
    }
  });

  it("is refused for another epoch and for a package that is not there", async () => {
    const { id, packages } = await createService(seller);
    const toSign = packages[0]?.toSign ?? never();
    const old = await signOffer(server, seller, { ...toSign, epoch: "7" });
    expect(await seller.request("PUT", `/api/services/${id}/packages/1/offer`, { json: old })).toMatchObject({
      status: 409,
      body: { code: "terms_outdated" },
    });
    const json = await signOffer(server, seller, toSign);
    expect((await seller.request("PUT", `/api/services/${id}/packages/3/offer`, { json })).status).toBe(404);
    expect((await seller.request("PUT", `/api/services/${id}/packages/9/offer`, { json })).status).toBe(404);
  });

  it("goes when its package is edited, is named to be cancelled, and stays where nothing changed", async () => {
    const service = await publishService(server, seller);
    const packages = [
      packageInput({ price: "2000000000000000000" }),
      packageInput({ name: "Large", price: "3000000000000000000" }),
    ];
    const json = serviceInput({ packages, tags: ["other"] });
    const edited = demand(
      await seller.request<ServiceAnswer>("PUT", `/api/services/${service.id}`, { json }),
    );
    expect(edited.state).toBe("paused");
    expect(edited.packages.map(({ offer }) => offer === null)).toEqual([true, false]);
    expect(edited.toCancel.map(({ price }) => price)).toEqual(["1000000000000000000", "3000000000000000000"]);
  });

  it("is not shown once it was cancelled on the chain", async () => {
    const service = await publishService(server, seller);
    const terms = termsFromJson(service.packages[0]?.offer?.terms ?? never());
    await fromSeller(encodeFunctionData({ abi: escrowAbi, functionName: "cancelOffer", args: [terms] }));
    const seen = await until(
      async () => {
        const { packages } = demand(await get(visitor, service.id));
        return packages[0]?.offer === null && packages;
      },
      { what: "the mirror knows of the cancellation" },
    );
    expect(seen[1]?.offer).not.toBeNull();
  });

  it("that was cancelled on the chain leaves other terms to sign, which are taken", async () => {
    const service = await publishService(server, seller, { packages: [packageInput()] });
    const terms = termsFromJson(service.packages[0]?.offer?.terms ?? never());
    await fromSeller(encodeFunctionData({ abi: escrowAbi, functionName: "cancelOffer", args: [terms] }));
    const seen = await until(
      async () => {
        const now = demand(await get(seller, service.id));
        return now.packages[0]?.offer === null && now;
      },
      { what: "the mirror knows of the cancellation" },
    );
    const anew = await signAllOffers(server, seller, seen);
    expect(anew.packages[0]?.offer?.terms.validUntil).toBe(terms.validUntil + 60);
  });

  it("of a paused service is named to be cancelled, until it is", async () => {
    const service = await publishService(server, seller, { packages: [packageInput()] });
    const paused = demand(await seller.request<ServiceAnswer>("POST", `/api/services/${service.id}/pause`));
    expect(paused.toCancel).toHaveLength(1);
    await fromSeller(encodeFunctionData({ abi: escrowAbi, functionName: "cancelAllOffers" }));
    await until(async () => demand(await get(seller, service.id)).toCancel.length === 0, {
      what: "nothing is to be cancelled",
    });
    const { body } = await seller.request("POST", `/api/services/${service.id}/publish`);
    expect(body).toMatchObject({ code: "offer_missing" });
    const anew = await signAllOffers(server, seller, demand(await get(seller, service.id)));
    expect(anew.packages[0]?.offer?.epoch).toBe("1");
  });

  it("of a smart account is taken by its own word (ERC-1271)", async () => {
    const wallet = await server.chain.deploy("Wallet");
    const owner = person(server, 0);
    demand(await owner.signIn({ address: wallet }));
    const service = await createService(owner);
    const signed = await signAllOffers(server, owner, service);
    expect(signed.packages.every(({ offer }) => offer?.terms.seller === wallet)).toBe(true);
  });
});

describe("LST-2 browsing", () => {
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const market = await signedIn(server, 6);
    const make = async (key: string, changes: object) => {
      ids[key] = (await publishService(server, market, changes)).id;
    };
    const single = (changes: object) => ({ packages: [packageInput(changes)] });
    await make("cello", {
      title: "Cello recorded for your film",
      description: "Warm takes, dry or wet, two microphones.",
      category: "Music and audio",
      tags: ["cello"],
      ...single({ price: "500000000000000000" }),
    });
    await make("violin", {
      title: "Violin parts for your songs",
      description: "A cello can be added for a little more.",
      category: "Music and audio",
      tags: ["violin"],
      ...single({ price: "900000000000000000", deliveryTime: 2 * 86_400 }),
    });
    await make("fonts", {
      title: "Typefaces drawn by hand",
      description: "Letters with a temper, spaced and kerned.",
      category: "Design",
      tags: ["type"],
      ...single({ token: DOLLAR, price: "250000000" }),
    });
  });

  it("finds by words, the title before the description", async () => {
    for (const q of ["cello", "cello -typefaces", '"cello"-typefaces']) {
      const { items, total } = await search(`q=${q}`);
      expect(
        items.map(({ id }) => id),
        q,
      ).toEqual([ids.cello, ids.violin]);
      expect(total).toBe(2);
    }
  });

  it("finds other forms of a word, and what was mistyped", async () => {
    expect((await search("q=recording")).items.map(({ id }) => id)).toContain(ids.cello);
    const mistyped = await search("q=typefcaes");
    expect(mistyped.items.map(({ id }) => id)).toContain(ids.fonts);
    expect(mistyped.correctedTo).toBe("typefaces");
    // In a tag, with other words, and quotes and minus as they were; what is being typed is completed.
    expect(await search('q="celo" -typfaces')).toMatchObject({ correctedTo: '"cello" -typefaces', total: 2 });
    expect(await search("q=cel")).toMatchObject({ correctedTo: "cello", total: 2 });
    expect(await search("q=cello")).toMatchObject({ correctedTo: null });
    // A form that nobody wrote, of words that somebody did; a known word whose services a filter leaves out.
    expect(await search("q=cellos recorded")).toMatchObject({ correctedTo: null, total: 1 });
    expect(await search("q=cello&category=Design")).toMatchObject({ correctedTo: null, total: 0 });
  });

  it("LST-2 puts nothing right by the words of a draft, which nobody may read", async () => {
    const draft = await createService(seller, { title: "A xylorimba recording, quite secret" });
    expect(await search("q=xylorimbq")).toMatchObject({ correctedTo: null, total: 0 });
    const own = await seller.request<Page>("GET", `/api/services?q=xylorimbas&seller=${seller.address}`);
    expect(demand(own)).toMatchObject({ correctedTo: null, total: 1, items: [{ id: draft.id }] });
    await signAllOffers(server, seller, draft);
    demand(await seller.request("POST", `/api/services/${draft.id}/publish`));
    expect(await search("q=xylorimbq")).toMatchObject({ correctedTo: "xylorimba", total: 1 });
  });

  it("LST-2 counts what the words find on the last page too, when what stood there is gone", async () => {
    const titles = ["Theorbo lessons for beginners", "Theorbo strings, gut and nylon"];
    for (const title of titles) await publishService(server, seller, { title });
    const first = await search("q=theorbo&sort=relevance&limit=1");
    expect(first).toMatchObject({ total: 2 });
    const shown = first.items[0]?.id;
    const [gone] = (await search("q=theorbo")).items.filter(({ id }) => id !== shown);
    demand(await seller.request("POST", `/api/services/${gone?.id}/pause`));
    const last = await search(`q=theorbo&sort=relevance&limit=1&cursor=${first.nextCursor}`);
    expect(last).toMatchObject({ items: [], total: 1, nextCursor: null, correctedTo: null });
    demand(await seller.request("POST", `/api/services/${shown}/pause`));
  });

  it("LST-2 a card shows the cheapest package in the first one's token, and its delivery, also after an edit", async () => {
    const of = (coins: number, days: number, token?: string) =>
      packageInput({
        ...(token && { token }),
        price: `${coins}${"0".repeat(18)}`,
        deliveryTime: days * 86_400,
      });
    const title = "Nyckelharpas, restrung";
    const { id } = await publishService(server, seller, {
      title,
      packages: [of(3, 5), of(2, 9), of(1, 1, DOLLAR)],
    });
    const from = async () => (await search("q=nyckelharpa")).items.map((item) => item.from);
    const [coin, day] = [10n ** 18n, 86_400];
    const token = zeroAddress;
    expect(await from()).toEqual([{ token, price: (2n * coin).toString(), deliveryTime: 9 * day }]);
    const json = serviceInput({ title, packages: [of(3, 5), of(4, 9), of(1, 1, DOLLAR)] });
    demand(await seller.request("PUT", `/api/services/${id}`, { json }));
    const mine = demand(await seller.request<Page>("GET", `/api/services?seller=${seller.address}&limit=50`));
    const card = mine.items.find((item) => item.id === id);
    expect(card?.from).toEqual({ token, price: (3n * coin).toString(), deliveryTime: 5 * day });
  });

  it("LST-2 finds the same in the same order, whether words are common or few of their services pass a filter", async () => {
    const count = 14;
    const made: { id: string; price: number; days: number; inDollars: boolean }[] = [];
    for (let at = 0; at < count; at += 1) {
      const [price, inDollars] = [1 + ((at * 5) % count), at % 3 === 0];
      const days = 1 + (at % 4);
      const { id } = await publishService(server, seller, {
        title: "Harpsichords tuned at your place",
        packages: [
          packageInput({
            ...(inDollars && { token: DOLLAR }),
            price: `${price}${"0".repeat(inDollars ? 6 : 18)}`,
            deliveryTime: days * 86_400,
          }),
        ],
      });
      made.push({ id, price, days, inDollars });
    }
    const all = async (query: string) => {
      const ids: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const page: Page = await search(`q=harpsichord&limit=5&${query}${cursor && `&cursor=${cursor}`}`);
        expect(page).toMatchObject({ totalIsMore: false, correctedTo: null });
        ids.push(...page.items.map(({ id }) => id));
        expect(page.items.length === 5 || ids.length === page.total, "a page that is not full").toBe(true);
        cursor = page.nextCursor;
      }
      return ids;
    };
    const idsOf = (those: typeof made) => those.map(({ id }) => id);
    const byPrice = made.toSorted((one, other) => one.price - other.price);
    expect(await all("sort=price")).toEqual(idsOf(byPrice));
    const [dollars, slow] = [byPrice.filter((one) => one.inDollars), made.filter(({ days }) => days > 2)];
    expect(await all(`sort=price&token=${DOLLAR}`)).toEqual(idsOf(dollars));
    const newest = made.toReversed();
    expect(await all("sort=newest")).toEqual(idsOf(newest));
    expect(await all("sort=newest&deliveryTime=172800")).toEqual(
      idsOf(newest.filter((one) => !slow.includes(one))),
    );
    expect(new Set(await all("sort=relevance"))).toEqual(new Set(idsOf(made)));
    expect(await all("sort=rating")).toHaveLength(count);
    // A token that the site takes no more: what is priced in it stays where it was.
    const rare = await publishService(server, seller, { title: "Clavichords tuned at your place" });
    await sql(`UPDATE "Service" SET "fromToken" = $1 WHERE "id" = ANY($2)`, [
      STRANGE,
      [rare.id, newest[0]?.id],
    ]);
    expect(await all("sort=price")).toEqual(idsOf(byPrice));
    expect(await search("q=clavichord&sort=price")).toMatchObject({ items: [{ id: rare.id }], total: 1 });
    made.push({ ...rare, price: 0, days: 0, inDollars: false });
    for (const { id } of made) demand(await seller.request("POST", `/api/services/${id}/pause`));
  });

  it("LST-2 services whose prices were not kept in whole units, or with other decimals, are sorted by them once a server has started", async () => {
    const inOrder = async () => (await search("sort=price&limit=60")).items.map(({ id }) => id);
    const start = async (tokens = server.config.tokens) => {
      const db = createDatabase(server.databaseUrl);
      await fillAmounts(db, tokens);
      await db.$disconnect();
    };
    const before = await inOrder();
    await sql(`UPDATE "Service" SET "fromAmount" = 0`);
    expect(await inOrder()).not.toEqual(before);
    await start();
    expect(await inOrder()).toEqual(before);
    await start(server.config.tokens.map((token) => ({ ...token, decimals: 24 - token.decimals })));
    expect(await inOrder()).not.toEqual(before);
    await start();
    expect(await inOrder()).toEqual(before);
    // In a token that the site has no more, what never had a place stands last.
    const [first] = before;
    await sql(`UPDATE "Service" SET "fromAmount" = 0, "fromToken" = $1 WHERE "id" = $2`, [STRANGE, first]);
    await start();
    expect(await inOrder()).toEqual([...before.slice(1), first]);
    await sql(`UPDATE "Service" SET "fromToken" = $1 WHERE "id" = $2`, [zeroAddress, first]);
    await start();
    expect(await inOrder()).toEqual(before);
  });

  it("filters by category, token, price and delivery time", async () => {
    const found = async (query: string) => (await search(query)).items.map(({ id }) => id);
    expect(new Set(await found("category=Music%20and%20audio"))).toEqual(new Set([ids.cello, ids.violin]));
    expect(await found(`token=${DOLLAR.toLowerCase()}`)).toEqual([ids.fonts]);
    const range = `token=${zeroAddress}&minPrice=800000000000000000&maxPrice=950000000000000000`;
    expect(await found(range)).toEqual([ids.violin]);
    expect(await found(`q=cello&deliveryTime=${2 * 86_400}`)).toEqual([ids.violin]);
    expect((await visitor.request("GET", "/api/services?minPrice=5")).status).toBe(400);
  });

  it("counts what each filter would leave, the others kept, and filters by tag and way of ordering", async () => {
    const { facets } = await search("q=cello&facets=1&deliveryTime=172800");
    expect(facets).toMatchObject({
      isSample: false,
      counted: 2,
      category: [{ value: "Music and audio", count: 1 }],
      tag: [{ value: "violin", count: 1 }],
      ordering: [{ value: "instant", count: 1 }],
      rating: [],
    });
    // Its own filter left out: both are there in a week.
    expect(facets?.days).toContainEqual({ value: "7", count: 2 });
    expect(facets?.days).toContainEqual({ value: "3", count: 1 });
    expect((await search("q=cello&tag=cello")).items.map(({ id }) => id)).toEqual([ids.cello]);
    expect((await search("q=cello&ordering=request")).total).toBe(0);
    expect((await search("q=cello&minRating=4.5")).total).toBe(0);
    expect((await search("q=cello")).facets).toBeNull();
    // Without a filter the best are counted in one go with their page, in every other order on their own: the same.
    for (const query of ["q=cello&facets=1", "facets=1"]) {
      const [best, newest] = [await search(query), await search(`${query}&sort=newest`)];
      expect(best.facets).toMatchObject({ counted: best.total, isSample: false });
      expect(sorted(best.facets)).toEqual(sorted(newest.facets));
      expect(best.facets?.category).toContainEqual({ value: "Music and audio", count: 2 });
    }
  });

  it("shows nothing for words nobody wrote, and takes any characters for words", async () => {
    for (const odd of ["zzqxv", "'", '"unclosed', "!!! & | :*", "%", "\\", "a:b<->c"]) {
      expect((await search(`q=${encodeURIComponent(odd)}`)).total, odd).toBe(0);
    }
  });

  it.each(["newest", "price", "rating", "relevance"])(
    "pages through all, sorted by %s, each once",
    async (sort) => {
      const all = await search(`sort=${sort}&limit=60`);
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
        const page: Page = await search(`sort=${sort}&limit=2${query}`);
        expect(page.total).toBe(all.total);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(all.items.map(({ id }) => id));
      expect(new Set(seen).size).toBe(all.total);
    },
  );

  it("compares prices as people read them, whatever a token's decimals", async () => {
    const prices = (await search("sort=price&limit=60")).items;
    expect(prices.findIndex(({ id }) => id === ids.fonts)).toBe(prices.length - 1);
    expect(prices[0]?.id).toBe(ids.cello);
  });

  it("shows drafts to their owner only", async () => {
    const draft = await createService(seller, { title: "A draft of something" });
    const query = `seller=${seller.address}&limit=60`;
    const own = demand(await seller.request<Page>("GET", `/api/services?${query}`)).items.map(({ id }) => id);
    expect(own).toContain(draft.id);
    expect((await search(query)).items.map(({ id }) => id)).not.toContain(draft.id);
  });

  it.each([
    "limit=0",
    "limit=61",
    "limit=x",
    "sort=best",
    "cursor=abc",
    "cursor=WyJ4IiwieSJd",
    "category=Nothing",
  ])("refuses %s", async (query) => {
    const { status, body } = await visitor.request("GET", `/api/services?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "invalid_input" });
  });

  it("answers 404 for an id of nothing", async () => {
    expect((await visitor.request("GET", "/api/services/0197f0a0-0000-7000-8000-000000000000")).status).toBe(
      404,
    );
    expect((await visitor.request("GET", "/api/services/1")).status).toBe(404);
  });
});

async function sql(text: string, values: unknown[] = []) {
  const db = new Client(server.databaseUrl);
  await db.connect();
  await db.query(text, values);
  await db.end();
}

function fromSeller(data: `0x${string}`) {
  return server.chain.send({ from: seller.address, to: server.chain.escrow, data });
}

function never(): never {
  throw new Error("This package has none.");
}
