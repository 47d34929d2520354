import { OPEN_STATUSES, OrderStatus, type PHASES, RequestKind, ZERO_ADDRESS } from "@holdfast/sdk/order";
import pg from "pg";
import { type Address, getAddress, type Hex } from "viem";
import { insertOrderRows, type OrderRowInput, rowId } from "../../test/kit/order-rows.ts";
import { createRandom } from "../../test/kit/random.ts";

const TITLES = 5000;
const PEOPLE = 2000;
const DOLLAR = getAddress(`0x${"d0".repeat(20)}`);
const ENDED = [OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Settled];
const FIRST = ["Logo", "Poster", "Label", "Website", "Translation", "Video", "Song", "Essay", "Icon", "Menu"];
const THEN = [
  "in print",
  "for clay",
  "with care",
  "in two days",
  "for a shop",
  "by hand",
  "that lasts",
  "on paper",
];
const LAST = ["Studio", "Works", "Lab", "Press", "Atelier"];
const GIVEN = ["Mara", "Ines", "Jonas", "Priya", "Tomas", "Aiko", "Lena", "Omar", "Nils", "Ruth"];

export type Market = { buyer: Address; seller: Address; arbiter: Address; small: Address };

/** A market's history: `buyer` and `seller` have a fifth of all orders each, `small` some hundred, `arbiter` all. */
export async function fillMarket(
  url: string,
  { orders, now, people }: { orders: number; now: number; people: Market },
) {
  const random = createRandom(7);
  const { pick } = random;
  const others = Array.from({ length: PEOPLE }, (_, index) =>
    getAddress(rowId(`person ${index}`).slice(0, 42) as Hex),
  );
  const sellers = others.slice(0, PEOPLE / 4);
  const titles = Array.from({ length: TITLES }, (_, index) => ({
    content: rowId(`listing ${index}`),
    seller: index % 5 === 0 ? people.seller : pick(sellers),
    title: `${pick(FIRST)} ${pick(THEN)}, number ${index}`,
  }));
  const ofSeller = titles.filter(({ seller }) => seller === people.seller);
  const rows = Array.from({ length: orders }, (_, index): OrderRowInput => {
    const share = index % 5;
    const listing = share === 1 ? pick(ofSeller) : pick(titles);
    const status = random.integer(100) < 80 ? pick(ENDED) : ((1 + random.integer(7)) as keyof typeof PHASES);
    const placedAt = now - random.integer(500 * 86_400);
    return {
      id: rowId(`order ${index}`),
      client: share === 0 ? people.buyer : index % 250 === 2 ? people.small : pick(others),
      seller: listing.seller,
      arbiter: people.arbiter,
      content: listing.content,
      status,
      // What ended has none open.
      request:
        OPEN_STATUSES.includes(status) && random.integer(4) === 0
          ? RequestKind.CancelBySeller
          : RequestKind.None,
      due: now + random.integer(20 * 86_400) - 5 * 86_400,
      updatedAt: placedAt + random.integer(now - placedAt + 1),
      placedAt,
      token: random.integer(3) === 0 ? DOLLAR : ZERO_ADDRESS,
      price: BigInt(1 + random.integer(10_000)) * 10n ** 14n,
    };
  });
  const db = new pg.Client(url);
  await db.connect();
  try {
    // Rows can be marked as seen by all only when their commit has reached the disk: index-only scans want that.
    await db.query("SET synchronous_commit = on");
    await db.query(
      `INSERT INTO "Account" ("address", "name") SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`,
      [others, others.map((_, index) => `${pick(GIVEN)} ${pick(LAST)} ${index}`)],
    );
    await db.query(
      `INSERT INTO "Listing" ("content", "seller", "source", "title")
       SELECT c, s, 'service', t FROM unnest($1::text[], $2::text[], $3::text[]) AS x(c, s, t)`,
      [
        titles.map(({ content }) => content),
        titles.map(({ seller }) => seller),
        titles.map(({ title }) => title),
      ],
    );
    await insertOrderRows(db, rows);
    // As the server's own autovacuum would have done by then.
    await db.query(`VACUUM ANALYZE "Order", "Listing", "Account"`);
  } finally {
    await db.end();
  }
}
