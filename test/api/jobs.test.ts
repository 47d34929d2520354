import type { Job, JobPage, JobProposals, Quote, QuotePage } from "@holdfast/sdk/api";
import { OrderStatus, ZERO_HASH } from "@holdfast/sdk/order";
import { Client } from "pg";
import { getAddress, type Hex, keccak256, parseEther, stringToBytes, zeroAddress } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { countQueries } from "../kit/count-queries.ts";
import { type CutOff, cutOff } from "../kit/cut-off.ts";
import { jobInput, payProposal, postJob, propose, sendProposal, signProposal } from "../kit/jobs.ts";
import { demand } from "../kit/market.ts";
import { allSignedIn, type Person, person, signedIn } from "../kit/person.ts";
import { told, untilTold } from "../kit/told.ts";
import { upload } from "../kit/upload.ts";

const DOLLAR = getAddress("0x00000000000000000000000000000000000d0110");
const DAY_MS = 86_400_000;

let server: TestServer;
let client: Person;
let seller: Person;
let stranger: Person;
let rival: Person;
let third: Person;
let visitor: Person;
let database: CutOff;
/** How often the server has looked at its database. */
let looks = 0;

beforeAll(async () => {
  const coin = { address: zeroAddress, symbol: "ETH", name: "Ether", decimals: 18, stable: false };
  const dollar = { address: DOLLAR, symbol: "dUSD", name: "Demo Dollar", decimals: 6, stable: true };
  server = await startTestServer({ tokens: [coin, dollar] }, async (_chain, databaseUrl) => {
    database = await cutOff(databaseUrl, () =>
      countQueries(() => {
        looks += 1;
      }),
    );
    return { databaseUrl: database.url };
  });
  [client, seller, stranger, rival, third] = await allSignedIn(server, 1, 2, 6, 5, 7);
  visitor = person(server, 9);
});
afterAll(async () => {
  await server?.stop();
  await database?.stop();
});

const get = (who: Person, id: string) => who.request<Job>("GET", `/api/jobs/${id}`);
const list = async (query: string, who = visitor) =>
  demand(await who.request<JobPage>("GET", `/api/jobs?${query}`));
const put = (who: Person, id: string, changes: object = {}) =>
  who.request<Job>("PUT", `/api/jobs/${id}`, { json: jobInput(changes) });
const deed = (who: Person, id: string, name: "close" | "reopen") =>
  who.request<Job>("POST", `/api/jobs/${id}/${name}`);
const proposals = async (who: Person, id: string) =>
  demand(await who.request<JobProposals>("GET", `/api/jobs/${id}/proposals`)).items;
const answer = (who: Person, job: Job, quote: Quote, name: string) =>
  who.request<JobProposals>("POST", `/api/jobs/${job.id}/proposals/${quote.id}/${name}`);
const accept = (who: Person, { id, offer }: Quote) =>
  who.request<Quote>("POST", `/api/quotes/${id}/accept`, { json: { termsHash: offer?.termsHash } });
const see = async (who: Person, id: string) => demand(await who.request<Quote>("GET", `/api/quotes/${id}`));
/** What somebody was told of a job. */
const toldOf = async (who: Person, job: Job) =>
  (await told(who)).filter(({ data }) => data.job === job.id).map(({ kind }) => kind);
/** The state of a proposal by its page and by its seller's lists, which must be the same. */
async function stands(who: Person, { id }: Quote, state: string): Promise<void> {
  expect((await see(who, id)).state).toBe(state);
  const all = demand(await who.request<QuotePage>("GET", "/api/quotes?role=seller&limit=60"));
  expect(all.items.find((item) => item.id === id)?.state).toBe(state);
  const some = demand(await who.request<QuotePage>("GET", `/api/quotes?role=seller&limit=60&state=${state}`));
  expect(some.items.map((item) => item.id)).toContain(id);
  expect(some.counts[state as "missed"]).toBe(some.items.length);
}
const titles = (page: JobPage) => page.items.map(({ title }) => title);

