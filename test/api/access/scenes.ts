import { RequestKind, ZERO_HASH } from "@holdfast/sdk/order";
import type { Hex } from "viem";
import { picture } from "../../../scripts/seed/pictures.ts";
import type { TestServer } from "../../kit/api.ts";
import type { ServiceAnswer } from "../../kit/market.ts";
import { orderTerms, placeOrder, type TestOrder, write } from "../../kit/orders.ts";
import type { Person } from "../../kit/person.ts";
import { upload } from "../../kit/upload.ts";
import { zip } from "../../kit/zip.ts";
import type { Circumstance } from "./table.ts";

/** An order in one status, with what it has by then. */
export type Scene = Circumstance & {
  order: TestOrder;
  round: number;
  requirements: Paper | null;
  delivery: Paper | null;
};

/** Hash of a document, and ids of its files. */
type Paper = { hash: Hex; files: Record<"text" | "picture" | "archive", string> };

type Cast = { server: TestServer; service: ServiceAnswer; client: Person; seller: Person; arbiter: Person };

const STATUSES: readonly Circumstance["status"][] = [
  "pending",
  "placed",
  "in progress",
  "delivered",
  "revision requested",
  "contested",
  "disputed",
  "completed",
  "cancelled",
  "settled",
];
/** Those where work was delivered on the way. */
const DELIVERED = ["delivered", "revision requested", "contested", "disputed", "completed", "settled"];

/** One order in each status, and one in progress whose client asked the help desk; all on the chain and mirrored. */
export async function makeScenes(cast: Cast): Promise<Scene[]> {
  const scenes: Scene[] = [];
  for (const status of STATUSES) scenes.push(await makeScene(cast, status));
  const asked = await makeScene(cast, "in progress");
  const path = `/api/orders/${asked.order.id}/help`;
  await cast.client.request("POST", path, { json: { text: "She does not answer." } });
  return [...scenes, { ...asked, helpAsked: true }];
}

async function makeScene(cast: Cast, status: Circumstance["status"]): Promise<Scene> {
  const { client, seller } = cast;
  const order = await place(cast, status === "pending");
  const scene: Scene = {
    status,
    disputed: status === "disputed" || status === "settled",
    helpAsked: false,
    order,
    round: 0,
    requirements: null,
    delivery: null,
  };
  if (status === "cancelled") await order.act(client, "cancel", ZERO_HASH);
  else if (status !== "pending" && status !== "placed") {
    scene.requirements = await paper(client, "requirements", order);
    await order.act(client, "start", scene.requirements.hash);
    if (DELIVERED.includes(status)) {
      const { round } = (await order.mirrored()).state;
      scene.delivery = await paper(seller, "delivery", order);
      await order.act(seller, "deliver", round, scene.delivery.hash);
    }
    await goOn(cast, scene);
  }
  return { ...scene, round: (await order.mirrored()).state.round };
}

function place({ server, service, client }: Cast, pending: boolean): Promise<TestOrder> {
  if (!pending) return placeOrder(server, { service, client });
  const unsigned = service.packages.map((one) => ({
    ...one,
    offer: one.offer && { ...one.offer, signature: "0x" as const },
  }));
  const terms = orderTerms(service, client);
  return placeOrder(server, { service: { ...service, packages: unsigned }, client, terms });
}

/** From delivered to where the order is wanted. */
async function goOn({ client, seller, arbiter }: Cast, { status, order }: Scene): Promise<void> {
  switch (status) {
    case "revision requested": {
      const due = (await order.mirrored()).state.due + 30 * 24 * 3600;
      return order.act(client, "requestRevision", await write(client, "revision", order.id), due);
    }
    case "contested": {
      await order.act(client, "request", RequestKind.Refund, await write(client, "request", order.id));
      const { round } = (await order.mirrored()).state;
      return order.act(seller, "answer", round, false, await write(seller, "response", order.id));
    }
    case "completed":
      return order.act(client, "approve");
    case "disputed":
    case "settled": {
      await order.act(client, "dispute", await write(client, "statement", order.id));
      if (status === "disputed") return;
      await order.mirrored();
      return order.act(arbiter, "rule", 1n, await write(arbiter, "ruling", order.id), "0x");
    }
    default:
  }
}

async function paper(who: Person, kind: string, order: TestOrder): Promise<Paper> {
  const [text, still, archive] = await Promise.all([
    upload(who, `${kind}.txt`, `What the ${kind} of ${order.id} is about.`),
    upload(who, `${kind}.png`, await picture(kind, 120, 80)),
    upload(who, `${kind}.zip`, zip([["inside.txt", 9]])),
  ]);
  const fileIds = [text, still, archive];
  return { hash: await write(who, kind, order.id, { fileIds }), files: { text, picture: still, archive } };
}
