import { documentHash, serviceListing } from "@holdfast/sdk/document";
import { hashTerms, type Terms, termsToJson, ZERO_ADDRESS } from "@holdfast/sdk/order";
import type { Client } from "pg";
import { type Address, formatUnits, getAddress, type Hash } from "viem";
import { DEMO_ACCOUNTS, demoAccount } from "../../server/src/config/demo-people.ts";
import { termsDefaults } from "../../server/src/config/terms-defaults.ts";
import { type Chance, zipf } from "./chance.ts";
import type { ScaleOptions } from "./options.ts";
import type { People } from "./people.ts";
import { insertRows } from "./rows.ts";
import { category, paragraph, tags, title } from "./words.ts";

/** What can be ordered. */
export type Ware = { serviceId: string; title: string; terms: Terms; byRequest: boolean };

const DAY = 86_400;
const PACKAGES = ["Small", "Middle", "Large"];
const AT_A_TIME = 2_000;
/** Shares of states in a hundred. */
const PUBLISHED = 94;
const PAUSED = 98;
export const DOLLAR: Address = getAddress(`0x${"d0".repeat(20)}`);
/** What the market takes, as the server is to be told of it. */
export const TOKENS = [
  { address: ZERO_ADDRESS, symbol: "ETH", name: "Ether", decimals: 18, stable: false },
  { address: DOLLAR, symbol: "dUSD", name: "Demo Dollar", decimals: 6, stable: true },
] as const;
export const TERMS = termsDefaults({
  arbiter: demoAccount(DEMO_ACCOUNTS.arbiter).address,
  platform: demoAccount(DEMO_ACCOUNTS.platform).address,
  platformFeeBps: 500,
  arbiterFeeBps: 300,
  fallbackSellerBps: 5000,
});

/** Services with packages, signed offers and listings; answers what can be ordered, by seller. */
export async function makeServices(
  db: Client,
  chance: Chance,
  { options, people, onProgress }: { options: ScaleOptions; people: People; onProgress(done: number): void },
): Promise<Map<Address, Ware[]>> {
  const seller = zipf(people.sellers, 0.6);
  const wares = new Map<Address, Ware[]>();
  for (let start = 0; start < options.services; start += AT_A_TIME) {
    const rows = Array.from({ length: Math.min(AT_A_TIME, options.services - start) }, (_, index) => {
      // Nobody who is called a seller has nothing to sell.
      const owner = people.sellers[start + index] ?? seller(chance);
      return makeService(chance, { number: start + index, seller: owner, now: options.now });
    });
    for (const { service, packages, state } of rows) {
      const found = packages.map(({ terms }) => ({
        ...{ serviceId: service.id, title: service.title, terms },
        byRequest: service.ordering === "request",
      }));
      if (state !== "draft") wares.set(service.seller, [...(wares.get(service.seller) ?? []), ...found]);
    }
    await insertRows(
      db,
      "Service",
      rows.map(({ service }) => service),
    );
    const all = rows.flatMap(({ packages }) => packages);
    await insertRows(
      db,
      "Package",
      all.map((one) => one.row),
    );
    await insertRows(
      db,
      "Offer",
      all.flatMap(({ offer }) => offer ?? []),
    );
    await insertRows(
      db,
      "Document",
      all.map(({ document }) => document),
    );
    await insertRows(
      db,
      "Listing",
      all.map(({ listing }) => listing),
    );
    onProgress(start + rows.length);
  }
  return wares;
}