describe("LST-5 a job", () => {
  it("is posted with a brief of its own and seen by everybody, its client by name and address", async () => {
    await client.request("PATCH", "/api/me", { json: { name: "Ines", bio: "" } });
    const neededBy = new Date(Date.now() + 20 * DAY_MS).toISOString();
    const job = await postJob(client, { neededBy });
    expect(job).toMatchObject({
      state: "open",
      client: { address: client.address, name: "Ines" },
      budget: "2000000000000000000",
      neededBy,
      editedAt: null,
      proposals: 0,
      hired: [],
    });
    expect(demand(await get(visitor, job.id))).toMatchObject({
      ...{ id: job.id, files: null, fileCount: 0 },
      canonical: null,
    });
    // Who signs for the brief's hash can see what it is the hash of.
    const { canonical } = demand(await get(seller, job.id));
    expect(keccak256(stringToBytes(canonical ?? ""))).toBe(job.brief);
    expect(JSON.parse(canonical ?? "").text).toBe(jobInput().description);
    const brief = demand(await stranger.request<{ text: string }>("GET", `/api/documents/${job.brief}`));
    expect(brief).toMatchObject({ kind: "brief", text: jobInput().description, author: client.address });
  });

  it("is found by words, mistyped ones too, by category and by budget, and by no one else's filters", async () => {
    await postJob(client, { title: "Translate a cookbook to Portuguese", category: "Translation" });
    await postJob(client, {
      title: "Cut a documentary",
      category: "Video",
      token: DOLLAR,
      budget: "5000000",
    });
    expect(titles(await list("q=portuguese"))).toEqual(["Translate a cookbook to Portuguese"]);
    expect(titles(await list("q=dokumentary"))).toEqual(["Cut a documentary"]);
    expect(titles(await list("category=Video"))).toEqual(["Cut a documentary"]);
    expect(titles(await list(`token=${DOLLAR}&minBudget=5000000&maxBudget=5000000`))).toEqual([
      "Cut a documentary",
    ]);
    expect(await list(`token=${DOLLAR}&minBudget=5000001`)).toMatchObject({ items: [], total: 0 });
    expect((await visitor.request("GET", "/api/jobs?minBudget=1")).status).toBe(400);
  });

  it("is paged newest first, and none is skipped or shown twice while others are posted", async () => {
    const tag = "Pagination";
    for (const number of ["one", "two", "three"]) {
      await postJob(client, { title: `${tag} job number ${number}` });
    }
    const first = await list(`q=${tag}&limit=2`);
    expect(titles(first)).toEqual([`${tag} job number three`, `${tag} job number two`]);
    expect(first.total).toBe(3);
    await postJob(client, { title: `${tag} job number four` });
    const second = await list(`q=${tag}&limit=2&cursor=${first.nextCursor}`);
    expect(titles(second)).toEqual([`${tag} job number one`]);
    expect(second.nextCursor).toBeNull();
    expect((await visitor.request("GET", "/api/jobs?cursor=nonsense")).status).toBe(400);
  });

  it("takes only what can be paid here, in time to come, with files of the client's own", async () => {
    const wrong = async (changes: object, path: string) => {
      const answer = await client.request("POST", "/api/jobs", { json: jobInput(changes) });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    };
    await wrong({ budget: "0" }, "budget");
    await wrong({ budget: (2n ** 112n).toString() }, "budget");
    await wrong({ token: seller.address }, "token");
    await wrong({ neededBy: new Date(Date.now() - DAY_MS).toISOString() }, "neededBy");
    await wrong({ fileIds: [await upload(stranger, "a.txt", "not the client's")] }, "fileIds.0");
  });

  it("is changed, closed and opened by its client alone, and hides from strangers when closed", async () => {
    const job = await postJob(client);
    expect((await put(stranger, job.id)).status).toBe(404);
    expect((await deed(stranger, job.id, "close")).status).toBe(404);
    const edited = demand(await put(client, job.id, { title: "Signs for two bakeries" }));
    expect(edited.brief).not.toBe(job.brief);
    expect(edited.editedAt).not.toBeNull();
    expect((await stranger.request("GET", `/api/documents/${job.brief}`)).status).toBe(404);

    expect(demand(await deed(client, job.id, "close"))).toMatchObject({ state: "closed" });
    expect((await deed(client, job.id, "close")).status).toBe(409);
    expect((await put(client, job.id)).status).toBe(409);
    expect((await get(stranger, job.id)).status).toBe(404);
    expect((await get(visitor, job.id)).status).toBe(404);
    expect((await list("limit=60")).items.some(({ id }) => id === job.id)).toBe(false);
    expect((await list(`client=${client.address}`, client)).items.some(({ id }) => id === job.id)).toBe(true);
    expect((await list(`client=${client.address}`)).items.some(({ id }) => id === job.id)).toBe(false);
    expect(demand(await deed(client, job.id, "reopen"))).toMatchObject({ state: "open", closedAt: null });
    expect((await get(visitor, job.id)).status).toBe(200);
  });

  it("is one of at most fifty open ones, reopened ones too; those that somebody was hired for leave room", async () => {
    const job = await postJob(stranger);
    await deed(stranger, job.id, "close");
    const db = new Client({ connectionString: server.databaseUrl });
    await db.connect();
    await db.query(
      `INSERT INTO "Job" ("id", "client", "title", "description", "category", "brief", "token", "budget", "updatedAt")
       SELECT gen_random_uuid(), j."client", 'One of fifty', '', j."category", j."brief", j."token", 1, now()
       FROM "Job" j, generate_series(1, 50) WHERE j."id" = $1`,
      [job.id],
    );
    const post = () =>
      stranger.request("POST", "/api/jobs", { json: jobInput({ title: "One of those at once" }) });
    expect(await post()).toMatchObject({ status: 409, body: { code: "wrong_state" } });
    expect((await deed(stranger, job.id, "reopen")).status).toBe(409);

    await db.query(
      `INSERT INTO "Quote" ("id", "client", "seller", "jobId", "title", "brief", "state", "terms", "content", "updatedAt")
       SELECT gen_random_uuid(), j."client", $1, j."id", j."title", j."brief", 'quoted', to_jsonb(j."id"), j."id", now()
       FROM "Job" j WHERE j."title" = 'One of fifty'`,
      [seller.address],
    );
    const numbers = Object.fromEntries(
      [
        ...["price", "request", "revisionsUsed", "flags", "round", "due", "respondBy", "remaining", "paidIn"],
        ...["toSeller", "toClient", "platformFees", "arbiterFees", "placedAt", "updatedAt", "lastBlock"],
      ].map((name) => [name, 0]),
    );
    await db.query(
      `INSERT INTO "Order" SELECT o.* FROM "Quote" q, jsonb_populate_record(NULL::"Order", $1::jsonb || jsonb_build_object(
         'id', q."id", 'client', q."client", 'seller', q."seller", 'content', q."content", 'terms', q."terms")) o
       WHERE q."title" = 'One of fifty'`,
      [JSON.stringify({ ...numbers, status: OrderStatus.Placed, arbiter: "", platform: "", token: "" })],
    );
    expect((await post()).status).toBe(200);
    expect((await deed(stranger, job.id, "reopen")).status).toBe(200);
    await db.query(`DELETE FROM "Order" WHERE "arbiter" = ''`);
    await db.query(`DELETE FROM "Quote" WHERE "title" = 'One of fifty'`);
    await deed(stranger, job.id, "close");
    // 47 are open, and one of those posted above.
    await db.query(
      `DELETE FROM "Job" WHERE "id" IN (SELECT "id" FROM "Job" WHERE "title" = 'One of fifty' LIMIT 3)`,
    );
    const atOnce = await Promise.all([...Array.from({ length: 8 }, post), deed(stranger, job.id, "reopen")]);
    expect(atOnce.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(atOnce.filter(({ status }) => status === 409)).toHaveLength(7);
    await db.query(`DELETE FROM "Job" WHERE "title" IN ('One of fifty', 'One of those at once')`);
    await db.end();
  });

  it("and what is told of it have the limit of all writing: nobody is told without end", async () => {
    const busy = await signedIn(server, 10);
    const job = await postJob(busy);
    const nothing = "00000000-0000-7000-8000-000000000000";
    await Promise.all(Array.from({ length: 120 }, () => deed(busy, nothing, "close")));
    const answers = [await put(busy, job.id), await deed(busy, job.id, "close")];
    answers.push(await deed(busy, job.id, "reopen"));
    answers.push(await busy.request("POST", "/api/jobs", { json: jobInput() }));
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 429, 429]);
  });

  it("shows its files to the signed in while it is open, to no stranger once it is closed", async () => {
    const file = await upload(client, "shop.txt", "The wall is four metres wide.");
    const job = await postJob(client, { fileIds: [file] });
    const open = (who: Person) => who.request("GET", `/api/files/${file}/content`);
    expect(demand(await get(stranger, job.id)).files).toMatchObject([{ name: "shop.txt" }]);
    expect(demand(await get(visitor, job.id))).toMatchObject({ files: null, fileCount: 1 });
    expect((await open(stranger)).body).toBe("The wall is four metres wide.");
    expect((await open(visitor)).status).toBe(404);
    await deed(client, job.id, "close");
    expect((await open(stranger)).status).toBe(404);
    expect((await stranger.request("GET", `/api/documents/${job.brief}`)).status).toBe(404);
    expect((await open(client)).status).toBe(200);
  });
});

