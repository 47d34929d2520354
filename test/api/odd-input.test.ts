import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "../../server/src/api/routes.ts";
import { NO_RATE_LIMITS, startTestServer, type TestServer } from "../kit/api.ts";
import { jobInput } from "../kit/jobs.ts";
import { createService, serviceInput } from "../kit/market.ts";
import { type Answer, type Person, signedIn } from "../kit/person.ts";

const HASH = `0x${"ab".repeat(32)}`;
const ADDRESS = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

/** What fits at first sight, so that the odd values come further than the first check. */
const BODIES: Record<string, object> = {
  SignIn: { message: "holdfast.example wants you to sign in", signature: "0x1234" },
  ProfileUpdate: {
    name: "A",
    bio: "B",
    avatar: { fileId: "0", crop: { x: 0, y: 0, width: 1, height: 1 } },
  },
  ServiceInput: serviceInput(),
  JobInput: jobInput(),
  OfferInput: { terms: {}, epoch: "0", signature: "0x12" },
  DocumentInput: { kind: "requirements", order: HASH, text: "x", answers: [], links: [], fileIds: [] },
  MessageInput: { text: "x", fileIds: [], key: "0123456789" },
  ReadInput: { number: 1 },
  HelpInput: { text: "x" },
  ProposalInput: {
    kind: "amendment",
    round: 1,
    amount: "1",
    due: 0,
    validUntil: 1,
    content: HASH,
    signature: "0x12",
  },
  QuoteInput: {
    seller: ADDRESS,
    title: "A sign",
    text: "For the window.",
    token: null,
    budget: null,
    fileIds: [],
  },
  QuotePriceInput: {
    ...{
      terms: {},
      epoch: "0",
      signature: "0x12",
      listingSalt: HASH,
      words: "x",
      features: ["y"],
      replaces: null,
    },
  },
  JobProposalInput: {
    ...{ terms: {}, epoch: "0", signature: "0x12", listingSalt: HASH, words: "x", features: ["y"] },
    ...{ replaces: null, brief: HASH },
  },
  QuoteAcceptInput: { termsHash: HASH },
  QuoteDeclineInput: { words: "No." },
  QuoteWordsInput: { text: "Which colour?" },
  ReviewInput: { stars: 5, text: "x", signedAt: 1, signature: "0x12" },
  ReviewReplyInput: { text: "x", signedAt: 1, signature: "0x12" },
  PosterInput: { pictureId: "0" },
  ReadNotifications: { ids: ["1"] },
  ReminderInput: { hours: 4 },
  EmailInput: { address: "ines@example.org" },
  EmailToken: { token: "0123456789012345678901" },
  RulingInput: { sellerAmount: "1", content: HASH, signature: "0x12" },
};

let server: TestServer;
let somebody: Person;
let params: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer({ rateLimits: NO_RATE_LIMITS });
  somebody = await signedIn(server, 5);
  const { id } = await createService(somebody);
  params = { id, proposal: id, deed: "shortlist", tier: "1", address: ADDRESS, hash: HASH };
});
afterAll(() => server.stop());

function expectCalm({ status, headers, body }: Answer): void {
  expect(status, JSON.stringify(body)).toBeLessThan(500);
  if (status >= 400) expect(headers.get("content-type")).toContain("application/problem+json");
}

const odd = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
  { weight: 2, arbitrary: fc.string({ unit: "binary" }) },
  fc.constantFrom<unknown>(
    '\'; DROP TABLE "Order";--',
    "<script>",
    "\u0000",
    "\ud800",
    1e308,
    -1,
    2 ** 53,
    "0x",
    [],
    {},
    [[]],
  ),
);

