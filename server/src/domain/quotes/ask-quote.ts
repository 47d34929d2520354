import { createDocument, documentHash } from "@holdfast/sdk/document";
import type { Address } from "viem";
import type { FileRecord } from "../files/ports.ts";
import { notFound, Refusal } from "../refusal.ts";
import { type QuoteView, viewQuote } from "./get-quote.ts";
import { quoteNotice } from "./notices.ts";
import type { QuotePorts } from "./ports.ts";

/** Requests of one client that one seller has not answered: nobody can fill a seller's list alone. */
const MOST_ASKED = 10;

/**
 * A client asks one seller for a price (LST-4). What is wanted becomes a document of kind `brief`, that both of them may
 * read with its files, and nobody else.
 * @throws Refusal `not_found`, `invalid_input`, `not_allowed`, `wrong_state`
 */
export async function askQuote(
  ports: QuotePorts,
  input: {
    client: Address;
    seller: Address;
    serviceId: string | null;
    title: string;
    text: string;
    wish: { token: Address; budget: bigint } | null;
    neededBy: Date | null;
    fileIds: readonly string[];
  },
): Promise<QuoteView> {
  const { client, seller, serviceId, title, text, wish, neededBy } = input;
  if (client === seller) throw new Refusal("not_allowed", "This seller is you. Ask somebody else.");
  // The contract takes no order whose parties are not three.
  if ([client, seller].includes(ports.terms.arbiter)) {
    throw new Refusal("not_allowed", "Who rules on this site's disputes neither buys nor sells here.");
  }
  if (!(await ports.accounts.find(seller))) throw notFound("This seller");
  if (wish && !ports.tokens.some(({ address }) => address === wish.token)) {
    throw invalid("token", "is not a token that this site takes");
  }
  if (neededBy && neededBy.getTime() <= (await ports.clock()) * 1000) {
    throw invalid("neededBy", "has passed already");
  }
  if (serviceId !== null) {
    const service = await ports.services.find(serviceId);
    if (service?.seller.address !== seller || service.state !== "published") throw notFound("This service");
  }
  // Nobody's briefs pile up that are no quote's. The store says the last word.
  if ((await ports.quotes.countAsked(client, seller)) >= MOST_ASKED) throw tooMany();
  const brief = await writeBrief(ports, {
    author: client,
    text,
    fileIds: input.fileIds,
    extra: {
      title,
      service: serviceId,
      token: wish?.token ?? null,
      budget: wish?.budget.toString() ?? null,
      neededBy: neededBy?.toISOString() ?? null,
    },
  });
  const put = await ports.quotes.insert(
    {
      ...{ client, seller, serviceId, title, brief, neededBy },
      jobId: null,
      token: wish?.token ?? null,
      budget: wish?.budget ?? null,
      signed: null,
    },
    {
      most: MOST_ASKED,
      notices: (id) => [
        quoteNotice({ id, title, jobId: null }, { kind: "quote_asked", to: seller, by: client }),
      ],
    },
  );
  if (put.outcome !== "kept") throw tooMany();
  return viewQuote(ports, { id: put.id, account: client });
}

function tooMany(): Refusal {
  return new Refusal(
    "wrong_state",
    `This seller has ${MOST_ASKED} requests of yours to answer. Wait for an answer, or withdraw one.`,
  );
}

/**
 * Keeps what a client wants, with files of their own, and answers its hash (LST-4, LST-5).
 * @throws Refusal `invalid_input` for a file that is no finished upload of the author's
 */
export async function writeBrief(
  ports: Pick<QuotePorts, "documents" | "files">,
  input: {
    author: Address;
    text: string;
    fileIds: readonly string[];
    extra: Readonly<Record<string, string | null>>;
  },
): Promise<`0x${string}`> {
  const { author, text, extra } = input;
  const ids = [...new Set(input.fileIds)];
  const owned = new Map((await ports.files.findOwned(author, ids)).map((file) => [file.id, file]));
  const files = ids.map((id, index): FileRecord => {
    const file = owned.get(id);
    if (!file) throw invalid(`fileIds.${index}`, "is not a finished upload of yours");
    return file;
  });
  const document = createDocument({
    kind: "brief",
    author,
    text,
    extra,
    files: files.map(({ name, size, mediaType, hash }) => ({ name, size, mediaType, hash })),
  });
  const hash = documentHash(document);
  await ports.documents.insert({ hash, document, fileIds: ids });
  return hash;
}

function invalid(path: string, message: string): Refusal {
  return new Refusal("invalid_input", `${path} ${message}.`, { errors: [{ path, message }] });
}
