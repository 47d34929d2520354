import type { Job, JobPage } from "@holdfast/sdk/api";
import { OrderStatus } from "@holdfast/sdk/order";
import { Client } from "pg";
import { getAddress, zeroAddress } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { jobInput, postJob } from "../kit/jobs.ts";
import { demand } from "../kit/market.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";
import { upload } from "../kit/upload.ts";

const DOLLAR = getAddress("0x00000000000000000000000000000000000d0110");
const DAY_MS = 86_400_000;

let server: TestServer;
let client: Person;
let seller: Person;
let stranger: Person;
let visitor: Person;

beforeAll(async () => {
  const coin = { address: zeroAddress, symbol: "ETH", name: "Ether", decimals: 18, stable: false };
  const dollar = { address: DOLLAR, symbol: "dUSD", name: "Demo Dollar", decimals: 6, stable: true };
  server = await startTestServer({ tokens: [coin, dollar] });
  [client, seller, stranger] = await allSignedIn(server, 1, 2, 6);
  visitor = person(server, 9);
});
afterAll(() => server.stop());

const get = (who: Person, id: string) => who.request<Job>("GET", `/api/jobs/${id}`);
const list = async (query: string, who = visitor) =>
  demand(await who.request<JobPage>("GET", `/api/jobs?${query}`));
const put = (who: Person, id: string, changes: object = {}) =>
  who.request<Job>("PUT", `/api/jobs/${id}`, { json: jobInput(changes) });
const deed = (who: Person, id: string, name: "close" | "reopen") =>
  who.request<Job>("POST", `/api/jobs/${id}/${name}`);
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
    expect(demand(await get(visitor, job.id))).toMatchObject({ id: job.id, files: null, fileCount: 0 });
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
    const post = () => stranger.request("POST", "/api/jobs", { json: jobInput() });
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
    await db.query(`DELETE FROM "Job" WHERE "title" = 'One of fifty'`);
    await db.end();
  });

  it("and what is told of it have the limit of all writing: nobody is told without end", async () => {
    const job = await postJob(seller);
    const nothing = "00000000-0000-7000-8000-000000000000";
    await Promise.all(Array.from({ length: 120 }, () => deed(seller, nothing, "close")));
    const answers = [await put(seller, job.id), await deed(seller, job.id, "close")];
    answers.push(await deed(seller, job.id, "reopen"));
    answers.push(await seller.request("POST", "/api/jobs", { json: jobInput() }));
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