describe("API-1 whatever is sent", () => {
  const withBody = ROUTES.filter(({ body, method }) => body && method !== "delete");
  it.each(withBody.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s answers a problem or an answer, never a fault",
    async (_, route) => {
      const name = Object.keys(BODIES).find((id) => route.body?.meta()?.id === id) ?? "";
      const usual = BODIES[name] ?? {};
      const path = route.path.replace(/\{(\w+)\}/g, (__, param: string) => params[param] ?? HASH);
      const members = Object.keys(usual);
      const changed = fc
        .tuple(fc.constantFrom(...members), odd)
        .map(([member, value]) => ({ ...usual, [member]: value }) as unknown);
      await fc.assert(
        fc.asyncProperty(fc.oneof(odd, changed), async (json) => {
          expectCalm(await somebody.request(route.method.toUpperCase(), path, { json }));
        }),
        { numRuns: 40, seed: 20_261_122 },
      );
    },
  );

  const withCursor = ROUTES.filter(({ query }) => query && "cursor" in query.shape);
  it.each(withCursor.map((route) => [route.path, route] as const))(
    "%s takes a cursor of any making for a place or for none, never a fault",
    async (path, route) => {
      const nines = [1, 11, 14, 15, 40, 80].map((count) => "9".repeat(count));
      const keys = [...nines, "", "-1", "1.5", "1e99", "9e999", "o1", "0000-01-01T00:00:00.000Z"];
      const orders: readonly string[] = route.query?.shape.sort?.unwrap().options ?? [""];
      for (const sort of orders) {
        for (const key of [...keys, "2026-13-99T00:00:00.000Z", "-99999999999999"]) {
          const cursor = Buffer.from(JSON.stringify([key, "a"])).toString("base64url");
          const place = path.replace(/\{(\w+)\}/g, (__, param: string) => params[param] ?? HASH);
          const more = path === "/api/orders" || path === "/api/quotes" ? "&role=client" : "";
          expectCalm(await somebody.request("GET", `${place}?sort=${sort}&cursor=${cursor}${more}`));
        }
      }
    },
  );

  it.each(["/api/documents", "/api/services", "/rpc"])(
    "as lists in lists, ten thousands deep, to %s is refused, never a fault",
    async (path) => {
      const depth = 60_000;
      const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;
      const wrapped = `{"jsonrpc":"2.0","id":1,"method":"eth_call","params":[${deep}],"text":${deep}}`;
      for (const raw of [deep, wrapped, `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`]) {
        const headers = { "content-type": "application/json" };
        const answer = await somebody.request("POST", path, { headers, raw });
        expectCalm(answer);
        expect(answer.status).toBe(400);
      }
    },
  );

  it("in a query answers a problem or an answer, never a fault", async () => {
    const names = [
      "q",
      "category",
      "token",
      "minPrice",
      "maxPrice",
      "deliveryTime",
      "seller",
      "sort",
      "cursor",
      "limit",
      "role",
      "status",
      "kind",
      "from",
      "to",
      "order",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          "/api/services",
          "/api/orders",
          "/api/account/movements",
          "/api/account/movements.csv",
        ),
        fc.dictionary(fc.constantFrom(...names), fc.string({ unit: "binary", maxLength: 40 })),
        async (path, query) => {
          const text = new URLSearchParams(
            Object.entries(query).map(([name, value]) => [name, value.toWellFormed()]),
          );
          expectCalm(await somebody.request("GET", `${path}?role=client&${text}`));
        },
      ),
      { numRuns: 150, seed: 20_261_122 },
    );
  });

  it("in words to search for finds or finds nothing, never a fault", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 60 }), async (words) => {
        const { status, body } = await somebody.request(
          "GET",
          `/api/services?q=${encodeURIComponent(words)}`,
        );
        expect(status, JSON.stringify(body)).toBe(200);
      }),
      { numRuns: 150, seed: 20_261_122 },
    );
  });

  it("in an address answers 400 or 404, never a fault", async () => {
    const gets = ROUTES.filter(({ method, params: wanted }) => method === "get" && wanted);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...gets),
        fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
        async (route, text) => {
          const part = encodeURIComponent(text.toWellFormed());
          const path = route.path.replace(/\{\w+\}/g, part === "." || part === ".." ? "x" : part);
          const { status } = await somebody.request("GET", path);
          expect([400, 401, 404], path).toContain(status);
        },
      ),
      { numRuns: 150, seed: 20_261_122 },
    );
  });
});
