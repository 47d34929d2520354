import { createDocument, type DocumentKind, documentHash } from "@holdfast/sdk/document";
import { isOpen, OrderStatus } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import { notify } from "../notifications/notify.ts";
import type { OrderParties, PartyRole } from "../orders/ports.ts";
import { notFound, Refusal } from "../refusal.ts";
import { ownFiles } from "./own-files.ts";
import type { DocumentPorts, DocumentRecord, PutDocument } from "./ports.ts";

export type OrderDocumentKind = Exclude<DocumentKind, "listing" | "brief">;

/** Drafts cost their author nothing and stand in the client's order page at once. */
const MOST_DRAFTS = 100;
/** Of one author in one order, whether the chain carries them or not: who looks for its files looks at all of them. */
const MOST_DOCUMENTS = 1000;

const WHY_NOT: Readonly<Record<Exclude<PutDocument, "kept">, string>> = {
  too_many: `One person writes at most ${MOST_DOCUMENTS} documents in an order.`,
  too_many_drafts: `An order has at most ${MOST_DRAFTS} drafts. Deliver the work.`,
};

/** Who writes what. */
const AUTHORS: Record<OrderDocumentKind, readonly PartyRole[]> = {
  requirements: ["client"],
  delivery: ["seller"],
  draft: ["seller"],
  revision: ["client"],
  reason: ["client", "seller"],
  statement: ["client", "seller"],
  evidence: ["client", "seller", "arbiter"],
  ruling: ["arbiter"],
  request: ["client", "seller"],
  response: ["client", "seller"],
};

/**
 * Stores what a person wrote and answers its hash, to be carried by their contract call (DLV-2). Requirements may be
 * written before the order is on the chain (ORD-6).
 * @throws Refusal `not_found` to a stranger, `not_allowed` to the wrong party, `wrong_state`, `invalid_input`
 */
export async function writeDocument(
  ports: DocumentPorts,
  input: {
    author: Address;
    kind: OrderDocumentKind;
    order: Hash;
    text: string;
    answers: readonly { question: string; answer: string }[];
    links: readonly string[];
    fileIds: readonly string[];
  },
): Promise<DocumentRecord> {
  const { author, kind, order, text, answers, links } = input;
  const parties = await ports.orders.parties(order);
  if (parties) checkAuthor(parties, { author, kind });
  else if (kind !== "requirements") throw notFound("This order");
  const files = await ownFiles(ports, { owner: author, ids: input.fileIds });
  if (text === "" && answers.length === 0 && links.length === 0 && files.length === 0) {
    throw new Refusal("invalid_input", "Write something, or attach a file.");
  }
  const document = createDocument({
    kind,
    order,
    author,
    text,
    answers,
    links,
    files: files.map(({ name, size, mediaType, hash }) => ({ name, size, mediaType, hash })),
  });
  const hash = documentHash(document);
  const put = await ports.documents.insertInOrder(
    { hash, document, fileIds: files.map(({ id }) => id) },
    { byAuthor: MOST_DOCUMENTS, drafts: MOST_DRAFTS },
  );
  if (put !== "kept") throw new Refusal("wrong_state", WHY_NOT[put]);
  if (parties && kind === "draft") {
    await notify(ports, {
      kind: "draft",
      accounts: [parties.client],
      orderId: order,
      data: { by: author },
      key: `draft:${hash}`,
    });
    await ports.announce(order, parties.round);
  }
  const stored = await ports.documents.find(hash);
  if (!stored) throw new Error(`Document ${hash} was stored and is not there.`);
  return stored;
}

function checkAuthor(
  parties: OrderParties,
  { author, kind }: { author: Address; kind: OrderDocumentKind },
): void {
  const role = (["client", "seller", "arbiter"] as const).find((one) => parties[one] === author);
  if (!role || (role === "arbiter" && !parties.disputed)) throw notFound("This order");
  if (!AUTHORS[kind].includes(role)) {
    throw new Refusal(
      "not_allowed",
      `A ${kind} is written by the ${AUTHORS[kind].join(" or the ")}, not the ${role}.`,
    );
  }
  if (!isOpen(parties.status))
    throw new Refusal("wrong_state", "This order has ended: nothing more is written in it.");
  if (kind === "draft" && parties.status < OrderStatus.Placed) {
    throw new Refusal("wrong_state", "There is nothing to deliver before the order is accepted.");
  }
}
