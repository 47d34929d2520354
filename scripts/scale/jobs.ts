import { createDocument, documentHash, quoteListing } from "@holdfast/sdk/document";
import { hashTerms, quoteTerms, termsToJson, ZERO_ADDRESS } from "@holdfast/sdk/order";
import type { Client } from "pg";
import type { Address } from "viem";
import { type Chance, zipf } from "./chance.ts";
import { price, TERMS, uuid } from "./market.ts";
import type { ScaleOptions } from "./options.ts";
import type { People } from "./people.ts";
import { insertRows } from "./rows.ts";
import { category, paragraph, tags, title } from "./words.ts";

const DAY = 86_400;
const AT_A_TIME = 1_000;
const MOST_PROPOSALS = 9;

/** Jobs of the last months, three of four still open, each with some signed proposals; nobody was hired yet (LST-5). */
export async function makeJobs(
  db: Client,
  chance: Chance,
  { options, people }: { options: ScaleOptions; people: People },
): Promise<void> {
  const pickClient = zipf(people.clients, 0.6);
  const pickSeller = zipf(people.sellers, 0.6);
  for (let start = 0; start < options.jobs; start += AT_A_TIME) {
    const made = Array.from({ length: Math.min(AT_A_TIME, options.jobs - start) }, (_, index) => {
      const job = makeJob(chance, { number: start + index, client: pickClient(chance), now: options.now });
      const count = chance.between(0, MOST_PROPOSALS);
      const sellers = new Set(Array.from({ length: count }, () => pickSeller(chance)));
      const proposals = [...sellers].map((seller) =>
        propose(chance, { job: job.row, seller, now: options.now }),
      );
      return { ...job, proposals };
    });
    const proposals = made.flatMap((one) => one.proposals);
    const documents = [...made.map(({ document }) => document), ...proposals.map(({ document }) => document)];
    const jobs = made.map(({ row }) => row);
    const quotes = proposals.map(({ row }) => row);
    const listings = proposals.map(({ listing }) => listing);
    await insertRows(db, "Document", documents);
    await insertRows(db, "Job", jobs);
    await insertRows(db, "Quote", quotes);
    await insertRows(db, "Listing", listings);
  }
}

type JobRow = ReturnType<typeof makeJob>["row"];

function makeJob(chance: Chance, input: { number: number; client: Address; now: number }) {
  const { number, client, now } = input;
  const kind = category(chance);
  const createdAt = new Date((now - chance.between(60, 90 * DAY)) * 1000);
  const content = {
    title: title(chance, kind, number),
    description: paragraph(chance, chance.between(2, 6)),
    category: kind,
    tags: tags(chance),
    token: ZERO_ADDRESS as Address,
    budget: price(chance, 10n ** 15n, 300),
  };
  const { description, budget, ...about } = content;
  const extra = { job: { ...about, budget: budget.toString(), neededBy: null } };
  const body = createDocument({ kind: "brief", author: client, text: description, files: [], extra });
  const brief = documentHash(body);
  const isOpen = chance.chance(0.75);
  return {
    row: {
      ...{ id: uuid(chance), client, ...content, brief, createdAt, updatedAt: createdAt },
      ...{ state: isOpen ? "open" : "closed", closedAt: isOpen ? null : createdAt },
    },
    document: { hash: brief, kind: "brief", author: client, body, createdAt },
  };
}

function propose(chance: Chance, input: { job: JobRow; seller: Address; now: number }) {
  const { job, seller, now } = input;
  const { client, brief, token, budget, createdAt } = job;
  const words = paragraph(chance, 2);
  const body = quoteListing({
    ...{ client, seller, title: job.title, brief, serviceId: null, jobId: job.id, questions: [] },
    ...{ salt: chance.hash(), words, features: [] },
  });
  const content = documentHash(body);
  const terms = quoteTerms(TERMS, {
    ...{ client, seller, token, content, revisions: 2, salt: BigInt(chance.hash()) },
    price: (budget * BigInt(chance.between(60, 130))) / 100n,
    deliveryTime: chance.between(1, 20) * DAY,
    validUntil: now + 30 * DAY,
  });
  const at = { createdAt, quotedAt: createdAt, updatedAt: createdAt };
  return {
    row: {
      ...{ id: uuid(chance), client, seller, jobId: job.id, title: job.title, brief, token, budget, ...at },
      ...{ state: "quoted", words, terms: termsToJson(terms), epoch: 0, signature: chance.signature() },
      ...{
        termsHash: hashTerms(terms),
        content,
        validUntil: terms.validUntil,
        shortlisted: chance.chance(0.1),
      },
    },
    document: { hash: content, kind: "listing", author: seller, body, createdAt },
    listing: { content, seller, source: "job", title: job.title, serviceId: null, client },
  };
}
