import { afterAll, beforeAll, expect, it } from "vitest";
import { picture } from "../../scripts/seed/pictures.ts";
import { openApiDocument } from "../../server/src/api/openapi.ts";
import { NO_RATE_LIMITS, startTestServer, type TestServer } from "../kit/api.ts";
import { imageInput, publishService } from "../kit/market.ts";
import { upload } from "../kit/upload.ts";
import { askingOf, isOfOrder, makePeople, type World } from "./access/asks.ts";
import { makeScenes, type Scene } from "./access/scenes.ts";
import { type Outcome, PEOPLE, type Row, readTable, type Who } from "./access/table.ts";

const table = readTable();
let server: TestServer;
let world: World;
let scenes: Scene[];

beforeAll(async () => {
  server = await startTestServer({ rateLimits: NO_RATE_LIMITS });
  const people = await makePeople(server);
  const { client, seller, arbiter } = people;
  const coverFileId = await upload(seller, "cover.png", await picture("cover", 400, 300));
  const service = await publishService(server, seller, { images: [imageInput(coverFileId)] });
  world = { server, people, service };
  scenes = await makeScenes({ server, service, client, seller, arbiter });
});
afterAll(() => server.stop());

/** Reading changes nothing; asking for help lets the desk in, and comes last but for its being closed. */
function turn({ route }: Row): number {
  if (route.startsWith("GET") || route.startsWith("HEAD")) return 0;
  return route.endsWith("/help") ? 2 : route.endsWith("/close") ? 3 : 1;
}

async function ask({ route, of }: Row, scene: Scene, who: Who): Promise<Outcome | null> {
  const me = world.people[who];
  const asking = await askingOf(route, of, { ...world, scene, who, me });
  if (asking === null) return null;
  const { path, json, raw, headers = {}, as = me } = asking;
  const stopping = new AbortController();
  const cookie = as.cookie();
  const response = await fetch(new URL(path, server.url), {
    method: route.slice(0, route.indexOf(" ")),
    headers: {
      origin: server.origin,
      ...(cookie && { cookie }),
      ...(json !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(raw && { body: new Uint8Array(raw) }),
    redirect: "manual",
    signal: stopping.signal,
  });
  // Live events never end, and nobody reads the rest.
  stopping.abort();
  return response.status < 400 ? "yes" : response.status;
}

it("DSH-2 every route of the API has a line in docs/security.md, and every line names a route", () => {
  const routes = Object.entries(openApiDocument().paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const named = new Set(table.map(({ route }) => route));
  expect(routes.filter((route) => !named.has(route))).toEqual([]);
  expect([...named].filter((route) => !routes.includes(route))).toEqual([]);
});

it("DSH-2 every route answers everyone, in every status of an order, as the table in docs/security.md says", async () => {
  const wrong: string[] = [];
  for (const row of table.toSorted((a, b) => turn(a) - turn(b))) {
    let asked = 0;
    const askAll = async (scene: Scene) => {
      for (const who of PEOPLE) {
        const outcome = await ask(row, scene, who);
        if (outcome === null) continue;
        asked++;
        const expected = row.cells[who](scene);
        const where = `${row.route} ${row.of}, ${scene.status}${scene.helpAsked ? " (help asked)" : ""}`;
        if (outcome !== expected) wrong.push(`${where}, ${who}: ${outcome} and not ${expected}`);
      }
    };
    await Promise.all((isOfOrder(row.route, row.of) ? scenes : scenes.slice(0, 1)).map(askAll));
    if (asked === 0) wrong.push(`${row.route} ${row.of} was never asked`);
  }
  expect(wrong).toEqual([]);
});
