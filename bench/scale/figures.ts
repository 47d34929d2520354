import { ZERO_ADDRESS } from "@holdfast/sdk/order";
import type pg from "pg";
import type { ScaleOptions } from "../../scripts/scale/options.ts";
import { keyHolders } from "../../scripts/scale/people.ts";
import { type Person, signedIn } from "../../test/kit/person.ts";
import type { Asking } from "./measure.ts";
import type { BenchServer } from "./run-server.ts";

/** What is measured, by name. */
export type Figure = { name: string; asking: Asking };

const WORDS = [
  ...["logo", "poster", "website", "explainer video", "German translation", "smart contract", "podcast edit"],
  ...["label by hand", "web shop", "pitch deck", "clear menu", "quiet song", "book cover in print", "data"],
  ...["bakery rough sketch", "subtitles", "speech -model", '"in two days"', "press release", "voice over"],
];
const TYPOS = [
  ...["lgoo", "webiste", "postre", "explaner video", "trasnlation", "smrt contract", "podcst", "brnad guide"],
  ...["subtitels", "speach", "packagin", "animaton", "newslettr", "bookkeping", "jingel", "dashbord"],
];
const CATEGORIES = ["Design", "Writing", "Programming", "Video", "Translation", "AI services", "Business"];
const SORTS = ["relevance", "rating", "newest", "price"];

const round = <Item>(items: readonly Item[]) => {
  if (items.length === 0) throw new Error("There is nothing to ask for.");
  return (turn: number): Item => items[turn % items.length] as Item;
};

