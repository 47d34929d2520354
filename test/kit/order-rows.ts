import { type PHASES, type TermsJson, ZERO_ADDRESS, ZERO_HASH } from "@holdfast/sdk/order";
import type { Client } from "pg";
import { type Address, type Hex, keccak256, stringToBytes } from "viem";

/** What an order's row says; the rest of it is ordinary. Moments are unix seconds, the price is in smallest units. */
export type OrderRowInput = {
  id: Hex;
  client: Address;
  seller: Address;
  arbiter: Address;
  content: Hex;
  status: keyof typeof PHASES;
  request: number;
  due: number;
  updatedAt: number;
  placedAt: number;
  token: Address;
  price: bigint;
};

const DAY = 86_400;
const AT_A_TIME = 10_000;

export function rowId(name: string): Hex {
  return keccak256(stringToBytes(name));
}

/**
 * Writes orders into the mirror's table as if the chain had told of them: for lists of many, where only the database is
 * looked at. Nothing else of them exists.
 */
export async function insertOrderRows(db: Client, rows: readonly OrderRowInput[]): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_A_TIME) {
    const json = JSON.stringify(rows.slice(start, start + AT_A_TIME).map(columns));
    await db.query(`INSERT INTO "Order" SELECT * FROM json_populate_recordset(NULL::"Order", $1::json)`, [
      json,
    ]);
  }
}

function columns(row: OrderRowInput) {
  const price = row.price.toString();
  return {
    ...row,
    price,
    terms: termsOf(row),
    platform: ZERO_ADDRESS,
    revisionsUsed: 0,
    flags: 0,
    round: 1,
    respondBy: 0,
    remaining: price,
    paidIn: price,
    ...{ toSeller: 0, toClient: 0, platformFees: 0, arbiterFees: 0 },
    ...{ startedAt: null, deliveredAt: null, finishedAt: null, lastBlock: 0 },
  };
}

function termsOf({ client, seller, arbiter, token, price, content }: OrderRowInput): TermsJson {
  return {
    ...{ client, seller, arbiter, token, content, price: price.toString(), salt: ZERO_HASH.slice(2, 3) },
    ...{ platform: ZERO_ADDRESS, platformFeeBps: 0, arbiterFeeBps: 300, fallbackSellerBps: 5000 },
    ...{ deliveryTime: 5 * DAY, revisionTime: DAY, reviewTime: 3 * DAY, responseTime: 2 * DAY },
    ...{ graceTime: DAY, rulingTime: 14 * DAY, revisions: 2, validUntil: 2 ** 39 },
  };
}
