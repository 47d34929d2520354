import { randomUUID } from "node:crypto";
import type { Job, Proposals, Quote, ReviewInput } from "@holdfast/sdk/api";
import { ZERO_HASH } from "@holdfast/sdk/order";
import { rulingTypedData } from "@holdfast/sdk/typed-data";
import { picture } from "../../../scripts/seed/pictures.ts";
import type { TestServer } from "../../kit/api.ts";
import { jobInput, postJob, sendProposal, signProposal } from "../../kit/jobs.ts";
import {
  createService,
  demand,
  publishService,
  type ServiceAnswer,
  serviceInput,
  signOffer,
} from "../../kit/market.ts";
import { write } from "../../kit/orders.ts";
import { type Person, person, signedIn } from "../../kit/person.ts";
import { propose, signAmendment } from "../../kit/proposals.ts";
import { askQuote, quotedQuote, quoteInput, seeQuote, signQuote } from "../../kit/quotes.ts";
import { reviewsOf, signReply, signReview } from "../../kit/reviews.ts";
import { begin, upload } from "../../kit/upload.ts";
import type { Scene } from "./scenes.ts";
import type { Who } from "./table.ts";

/** How somebody asks: what differs from asking the route as it is written. `as` takes the place of who asks. */
type Asking = {
  path: string;
  json?: unknown;
  raw?: Uint8Array;
  headers?: Record<string, string>;
  as?: Person;
};

export type World = { server: TestServer; people: Record<Who, Person>; service: ServiceAnswer };
type Situation = World & { scene: Scene; who: Who; me: Person };
/** Null: there is no such thing in this order. */
type Recipe = (situation: Situation) => Asking | null | Promise<Asking | null>;

const OF_ORDER = /^[A-Z]+ (\/api\/orders\/\{id\}[a-z/]*)$/;
/** Enough of a film for its kind to be seen. */
const FILM = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypmp42"), Buffer.alloc(300, 7)]);
const UNKNOWN_TOKEN = "a-token-that-nobody-was-sent";
const RESUMABLE = { "tus-resumable": "1.0.0" };
const plain =
  (path: string, more: Partial<Asking> = {}): Recipe =>
  () => ({ path, ...more });
const inOrder =
  (rest: string, json: () => unknown): Recipe =>
  ({ scene }) => ({
    path: `/api/orders/${scene.order.id}${rest}`,
    json: json(),
  });