/** People with keys, from the busiest to hardly anybody's, and what they and strangers ask for. */
export async function makeFigures(
  server: BenchServer,
  db: pg.Client,
  options: ScaleOptions,
): Promise<{ peers: Figure[]; figures: Figure[] }> {
  const signIn = async (side: "sellers" | "clients") => {
    const people: Person[] = [];
    for (const { key } of keyHolders(side, options[side])) people.push(await signedIn(server, key));
    return people;
  };
  const sellers = await signIn("sellers");
  const clients = await signIn("clients");
  const [seller, client] = [round(sellers), round(clients)];
  const everybody = round([...sellers, ...clients]);
  const column = async (query: string): Promise<string[]> => {
    const { rows } = await db.query<{ value: string }>(query);
    return rows.map(({ value }) => value);
  };
  const service = round(
    await column(
      `SELECT "id" AS value FROM "Service" WHERE "state" = 'published' ORDER BY md5("id") LIMIT 400`,
    ),
  );
  const account = round(
    await column(`SELECT "address" AS value FROM "Account" ORDER BY md5("address") LIMIT 400`),
  );
  const orders = new Map<Person, (turn: number) => string>();
  for (const person of [...sellers, ...clients]) {
    const mine = await column(
      `SELECT "id" AS value FROM "Order" WHERE '${person.address}' IN ("client", "seller") ORDER BY "id" LIMIT 50`,
    );
    if (mine.length > 0) orders.set(person, round(mine));
  }
  const owners = round([...orders]);
  const job = round(
    await column(`SELECT "id" AS value FROM "Job" WHERE "state" = 'open' ORDER BY md5("id") LIMIT 400`),
  );
  // Of those who have keys only some have jobs.
  const offered: { who: Person; path: string }[] = [];
  for (const who of clients) {
    const jobs = await column(`SELECT "id" AS value FROM "Job" WHERE "client" = '${who.address}' LIMIT 20`);
    offered.push(...jobs.map((id) => ({ who, path: `/api/jobs/${id}/proposals` })));
  }

  const search = (query: Record<string, string>) => `/api/services?${new URLSearchParams(query)}`;
  const of = (pick: (turn: number) => Person, path: (turn: number) => string): Asking => {
    return (turn) => ({ who: pick(turn), path: path(turn) });
  };
  const asked = async (pick: (turn: number) => Person, path: (turn: number) => string, count: number) => {
    const cursors: string[] = [];
    for (let turn = 0; turn < count; turn += 1) {
      const { body } = await pick(turn).request<{ nextCursor: string | null }>("GET", path(turn));
      if (body.nextCursor) cursors.push(`${path(turn)}&cursor=${encodeURIComponent(body.nextCursor)}`);
    }
    return cursors;
  };
  const words = (turn: number) => search({ q: round(WORDS)(turn) });
  const secondPages = round(await asked(everybody, words, WORDS.length));
  const list = (role: string, more: Record<string, string> = {}) =>
    `/api/orders?${new URLSearchParams({ role, source: "service", ...more })}`;
  const statuses = round(["in_progress", "completed", "waiting", "overdue", "cancelled"]);
  return {
    peers: [
      { name: "health", asking: of(everybody, () => "/api/health") },
      {
        name: "one order",
        asking: (turn) => {
          const [who, order] = owners(turn);
          return { who, path: `/api/orders/${order(turn)}` };
        },
      },
    ],
    figures: [
      // What the page of search asks first: with the counts beside its filters.
      { name: "search.first page", asking: of(everybody, () => search({ facets: "1" })) },
      {
        name: "search.first page of words",
        asking: of(everybody, (turn) => search({ q: round(WORDS)(turn), facets: "1" })),
      },
      {
        name: "search.first page of a category",
        asking: of(everybody, (turn) => search({ category: round(CATEGORIES)(turn), facets: "1" })),
      },
      { name: "search.browse", asking: of(everybody, () => "/api/services") },
      { name: "search.words", asking: of(everybody, words) },
      { name: "search.typos", asking: of(everybody, (turn) => search({ q: round(TYPOS)(turn) })) },
      {
        name: "search.nothing found",
        asking: of(everybody, (turn) => search({ q: `xylograph zither ${turn}` })),
      },
      {
        name: "search.category",
        asking: of(everybody, (turn) => search({ category: round(CATEGORIES)(turn) })),
      },
      {
        name: "search.words in a category",
        asking: of(everybody, (turn) => search({ q: round(WORDS)(turn), category: round(CATEGORIES)(turn) })),
      },
      {
        name: "search.price range",
        asking: of(everybody, (turn) =>
          search({
            token: ZERO_ADDRESS,
            minPrice: String(10n ** 16n * BigInt(1 + (turn % 20))),
            maxPrice: String(10n ** 16n * BigInt(10 + (turn % 90))),
          }),
        ),
      },
      {
        name: "search.delivery range",
        asking: of(everybody, (turn) => search({ deliveryTime: String(86_400 * (1 + (turn % 7))) })),
      },
      ...SORTS.flatMap((sort) => [
        { name: `search.sort ${sort}`, asking: of(everybody, () => search({ sort })) },
        {
          name: `search.words by ${sort}`,
          asking: of(everybody, (turn) => search({ sort, q: round(WORDS)(turn) })),
        },
      ]),
      {
        name: "search.price in one token",
        asking: of(everybody, (turn) =>
          search({
            sort: "price",
            token: ZERO_ADDRESS,
            minPrice: String(10n ** 16n * BigInt(1 + (turn % 20))),
          }),
        ),
      },
      {
        name: "search.words by price in one token",
        asking: of(everybody, (turn) =>
          search({ sort: "price", token: ZERO_ADDRESS, q: round(WORDS)(turn) }),
        ),
      },
      { name: "search.page 2", asking: of(everybody, secondPages) },
      { name: "service", asking: of(everybody, (turn) => `/api/services/${service(turn)}`) },
      {
        name: "service.others of its seller",
        asking: of(everybody, (turn) => search({ seller: seller(turn).address })),
      },
      { name: "dashboard.selling", asking: of(seller, () => list("seller")) },
      { name: "dashboard.buying", asking: of(client, () => list("client")) },
      {
        name: "dashboard.buying by status",
        asking: of(client, (turn) => list("client", { status: statuses(turn) })),
      },
      {
        name: "dashboard.selling by amount",
        asking: of(seller, () => list("seller", { sort: "amount" })),
      },
      { name: "dashboard.search", asking: of(seller, (turn) => list("seller", { q: round(WORDS)(turn) })) },
      { name: "profile", asking: of(everybody, (turn) => `/api/accounts/${account(turn)}`) },
      {
        name: "profile.busy seller",
        asking: of(everybody, (turn) => `/api/accounts/${seller(turn).address}`),
      },
      {
        name: "profile.record",
        asking: of(everybody, (turn) => `/api/accounts/${seller(turn).address}/record`),
      },
      {
        name: "profile.reviews",
        asking: of(everybody, (turn) => `/api/accounts/${seller(turn).address}/reviews`),
      },
      { name: "service.reviews", asking: of(everybody, (turn) => `/api/services/${service(turn)}/reviews`) },
      { name: "jobs.first page", asking: of(everybody, () => "/api/jobs") },
      {
        name: "jobs.words",
        asking: of(everybody, (turn) => `/api/jobs?${new URLSearchParams({ q: round(WORDS)(turn) })}`),
      },
      { name: "jobs.one", asking: of(everybody, (turn) => `/api/jobs/${job(turn)}`) },
      { name: "jobs.proposals", asking: round(offered) },
      { name: "quotes.seller", asking: of(seller, () => "/api/quotes?role=seller") },
      { name: "billing.seller", asking: of(seller, () => "/api/account/movements") },
      { name: "billing.client", asking: of(client, () => "/api/account/movements") },
      {
        name: "billing.one kind",
        asking: of(
          seller,
          (turn) => `/api/account/movements?kind=${round(["payout", "deposit", "refund"])(turn)}`,
        ),
      },
      { name: "billing.totals", asking: of(seller, () => "/api/account/movements/totals") },
    ],
  };
}