describe("LST-5 a proposal", () => {
  it("is a signed quote of one seller, seen by the client and its seller alone, counted for all", async () => {
    const job = await postJob(client);
    const quote = await sendProposal(server, seller, job);
    expect(quote).toMatchObject({ state: "quoted", role: "seller", jobId: job.id, jobState: "open" });
    expect(await toldOf(client, job)).toEqual(["job_proposal"]);
    await sendProposal(server, rival, job, { terms: { price: parseEther("1") } });
    expect(await proposals(client, job.id)).toMatchObject([
      { seller: { address: seller.address }, outdated: false, shortlisted: false, offer: { usable: true } },
      { seller: { address: rival.address }, offer: { terms: { price: parseEther("1").toString() } } },
    ]);
    expect((await proposals(seller, job.id)).map(({ id }) => id)).toEqual([quote.id]);
    expect(await proposals(stranger, job.id)).toEqual([]);
    expect((await visitor.request("GET", `/api/jobs/${job.id}/proposals`)).status).toBe(401);
    expect((await stranger.request("GET", `/api/quotes/${quote.id}`)).status).toBe(404);
    expect(demand(await get(visitor, job.id)).proposals).toBe(2);
  });

  it("costs no more looks at the database for the many that are beside it", async () => {
    const job = await postJob(client);
    await sendProposal(server, seller, job);
    const looksAtList = async () => {
      const counts: number[] = [];
      for (const _ of [1, 2, 3, 4, 5]) {
        looks = 0;
        await proposals(client, job.id);
        counts.push(looks);
      }
      // What the server does besides only adds.
      return Math.min(...counts);
    };
    const ofOne = await looksAtList();
    expect(ofOne).toBeGreaterThan(0);
    for (const other of [rival, third, stranger]) await sendProposal(server, other, job);
    expect(await looksAtList()).toBeLessThanOrEqual(ofOne);
  });

  it("of those that are over shows the last hundred, and always what stands or was paid", async () => {
    const job = await postJob(client);
    const [declined, paid] = [
      await sendProposal(server, seller, job),
      await sendProposal(server, rival, job),
    ];
    demand(await answer(client, job, declined, "decline"));
    const db = new Client({ connectionString: server.databaseUrl });
    await db.connect();
    await db.query(
      `INSERT INTO "Quote" ("id", "client", "seller", "jobId", "title", "brief", "state", "endedAt", "updatedAt")
       SELECT gen_random_uuid(), j."client", '0x' || lpad(n::text, 40, '0'), j."id", j."title", j."brief", 'withdrawn', now() + n * interval '1 s', now()
       FROM "Job" j, generate_series(1, 100) n WHERE j."id" = $1`,
      [job.id],
    );
    await db.end();
    await payProposal(server, client, paid);
    const whole = demand(await client.request<JobProposals>("GET", `/api/jobs/${job.id}/proposals`));
    expect(whole.leftOut).toBe(1);
    const own = demand(await seller.request<JobProposals>("GET", `/api/jobs/${job.id}/proposals`));
    expect(own.leftOut).toBe(0);
    const ids = whole.items.map(({ id }) => id);
    expect(ids).toHaveLength(101);
    expect(ids).toContain(paid.id);
    expect(ids).not.toContain(declined.id);
    expect((await proposals(seller, job.id)).map(({ id }) => id)).toEqual([declined.id]);
  });

  it("is never for one's own job, a closed one, another brief, another job, or with another's signature", async () => {
    const job = await postJob(client);
    const other = await postJob(client);
    const refused = async (who: Person, json: Awaited<ReturnType<typeof signProposal>>, code: string) =>
      expect((await propose(who, job, json)).body).toMatchObject({ code });
    await refused(client, await signProposal(server, client, job), "not_allowed");
    await refused(
      seller,
      { ...(await signProposal(server, seller, other)), brief: job.brief },
      "terms_outdated",
    );
    await refused(rival, await signProposal(server, seller, job), "terms_outdated");
    await refused(seller, await signProposal(server, seller, job, { signer: rival }), "signature_invalid");
    const late = await signProposal(server, seller, job);
    const edited = demand(await put(client, job.id, { budget: "5" }));
    await refused(seller, late, "wrong_state");
    const signed = await signProposal(server, seller, edited);
    await deed(client, job.id, "close");
    expect((await propose(seller, job, signed)).status).toBe(404);
    expect(await proposals(client, job.id)).toEqual([]);
  });

  it("of two sent at once by one seller one stands, and one sent while the job is closed never does alone", async () => {
    const job = await postJob(client);
    const signed = await Promise.all([1, 2, 3].map(() => signProposal(server, seller, job)));
    const sent = await Promise.all(signed.map((json) => propose(seller, job, json)));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await proposals(client, job.id)).toHaveLength(1);
    const json = await signProposal(server, rival, job);
    const [late] = await Promise.all([propose(rival, job, json), deed(client, job.id, "close")]);
    // Either it was there before the close, or it was refused.
    expect((await proposals(client, job.id)).length).toBe(late.status === 200 ? 2 : 1);
  });

  it("is one of at most two hundred that stand: of those sent at the same moment, and of one that comes back", async () => {
    const job = await postJob(client);
    const mine = await sendProposal(server, seller, job);
    demand(await answer(seller, job, mine, "withdraw"));
    const db = new Client({ connectionString: server.databaseUrl });
    await db.connect();
    await db.query(
      `INSERT INTO "Quote" ("id", "client", "seller", "jobId", "title", "brief", "state", "updatedAt")
       SELECT gen_random_uuid(), j."client", 'seller ' || n, j."id", j."title", j."brief", 'quoted', now()
       FROM "Job" j, generate_series(1, 199) n WHERE j."id" = $1`,
      [job.id],
    );
    await db.end();
    const again = { ...(await signProposal(server, seller, job)), replaces: mine.offer?.termsHash as Hex };
    const [first, second] = [await signProposal(server, rival, job), await signProposal(server, third, job)];
    const sent = await Promise.all([
      propose(rival, job, first),
      propose(third, job, second),
      propose(seller, job, again),
    ]);
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(sent.find(({ status }) => status === 409)?.body).toMatchObject({
      detail: expect.stringMatching(/at most 200/),
    });
    expect(demand(await get(visitor, job.id)).proposals).toBe(200);
  });

  it("is replaced by its seller: the client sees the new one, and an order under the old one is still its", async () => {
    const job = await postJob(client);
    const first = await sendProposal(server, seller, job);
    const edited = demand(await put(client, job.id, { title: "Signs for a bakery and a mill" }));
    expect(await proposals(client, job.id)).toMatchObject([{ outdated: true, title: job.title }]);
    expect(await toldOf(seller, job)).toEqual(["job_changed"]);
    const json = await signProposal(server, seller, edited, { terms: { price: parseEther("3") } });
    expect((await propose(seller, job, json)).status).toBe(409);
    const replaces = first.offer?.termsHash as `0x${string}`;
    const second = demand(await propose(seller, job, { ...json, replaces }));
    expect(second).toMatchObject({
      id: first.id,
      title: edited.title,
      toCancel: [{ price: first.offer?.terms.price }],
    });
    expect(await proposals(client, job.id)).toMatchObject([{ outdated: false }]);
    expect((await propose(seller, job, { ...json, replaces })).status).toBe(409);

    const order = await payProposal(server, client, first);
    expect(demand(await get(client, job.id))).toMatchObject({ state: "hired", hired: [{ order: order.id }] });
    expect((await see(client, first.id)).state).toBe("paid");
  });

  it("of two signatures under one promise one is taken: what is signed anew is promised anew", async () => {
    const job = await postJob(client);
    const one = await signProposal(server, seller, job);
    const first = demand(await propose(seller, job, one));
    const promise = { salt: one.listingSalt };
    const other = await signProposal(server, seller, job, { promise, terms: { price: parseEther("3") } });
    expect(other.terms.content).toBe(one.terms.content);
    const replaces = first.offer?.termsHash as `0x${string}`;
    expect(await propose(seller, job, { ...other, replaces })).toMatchObject({
      status: 409,
      body: { code: "wrong_state" },
    });
    const second = await signProposal(server, seller, job);
    const latest = demand(await propose(seller, job, { ...second, replaces }));
    const again = latest.offer?.termsHash as `0x${string}`;
    expect((await propose(seller, job, { ...other, replaces: again })).status).toBe(409);
  });

  it("is shortlisted and declined by the client, withdrawn by its seller, and by nobody else", async () => {
    const job = await postJob(client);
    const [one, two] = [await sendProposal(server, seller, job), await sendProposal(server, rival, job)];
    expect((await answer(seller, job, one, "shortlist")).status).toBe(403);
    expect((await answer(client, job, one, "withdraw")).status).toBe(403);
    expect((await answer(rival, job, one, "withdraw")).status).toBe(404);
    expect(demand(await answer(client, job, one, "shortlist")).items).toMatchObject([
      { shortlisted: true },
      { shortlisted: false },
    ]);
    expect(await toldOf(seller, job)).toEqual(["shortlisted"]);
    await answer(client, job, one, "unshortlist");
    await answer(client, job, one, "shortlist");
    expect(await toldOf(seller, job)).toEqual(["shortlisted"]);
    demand(await answer(client, job, two, "decline"));
    expect(await toldOf(rival, job)).toEqual(["job_declined"]);
    expect((await answer(client, job, two, "shortlist")).status).toBe(409);
    expect((await accept(client, two)).status).toBe(409);
    expect((await propose(rival, job, await signProposal(server, rival, job))).status).toBe(409);
    demand(await answer(seller, job, one, "withdraw"));
    expect(await see(seller, one.id)).toMatchObject({ state: "withdrawn", toCancel: [{}] });
    expect(demand(await get(visitor, job.id)).proposals).toBe(0);
    expect((await toldOf(client, job)).filter((kind) => kind === "job_proposal_withdrawn")).toHaveLength(1);
    const again = await signProposal(server, seller, job);
    const replaces = one.offer?.termsHash as `0x${string}`;
    expect(demand(await propose(seller, job, { ...again, replaces }))).toMatchObject({ state: "quoted" });
  });
});