/** How each line of the table is asked: by route, or route and what of. What only names an order needs no entry. */
const RECIPES: Record<string, Recipe> = {
  "POST /api/auth/session, with no good signature": plain("/api/auth/session", {
    json: { message: "Let me in.", signature: "0x00" },
  }),
  // Signs somebody out who is not needed any more.
  "DELETE /api/auth/session, one's own": async ({ server, me, who }) => ({
    path: "/api/auth/session",
    as: who === "signed out" ? me : await signedIn(server, 12),
  }),
  "PATCH /api/me": plain("/api/me", { json: { name: "Somebody" } }),
  "GET /api/accounts/{address}/record": ({ people }) => ({
    path: `/api/accounts/${people.seller.address}/record`,
  }),
  "GET /api/accounts/{address}": ({ people }) => ({ path: `/api/accounts/${people.seller.address}` }),
  "POST /api/services": plain("/api/services", { json: serviceInput() }),
  "GET /api/services/{id}, published": ({ service }) => ({ path: `/api/services/${service.id}` }),
  "GET /api/accounts/{address}/reviews": ({ people }) => ({
    path: `/api/accounts/${people.seller.address}/reviews`,
  }),
  "GET /api/accounts/{address}/reviews/proofs": ({ people }) => ({
    path: `/api/accounts/${people.seller.address}/reviews/proofs`,
  }),
  "GET /api/services/{id}/reviews, published": ({ service }) => ({
    path: `/api/services/${service.id}/reviews`,
  }),
  "POST /api/orders/{id}/review": async ({ server, scene, me }) => ({
    path: `/api/orders/${scene.order.id}/review`,
    json: await signReview(server, me, scene.order),
  }),
  "POST /api/orders/{id}/review/reply": async ({ server, people, scene, who, me }) => {
    const { id } = scene.order;
    const { client, seller } = (await reviewsOf(people.client, id)).body;
    const of = (who === "client" ? seller : client).review;
    const words = { stars: 5, text: "Words", signedAt: 1, signature: "0x00" as const };
    return {
      path: `/api/orders/${id}/review/reply`,
      json: await signReply(server, me, { of: (of as ReviewInput | null) ?? words, order: scene.order }),
    };
  },
  "GET /api/services/{id}, a draft": ofDraft(""),
  "PUT /api/services/{id}, the seller's": ofDraft("", () => serviceInput()),
  "PUT /api/services/{id}/packages/{tier}/offer, the seller's": async ({ server, people }) => {
    const { id, packages } = await createService(people.seller);
    const toSign = packages[0]?.toSign;
    if (!toSign) throw new Error("A draft has something to sign.");
    return {
      path: `/api/services/${id}/packages/1/offer`,
      json: await signOffer(server, people.seller, toSign),
    };
  },
  "POST /api/services/{id}/publish, the seller's": ofPaused("publish"),
  "POST /api/services/{id}/pause, the seller's": async ({ server, people }) => ({
    path: `/api/services/${(await publishService(server, people.seller)).id}/pause`,
  }),
  "POST /api/jobs": plain("/api/jobs", { json: jobInput() }),
  "GET /api/jobs/{id}, an open one": ofJob("open"),
  "GET /api/jobs/{id}, the client's closed one": ofJob("closed"),
  "PUT /api/jobs/{id}, the client's": ofJob("open", "", () => jobInput()),
  "POST /api/jobs/{id}/close, the client's": ofJob("open", "/close"),
  "POST /api/jobs/{id}/reopen, the client's closed one": ofJob("closed", "/reopen"),
  "GET /api/jobs/{id}/proposals, the client's open one": ofJob("open", "/proposals"),
  "POST /api/jobs/{id}/proposals, signed by the seller": ofJobsProposals(),
  "POST /api/jobs/{id}/proposals/{proposal}/{deed}, shortlist the seller's": ofJobsProposal("shortlist"),
  "GET /api/documents/{hash}, the brief of an open job": ofBrief("open"),
  "GET /api/documents/{hash}, the brief of a closed job": ofBrief("closed"),
  "GET /api/files/{id}/content, an open job's": ofJobFile("open"),
  "GET /api/files/{id}/content, a closed job's": ofJobFile("closed"),
  "GET /api/documents/{hash}, requirements": ({ scene }) => document(scene.requirements),
  "GET /api/documents/{hash}, a delivery": ({ scene }) => document(scene.delivery),
  "GET /api/documents/{hash}, the client's words that no transaction carries yet": async ({
    scene,
    people,
  }) => {
    if (["pending", "completed", "cancelled", "settled"].includes(scene.status)) return null;
    return { path: `/api/documents/${await write(people.client, "reason", scene.order.id)}` };
  },
  ...ofFiles("requirements", "the requirements'"),
  ...ofFiles("delivery", "a delivery's"),
  "GET /api/files/{id}/cover, a published service's": ({ service }) => ({
    path: service.coverUrl ?? "/api/files/none/cover",
  }),
  "PUT /api/files/{id}/poster, the seller's film": async ({ people }) => ({
    path: `/api/files/${await upload(people.seller, "film.mp4", FILM)}/poster`,
    json: { pictureId: await upload(people.seller, "still.png", await picture("still", 64, 36)) },
  }),
  "POST /api/files": async () => ({
    path: "/api/files",
    headers: { ...RESUMABLE, "upload-length": "3", "upload-metadata": "filename YS50eHQ=" },
  }),
  "HEAD /api/files/{id}, the seller's upload": async ({ people }) => ({
    path: await beginUpload(people.seller),
    headers: RESUMABLE,
  }),
  "PATCH /api/files/{id}, the seller's upload": async ({ people }) => ({
    path: await beginUpload(people.seller),
    headers: { ...RESUMABLE, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
    raw: new TextEncoder().encode("abc"),
  }),
  "DELETE /api/files/{id}, the seller's upload": async ({ people }) => ({
    path: await beginUpload(people.seller),
    headers: RESUMABLE,
  }),
  "GET /api/quotes, one's own": plain("/api/quotes?role=client"),
  "POST /api/quotes, of the seller": ({ people }) => ({
    path: "/api/quotes",
    json: quoteInput(people.seller),
  }),
  "GET /api/quotes/{id}, between client and seller": ofQuote(""),
  "PUT /api/quotes/{id}/offer, between client and seller": async ({ server, people }) => {
    const { id } = await askQuote(people.client, people.seller);
    const json = await signQuote(server, people.seller, await seeQuote(people.seller, id));
    return { path: `/api/quotes/${id}/offer`, json };
  },
  "POST /api/quotes/{id}/accept, between client and seller": ofQuote("/accept", ({ offer }) => ({
    termsHash: offer?.termsHash,
  })),
  "POST /api/quotes/{id}/decline, between client and seller": ofQuote("/decline", () => ({ words: "No." })),
  "POST /api/quotes/{id}/withdraw, between client and seller": ofQuote("/withdraw"),
  "POST /api/quotes/{id}/question, between client and seller": ofQuote("/question", () => ({
    text: "Which?",
  })),
  "POST /api/quotes/{id}/answer, where both asked": async ({ server, people }) => {
    const { id } = await quotedQuote(server, people);
    for (const who of [people.client, people.seller]) {
      await who.request("POST", `/api/quotes/${id}/question`, { json: { text: "Which?" } });
    }
    return { path: `/api/quotes/${id}/answer`, json: { text: "That." } };
  },
  "GET /api/orders, one's own": plain("/api/orders?role=client"),
  "PUT /api/orders/{id}/ruling": async ({ server, scene, who, me }) => {
    const { chainId, escrow } = server.chain;
    const { id } = scene.order;
    const rules = who === "arbiter" && scene.status === "disputed";
    const content = rules ? await write(me, "ruling", id) : ZERO_HASH;
    const ruling = { order: id, sellerAmount: 1n, content };
    const signature = await me.account.signTypedData?.(rulingTypedData({ chainId, escrow, ruling }));
    return { path: `/api/orders/${id}/ruling`, json: { sellerAmount: "1", content, signature } };
  },
  "POST /api/orders/{id}/messages": inOrder("/messages", () => ({ text: "Hello.", key: randomUUID() })),
  "POST /api/orders/{id}/messages/read": inOrder("/messages/read", () => ({ number: 1 })),
  "PUT /api/orders/{id}/reminder": inOrder("/reminder", () => ({ hours: 24 })),
  "POST /api/orders/{id}/help": inOrder("/help", () => ({ text: "Look at this, please." })),
  "POST /api/help/{id}/close": async ({ people }) => {
    const { body } = await people.operator.request<{ items: { request: { id: string } }[] }>(
      "GET",
      "/api/help",
    );
    return { path: `/api/help/${body.items[0]?.request.id ?? "none"}/close` };
  },
  "POST /api/notifications/read, one's own": ({ scene }) => ({
    path: "/api/notifications/read",
    json: { order: scene.order.id },
  }),
  "GET /api/account/email, one's own": plain("/api/account/email"),
  "PUT /api/account/email, where the operator sends no e-mail": plain("/api/account/email", {
    json: { address: "somebody@example.org" },
  }),
  "DELETE /api/account/email, one's own": plain("/api/account/email"),
  "POST /api/email/confirm, with a token that nobody was sent": plain("/api/email/confirm", {
    json: { token: UNKNOWN_TOKEN },
  }),
  "POST /api/email/unsubscribe, with any token": plain(`/api/email/unsubscribe?token=${UNKNOWN_TOKEN}`),
  "GET /api/email/unsubscribe, with any token": plain(`/api/email/unsubscribe?token=${UNKNOWN_TOKEN}`),
  "POST /api/orders/{id}/proposals, a change of the order": async ({ server, people, scene, who, me }) => {
    await withdrawAll(people, scene);
    const mine = who === "client" || who === "seller";
    const can = ["placed", "in progress", "revision requested"].includes(scene.status);
    const content = mine && can ? undefined : ZERO_HASH;
    const due = Math.floor(Date.now() / 1000) + 20 * 24 * 3600;
    const round = Math.max(scene.round, 1);
    const json = await signAmendment(
      server,
      me,
      { id: scene.order.id, round },
      { due, ...(content && { content }) },
    );
    return { path: `/api/orders/${scene.order.id}/proposals`, json };
  },
  "POST /api/orders/{id}/proposals/{proposal}/decline, the client's": ofProposal("decline"),
  "POST /api/orders/{id}/proposals/{proposal}/withdraw, the client's": ofProposal("withdraw"),
};
for (const kind of [
  "requirements",
  "delivery",
  "draft",
  "revision",
  "reason",
  "statement",
  "evidence",
  "ruling",
  "request",
  "response",
]) {
  RECIPES[`POST /api/documents, ${kind}`] = ({ scene }) => ({
    path: "/api/documents",
    json: { kind, order: scene.order.id, text: "Some words." },
  });
}

/** Lines that have to do with no order are asked once. */
export function isOfOrder(route: string, of: string): boolean {
  if (OF_ORDER.test(route) || route.startsWith("POST /api/documents") || /orders.*proposal/.test(route))
    return true;
  return /requirements|deliver|transaction carries/.test(of);
}

/** @throws {Error} for a line that nobody knows how to ask. */
export async function askingOf(route: string, of: string, situation: Situation): Promise<Asking | null> {
  const recipe = RECIPES[of ? `${route}, ${of}` : route];
  if (recipe) return recipe(situation);
  const path = route.slice(route.indexOf(" ") + 1);
  if (!path.includes("{")) return { path };
  if (!OF_ORDER.test(route)) throw new Error(`Nobody knows how to ask ${route}, ${of}.`);
  return { path: path.replace("{id}", situation.scene.order.id) };
}

/** The people, each with an account of the local chain's. */
export async function makePeople(server: TestServer): Promise<Record<Who, Person>> {
  const [client, seller, arbiter, operator, stranger] = await Promise.all(
    [1, 2, 3, 4, 6].map((index) => signedIn(server, index)),
  );
  if (!client || !seller || !arbiter || !operator || !stranger) throw new Error("Somebody did not come.");
  return { "signed out": person(server, 9), stranger, client, seller, arbiter, operator };
}

/** Which of a paper's files a route has something to show of. */
const FILE_FOR = {
  "": "text",
  "/content": "text",
  "/text": "text",
  "/preview": "picture",
  "/names": "archive",
} as const;

function document(paper: { hash: string } | null): Asking | null {
  return paper && { path: `/api/documents/${paper.hash}` };
}

function ofFiles(kind: "requirements" | "delivery", whose: string): Record<string, Recipe> {
  const routes = ["", "/content", "/preview", "/text", "/names"] as const;
  return Object.fromEntries(
    routes.map((rest): [string, Recipe] => [
      `GET /api/files/{id}${rest}, ${whose}`,
      ({ scene }) => scene[kind] && { path: `/api/files/${scene[kind].files[FILE_FOR[rest]]}${rest}` },
    ]),
  );
}

function ofDraft(rest: string, json?: () => unknown): Recipe {
  return async ({ people }) => ({
    path: `/api/services/${(await createService(people.seller)).id}${rest}`,
    ...(json && { json: json() }),
  });
}

function ofPaused(rest: string): Recipe {
  return async ({ server, people }) => {
    const { id } = await publishService(server, people.seller);
    await people.seller.request("POST", `/api/services/${id}/pause`);
    return { path: `/api/services/${id}/${rest}` };
  };
}

/** Quoted, and then out of the way of those that come: a client has a few requests open with a seller. */
function ofQuote(rest: string, json?: (quote: Quote) => unknown): Recipe {
  return async ({ server, people }) => {
    const quote = await quotedQuote(server, people);
    return { path: `/api/quotes/${quote.id}${rest}`, ...(json && { json: json(quote) }) };
  };
}

let changes = 0;

/** Of the client's, where there can be one. */
function ofProposal(rest: string): Recipe {
  return async ({ server, scene, people }) => {
    const { id } = scene.order;
    if (!["placed", "in progress", "revision requested"].includes(scene.status)) return null;
    await withdrawAll(people, scene);
    // No two are the same: what was over once stays over.
    changes += 1;
    const due = Math.floor(Date.now() / 1000) + 20 * 24 * 3600 + changes;
    const signed = await signAmendment(server, people.client, { id, round: scene.round }, { due });
    const answer = await propose(people.client, id, signed);
    const mine = answer.body.items?.findLast(({ state }) => state === "open");
    return { path: `/api/orders/${id}/proposals/${mine?.id ?? ZERO_HASH}/${rest}` };
  };
}

/** One proposal at a time: what stands in the way is taken back by who made it. */
async function withdrawAll({ client, seller }: World["people"], { order }: Scene): Promise<void> {
  const path = `/api/orders/${order.id}/proposals`;
  const { items } = (await client.request<Proposals>("GET", path)).body;
  for (const { id, state, author } of items) {
    const owner = author.address === client.address ? client : seller;
    if (state === "open") await owner.request("POST", `${path}/${id}/withdraw`);
  }
}

async function beginUpload(who: Person): Promise<string> {
  const begun = await begin(who, { name: "a.txt", size: 3 });
  return new URL(begun.headers.get("location") ?? "", "http://x").pathname;
}

/** Made once for all who ask a line: a client has so many open jobs at most, and none of the refused changes one. */
function onceEach<Made>(
  make: (situation: Situation) => Promise<Made>,
): (situation: Situation) => Promise<Made> {
  const made = new WeakMap<TestServer, Promise<Made>>();
  return (situation) => {
    const known = made.get(situation.server) ?? make(situation);
    made.set(situation.server, known);
    return known;
  };
}

async function jobOf({ people }: Situation, state: "open" | "closed", fileIds: string[] = []): Promise<Job> {
  const job = await postJob(people.client, { fileIds });
  return state === "open"
    ? job
    : demand(await people.client.request<Job>("POST", `/api/jobs/${job.id}/close`));
}

function ofJob(state: "open" | "closed", rest = "", json?: () => unknown): Recipe {
  const job = onceEach((situation) => jobOf(situation, state));
  return async (situation) => ({
    path: `/api/jobs/${(await job(situation)).id}${rest}`,
    ...(json && { json: json() }),
  });
}

function ofJobsProposals(): Recipe {
  const job = onceEach((situation) => jobOf(situation, "open"));
  return async (situation) => {
    const { server, people } = situation;
    const open = await job(situation);
    return { path: `/api/jobs/${open.id}/proposals`, json: await signProposal(server, people.seller, open) };
  };
}

function ofJobsProposal(deed: string): Recipe {
  const path = onceEach(async (situation) => {
    const job = await jobOf(situation, "open");
    const { id } = await sendProposal(situation.server, situation.people.seller, job);
    return `/api/jobs/${job.id}/proposals/${id}/${deed}`;
  });
  return async (situation) => ({ path: await path(situation) });
}

function ofBrief(state: "open" | "closed"): Recipe {
  const job = onceEach((situation) => jobOf(situation, state));
  return async (situation) => document({ hash: (await job(situation)).brief });
}

function ofJobFile(state: "open" | "closed"): Recipe {
  const path = onceEach(async (situation) => {
    const id = await upload(situation.people.client, "shop.txt", "Where the sign will hang.");
    await jobOf(situation, state, [id]);
    return `/api/files/${id}/content`;
  });
  return async (situation) => ({ path: await path(situation) });
}
