import { type Terms, type TermsJson, termsFromJson } from "@holdfast/sdk/order";
import { parseEther, zeroAddress } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { createService, demand, packageInput, type ServiceAnswer, signAllOffers } from "../kit/market.ts";
import { type OrderAnswer, placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person } from "../kit/person.ts";

type Asking = ServiceAnswer & { ordering: string; packages: { toRequest: TermsJson | null }[] };
type Departed = OrderAnswer & { departures: { term: string; usual: string; here: string }[] | null };

let server: TestServer;
let client: Person;
let seller: Person;
let stranger: Person;
let service: Asking;
let salt = 100n;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller, stranger] = await allSignedIn(server, 1, 2, 6);
  const { id } = await createService(seller, { ordering: "request", packages: [packageInput()] });
  service = await publish(id);
});
afterAll(() => server.stop());

const publish = async (id: string) =>
  demand(await seller.request<Asking>("POST", `/api/services/${id}/publish`));
const see = async (who: Person, id: string) =>
  demand(await who.request<Asking>("GET", `/api/services/${id}`));

function terms(changes: Partial<Terms> = {}): Terms {
  const open = service.packages[0]?.toRequest;
  if (!open) throw new Error("Nothing can be asked for.");
  salt += 1n;
  return { ...termsFromJson(open), client: client.address, salt, ...changes };
}

/** A paid order without the seller's signature. */
const ask = (changes: Partial<Terms> = {}): Promise<TestOrder> =>
  placeOrder(server, { service, client, terms: terms(changes) });
const departuresOf = async (order: TestOrder, who = seller) =>
  demand(await who.request<Departed>("GET", `/api/orders/${order.id}`)).departures;

describe("LST-6 a service whose seller accepts each order", () => {
  it("is published without a signature, and shows what to place an order under", async () => {
    expect(service).toMatchObject({ state: "published", ordering: "request" });
    const [shown] = (await see(stranger, service.id)).packages;
    expect(shown).toMatchObject({
      offer: null,
      toSign: null,
      toRequest: { seller: seller.address, client: zeroAddress },
    });
    const content = shown?.toRequest?.content;
    expect((await stranger.request("GET", `/api/documents/${content}`)).status).toBe(200);
  });

  it("has its paid orders wait as pending, for the seller, who accepts", async () => {
    const order = await ask();
    expect(await order.mirrored()).toMatchObject({ status: "pending", listing: { title: service.title } });
    expect(await departuresOf(order)).toEqual([]);
    const found = demand(
      await seller.request<{ items: object[] }>("GET", "/api/orders?role=seller&status=waiting"),
    );
    expect(found.items).toContainEqual(
      expect.objectContaining({ id: order.id, title: service.title, status: "pending", waitsForYou: true }),
    );
    const { state } = await order.mirrored();
    await order.act(seller, "accept", state.round);
    expect(await order.mirrored()).toMatchObject({ status: "paid" });
  });

  it("declined or withdrawn, has all the money back at once", async () => {
    for (const who of [seller, client]) {
      const order = await ask();
      await order.act(who, "cancel", await write(who, "reason", order.id));
      expect(await order.mirrored()).toMatchObject({
        status: "cancelled",
        totals: { toClient: order.terms.price.toString(), toSeller: "0", platformFees: "0" },
      });
    }
  });

  it("marks every term that the client wrote otherwise than package and site say", async () => {
    const { responseTime } = terms();
    const order = await ask({ price: parseEther("0.5"), responseTime: responseTime / 2, revisions: 9 });
    expect(await departuresOf(order)).toEqual([
      { term: "responseTime", usual: `${responseTime}`, here: `${responseTime / 2}` },
      { term: "price", usual: parseEther("1").toString(), here: parseEther("0.5").toString() },
      { term: "revisions", usual: "2", here: "9" },
    ]);
    const other = await ask({ arbiter: stranger.address });
    expect((await departuresOf(other))?.map(({ term }) => term)).toEqual(["arbiter"]);
    const foreign = await ask({ content: `0x${"ab".repeat(32)}` });
    expect(await departuresOf(foreign)).toBeNull();
    const { state } = await other.mirrored();
    await other.act(seller, "accept", state.round);
    await other.mirrored();
    // What is accepted is agreed.
    expect(await departuresOf(other)).toEqual([]);
  });

  it("compares with the package as it is now, after an edit too, and keeps its new promise", async () => {
    const order = await ask();
    const edited = { ordering: "request", packages: [packageInput({ features: ["Print files"] })] };
    const json = { ...(await inputOf(service.id)), ...edited };
    const answer = demand(await seller.request<Asking>("PUT", `/api/services/${service.id}`, { json }));
    expect(answer.state).toBe("published");
    expect((await departuresOf(order))?.map(({ term }) => term)).toEqual(["content"]);
    const content = answer.packages[0]?.toRequest?.content;
    expect((await stranger.request("GET", `/api/documents/${content}`)).status).toBe(200);
  });

  it("becomes instant only with signatures, and back leaves the old offers to be cancelled", async () => {
    const input = await inputOf(service.id);
    const path = `/api/services/${service.id}`;
    const instant = demand(
      await seller.request<Asking>("PUT", path, { json: { ...input, ordering: "instant" } }),
    );
    expect(instant).toMatchObject({ state: "paused", ordering: "instant" });
    expect(instant.packages[0]?.toRequest).toBeNull();
    const refused = await seller.request<{ code: string }>("POST", `${path}/publish`);
    expect(refused.body.code).toBe("offer_missing");
    await signAllOffers(server, seller, await see(seller, service.id));
    expect((await publish(service.id)).packages[0]?.offer).not.toBeNull();
    const back = demand(
      await seller.request<Asking>("PUT", path, { json: { ...input, ordering: "request" } }),
    );
    expect(back).toMatchObject({ state: "published", toCancel: [{ seller: seller.address }] });
    expect(back.packages[0]?.offer).toBeNull();
  });

  it("LST-1 paused, says so to others, who saw it before, and of a draft nothing", async () => {
    await seller.request("POST", `/api/services/${service.id}/pause`);
    const paused = await stranger.request<{ code: string }>("GET", `/api/services/${service.id}`);
    expect([paused.status, paused.body.code]).toEqual([404, "paused"]);
    const draft = await createService(seller);
    const hidden = await stranger.request<{ code: string }>("GET", `/api/services/${draft.id}`);
    expect([hidden.status, hidden.body.code]).toEqual([404, "not_found"]);
  });
});

async function inputOf(id: string): Promise<object> {
  const { title, description, category, tags, questions, packages } = (await see(
    seller,
    id,
  )) as unknown as Record<string, unknown> & { packages: Record<string, unknown>[] };
  const kept = packages.map(
    ({ name, description: text, token, price, deliveryTime, revisions, features }) => ({
      ...{ name, token, price, deliveryTime, revisions, features },
      description: text,
    }),
  );
  return { title, description, category, tags, questions, images: [], packages: kept };
}