function makeService(chance: Chance, input: { number: number; seller: Address; now: number }) {
  const { number, seller, now } = input;
  const share = chance.integer(100);
  const state = share < PUBLISHED ? "published" : share < PAUSED ? "paused" : "draft";
  const kind = category(chance);
  const createdAt = new Date((now - chance.between(1, 500 * DAY)) * 1000);
  const token = chance.chance(0.6) ? ZERO_ADDRESS : DOLLAR;
  const first = token === DOLLAR ? price(chance, 10n ** 6n, 400) : price(chance, 10n ** 15n, 200);
  const days = chance.between(1, 8);
  const service: ServiceRow = {
    id: uuid(chance),
    seller,
    state,
    title: title(chance, kind, number),
    description: paragraph(chance, chance.between(3, 10)),
    category: kind,
    tags: tags(chance),
    questions: [{ id: "q1", question: "What is it for?", kind: "text", required: true, choices: [] }],
    ordering: chance.chance(0.1) ? "request" : "instant",
    createdAt,
    updatedAt: createdAt,
    publishedAt: state === "draft" ? null : createdAt,
    // The first package is the cheapest and the fastest.
    ...{ fromToken: token, fromPrice: first, fromDelivery: days * DAY, fastest: days * DAY },
    fromAmount: Number(formatUnits(first, decimalsOf(token))),
  };
  const packages = Array.from({ length: chance.between(1, 4) }, (_, index) => {
    const content = {
      name: PACKAGES[index] ?? "",
      description: paragraph(chance, 1),
      token,
      price: first * BigInt(index + 1) ** 2n,
      deliveryTime: days * (index + 1) * DAY,
      revisions: chance.pick([0, 1, 2, 3, 255]),
      features: ["Source files", "One contact"].slice(0, chance.between(0, 3)),
    };
    return makePackage(chance, { service, tier: index + 1, content, now });
  });
  return { service, packages, state };
}

function decimalsOf(token: Address): number {
  const known = TOKENS.find(({ address }) => address === token);
  if (!known) throw new RangeError(`The market knows no token ${token}.`);
  return known.decimals;
}

type ServiceRow = {
  id: string;
  seller: Address;
  state: string;
  title: string;
  description: string;
  category: string;
  tags: string[];
  questions: { id: string; question: string; kind: "text"; required: boolean; choices: string[] }[];
  ordering: string;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  fromToken: Address;
  fromPrice: bigint;
  fromAmount: number;
  fromDelivery: number;
  fastest: number;
};

type Content = {
  name: string;
  description: string;
  token: Address;
  price: bigint;
  deliveryTime: number;
  revisions: number;
  features: string[];
};

function makePackage(
  chance: Chance,
  input: { service: ServiceRow; tier: number; content: Content; now: number },
) {
  const { service, tier, content, now } = input;
  const { id: serviceId, seller } = service;
  const id = uuid(chance);
  const body = serviceListing({ service, seller, tier, package: content });
  const hash = documentHash(body);
  const { token, price: amount, deliveryTime, revisions } = content;
  const terms: Terms = {
    ...TERMS,
    ...{ client: ZERO_ADDRESS, seller, token, price: amount, deliveryTime, revisions },
    ...{ validUntil: now + 180 * DAY, content: hash, salt: 0n },
  };
  const offer = {
    packageId: id,
    terms: termsToJson(terms),
    epoch: 0,
    signature: chance.signature(),
    termsHash: hashTerms(terms),
    content: hash,
    validUntil: terms.validUntil,
    createdAt: service.createdAt,
  };
  return {
    terms,
    row: { id, serviceId, tier, ...content },
    offer: service.state === "published" && service.ordering === "instant" ? offer : null,
    document: { hash, kind: "listing", author: seller, body, createdAt: service.createdAt },
    listing: { content: hash, seller, source: "service", title: service.title, serviceId, client: null },
  };
}

/** Many cheap ones, few dear ones; never a price with many figures. */
export function price(chance: Chance, unit: bigint, mean: number): bigint {
  return BigInt(Math.max(5, Math.round(chance.exponential(mean)))) * unit;
}

/** Of the seed, in the shape of a version 7. */
export function uuid(chance: Chance): string {
  const hex: Hash = chance.hash();
  const at = (from: number, to: number) => hex.slice(2 + from, 2 + to);
  return `${at(0, 8)}-${at(8, 12)}-7${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}`;
}
