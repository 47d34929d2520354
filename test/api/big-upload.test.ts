import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { type CutOff, cutOff } from "../kit/cut-off.ts";
import { demand } from "../kit/market.ts";
import { type Person, person, signedIn } from "../kit/person.ts";
import { ask, begin, send } from "../kit/upload.ts";

const SIZE = 200 * 1024 * 1024;
/** viem's keccak256 of the same bytes; it takes half a minute to say so. */
const HASH = "0x7f2fb3b3121da85672b93ffcf57fa8ddbe24f66b2fdc5f54147a0187774cd591";
const CUTS = [0.2, 0.5, 0.8];

let server: TestServer;
let line: CutOff;
let who: Person;

beforeAll(async () => {
  server = await startTestServer();
  line = await cutOff(server.url);
  who = await signedIn({ ...server, url: line.url }, 2);
});
afterAll(async () => {
  await line.stop();
  await server.stop();
});

/** Sends the rest from where the server says it is; false when the connection broke on the way. */
async function goOn(path: string, bytes: Buffer): Promise<boolean> {
  const offset = await until(
    async () => {
      const { status, headers } = await ask(who, path);
      return status === 200 && Number(headers.get("upload-offset"));
    },
    { what: "the server says how far it got" },
  );
  return send(who, path, { offset, bytes: bytes.subarray(offset) }).then(
    ({ status }) => status === 204,
    () => false,
  );
}

it("DLV-1 an upload of 200 MB over a connection that is cut three times ends whole, with the right hash, while the server answers others", async () => {
  const bytes = Buffer.alloc(SIZE, "0123456789abcdef\n");
  const tooLarge = await begin(who, { name: "a.txt", size: server.config.maxFileSize + 1 });
  expect(tooLarge.status).toBe(413);
  const path = (await begin(who, { name: "film.txt", size: SIZE })).headers.get("location") ?? "";
  const id = path.slice(path.lastIndexOf("/") + 1);
  const file = join(server.config.storageDir, "uploads", id);
  const kept = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

  for (const share of CUTS) {
    const sent = goOn(path, bytes);
    await until(() => kept() >= SIZE * share, { what: `${share} of the file is there` });
    line.cut();
    expect(await sent).toBe(false);
    expect(kept()).toBeLessThan(SIZE);
    line.mend();
  }
  // The last part ends with looking at all 200 MB: nobody else waits for that.
  let isDone = false;
  const rest = until(() => goOn(path, bytes), { what: "the rest is sent" }).then(() => {
    isDone = true;
  });
  let answered = 0;
  while (!isDone) {
    await person(server, 9).request("GET", "/api/config");
    answered++;
  }
  await rest;
  expect(answered).toBeGreaterThan(5);

  const info = demand(await who.request<{ size: number; hash: string }>("GET", `/api/files/${id}`));
  expect(info).toMatchObject({ size: SIZE, hash: HASH, mediaType: "text/plain" });
  const end = await who.request<string>("GET", `/api/files/${id}/content`, {
    headers: { range: "bytes=-17" },
  });
  expect(end.body).toBe(bytes.subarray(-17).toString());
});