describe("LST-5 hiring", () => {
  it("is paying one proposal: the job is hired, the hired one and the others are told, nobody else is paid here", async () => {
    const file = await upload(client, "plan.txt", "The plan of the shop.");
    const job = await postJob(client, { fileIds: [file] });
    const [chosen, other] = [await sendProposal(server, seller, job), await sendProposal(server, rival, job)];
    const declined = await sendProposal(server, third, job);
    await answer(client, job, declined, "decline");
    expect((await accept(seller, chosen)).status).toBe(403);
    demand(await accept(client, chosen));
    const order = await payProposal(server, client, chosen);
    expect(await get(client, job.id)).toMatchObject({
      body: { state: "hired", hired: [{ order: order.id, seller: seller.address }] },
    });
    expect(await untilTold(seller, order, 1)).toEqual(["hired"]);
    await until(async () => (await toldOf(rival, job)).includes("hired_other"), {
      what: "the other is told",
    });
    expect(await toldOf(third, job)).not.toContain("hired_other");
    expect((await get(stranger, job.id)).status).toBe(404);
    expect(await get(rival, job.id)).toMatchObject({ body: { state: "hired", hired: [] } });

    expect((await accept(client, other)).status).toBe(409);
    // The signature lives on the chain: its seller is offered to cancel it, and the hired one is not.
    expect(await see(rival, other.id)).toMatchObject({ jobState: "hired", toCancel: [{}] });
    expect(await see(seller, chosen.id)).toMatchObject({ state: "paid", toCancel: [] });
    await stands(rival, other, "missed");
    await stands(seller, chosen, "paid");
    await stands(third, declined, "declined");
    // Who was not chosen can withdraw all the same, and is told that it was done.
    demand(await answer(rival, job, other, "withdraw"));
    await stands(rival, other, "withdrawn");
    expect(await see(rival, other.id)).toMatchObject({ toCancel: [{}] });
    expect((await put(client, job.id)).status).toBe(409);
    expect((await deed(client, job.id, "close")).status).toBe(409);
    const open = (who: Person) => who.request("GET", `/api/files/${file}/content`);
    expect((await open(seller)).status).toBe(200);
    expect((await open(stranger)).status).toBe(404);

    const orders = await seller.request<{ items: { id: string; title: string }[] }>(
      "GET",
      "/api/orders?role=seller&source=job",
    );
    expect(orders.body.items).toContainEqual(expect.objectContaining({ id: order.id, title: job.title }));
  });

  it("that a reorganisation undoes opens the job again; who is hired then is told so, and the first one, too", async () => {
    const job = await postJob(client);
    const [first, next] = [await sendProposal(server, seller, job), await sendProposal(server, rival, job)];
    const { client: chain } = server.chain;
    const height = () => chain.getBlockNumber({ cacheTime: 0 });
    const before = await height();
    const lost = await payProposal(server, client, first);
    expect(await untilTold(seller, lost, 1)).toEqual(["hired"]);
    await until(async () => (await toldOf(rival, job)).includes("hired_other"), {
      what: "the other is told",
    });

    await chain.request({ method: "anvil_rollback", params: [Number((await height()) - before)] } as never);
    await chain.mine({ blocks: 3 });
    await until(async () => (await get(client, job.id)).body.state === "open", {
      what: "the job is open again",
    });
    expect(demand(await get(stranger, job.id))).toMatchObject({ state: "open", hired: [], proposals: 2 });
    expect(await see(seller, first.id)).toMatchObject({
      ...{ state: "quoted", jobState: "open", order: null, toCancel: [] },
      offer: { usable: true },
    });
    expect(await see(rival, next.id)).toMatchObject({ state: "quoted", jobState: "open", toCancel: [] });
    await stands(rival, next, "quoted");
    demand(await deed(client, job.id, "close"));
    await stands(rival, next, "missed");
    demand(await deed(client, job.id, "reopen"));
    await stands(rival, next, "quoted");
    demand(await accept(client, next));
    const order = await payProposal(server, client, next);
    expect(await untilTold(rival, order, 1)).toEqual(["hired"]);
    await until(async () => (await toldOf(seller, job)).includes("hired_other"), {
      what: "the first is told",
    });
    expect(await get(client, job.id)).toMatchObject({
      body: { state: "hired", hired: [{ order: order.id, seller: rival.address }] },
    });
    const othersTold = (await toldOf(rival, job)).filter((kind) => kind === "hired_other");
    expect(othersTold).toHaveLength(1);
  });

  it("of two accepted in two windows before either was paid has two orders, both told on the job's page", async () => {
    const job = await postJob(client);
    const [one, two] = [await sendProposal(server, seller, job), await sendProposal(server, rival, job)];
    const taken = await Promise.all([one, two].map((quote) => accept(client, quote)));
    expect(taken.map(({ status }) => status)).toEqual([200, 200]);
    const orders = [await payProposal(server, client, one), await payProposal(server, client, two)];
    const { hired, state } = demand(await get(client, job.id));
    expect(state).toBe("hired");
    expect(hired.map(({ order }) => order).sort()).toEqual(orders.map(({ id }) => id).sort());
    expect(demand(await get(seller, job.id)).hired).toMatchObject([{ seller: seller.address }]);
  });

  it("is paying the very terms of a proposal: others that its seller signed under its content hire nobody", async () => {
    const job = await postJob(client);
    const one = await signProposal(server, seller, job);
    const quote = demand(await propose(seller, job, one));
    await sendProposal(server, rival, job);
    const other = await signProposal(server, seller, job, {
      promise: { salt: one.listingSalt },
      terms: { price: 1n },
    });
    const offer = { ...quote.offer, terms: other.terms, signature: other.signature } as Quote["offer"];
    const order = await payProposal(server, client, { ...quote, offer });
    expect(await order.mirrored()).toMatchObject({ status: "paid" });
    expect(await untilTold(seller, order, 1)).toEqual(["paid"]);
    expect(await toldOf(rival, job)).toEqual([]);
    expect(demand(await get(visitor, job.id))).toMatchObject({ state: "open", hired: [] });
  });

  it("that is cancelled opens the job again, for the other proposals too", async () => {
    const job = await postJob(client);
    const [one, two] = [await sendProposal(server, seller, job), await sendProposal(server, rival, job)];
    const order = await payProposal(server, client, one);
    expect((await accept(client, two)).status).toBe(409);
    await order.act(client, "cancel", ZERO_HASH);
    await order.mirrored();
    expect(demand(await get(visitor, job.id))).toMatchObject({ state: "open", hired: [] });
    expect((await accept(client, two)).status).toBe(200);
  });
});
