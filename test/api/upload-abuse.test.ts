import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture } from "../../scripts/seed/pictures.ts";
import { createDatabase } from "../../server/src/db/client.ts";
import { createFileStore } from "../../server/src/db/repositories/files.ts";
import { removeUnused } from "../../server/src/domain/files/remove-unused.ts";
import { createDiskStorage } from "../../server/src/storage/disk.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { demand, imageInput, serviceInput } from "../kit/market.ts";
import { type Person, signedIn } from "../kit/person.ts";
import { ask, begin, send, upload } from "../kit/upload.ts";

const RESUMABLE = { "tus-resumable": "1.0.0" };

let server: TestServer;
let owner: Person;
let thief: Person;

beforeAll(async () => {
  server = await startTestServer();
  owner = await signedIn(server, 2);
  thief = await signedIn(server, 5);
});
afterAll(() => server.stop());

async function begun(who: Person, size = 10): Promise<{ path: string; id: string }> {
  const path = (await begin(who, { name: "secret plan.txt", size })).headers.get("location") ?? "";
  return { path, id: path.slice(path.lastIndexOf("/") + 1) };
}

describe("DLV-1 somebody else's upload", () => {
  it("is not reached by writing its id into the query", async () => {
    const { path, id } = await begun(owner);
    await send(owner, path, { offset: 0, bytes: Buffer.from("abc") });
    const mine = await begun(thief);
    for (const address of [`/api/files?x=/${id}`, `/api/files/?/${id}`, `${mine.path}?x=/${id}`]) {
      const looked = await ask(thief, address);
      expect(looked.headers.get("upload-metadata") ?? "", address).not.toContain(
        Buffer.from(owner.address).toString("base64"),
      );
      await send(thief, address, { offset: 3, bytes: Buffer.from("XYZ") });
      await thief.request("DELETE", address, { headers: RESUMABLE });
    }
    expect((await ask(owner, path)).headers.get("upload-offset")).toBe("3");
  });

  it("is not reached by calling one method another", async () => {
    const { path } = await begun(owner);
    for (const method of ["OPTIONS", "POST", "HEAD"]) {
      const headers = { ...RESUMABLE, "x-http-method-override": "DELETE" };
      await thief.request(method, path, { headers });
    }
    expect((await ask(owner, path)).status).toBe(200);
  });
});

describe("DLV-1 what fills the disk", () => {
  it("is refused: an upload that does not say how long it gets", async () => {
    const headers = { ...RESUMABLE, "upload-defer-length": "1", "upload-metadata": "filename YQ==" };
    const answer = await owner.request("POST", "/api/files", { headers });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  });

  it("is not begun while no room is left, and what is there can still be read", async () => {
    const full = await startTestServer({ leastFreeSpace: Number.MAX_SAFE_INTEGER });
    try {
      const somebody = await signedIn(full, 2);
      const answer = await begin(somebody, { name: "a.txt", size: 10 });
      expect(answer).toMatchObject({ status: 503, body: { code: "unavailable", retry: true } });
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect((await somebody.request("GET", "/api/services")).status).toBe(200);
    } finally {
      await full.stop();
    }
  });

  it("is limited by the bytes an address announces in a day, whoever it signs in as", async () => {
    const small = await startTestServer({
      rateLimits: { ...server.config.rateLimits, uploadMegabytes: 3 },
    });
    try {
      const [first, second] = [await signedIn(small, 2), await signedIn(small, 5)];
      const size = 1_500_000;
      expect((await begin(first, { name: "a.txt", size })).status).toBe(201);
      const refused = await begin(second, { name: "b.txt", size });
      expect(refused).toMatchObject({ status: 429, body: { code: "too_many_requests" } });
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3600);
      expect(existsSync(join(small.config.storageDir, "uploads"))).toBe(true);
    } finally {
      await small.stop();
    }
  });
});

describe("DLV-1 a finished upload", () => {
  it("is what it was found to be: no byte is written to it any more", async () => {
    const { path, id } = await begun(owner, 3);
    expect((await send(owner, path, { offset: 0, bytes: Buffer.from("abc") })).status).toBe(204);
    const again = await Promise.all(
      [0, 1, 3].map((offset) => send(owner, path, { offset, bytes: Buffer.from("X") })),
    );
    for (const { status } of again) expect(status).toBeGreaterThanOrEqual(400);
    expect((await owner.request("GET", `/api/files/${id}/content`)).body).toBe("abc");
  });

  it("sent by many connections at once is one file, whole", async () => {
    const bytes = Buffer.from("0123456789");
    const { path, id } = await begun(owner, bytes.length);
    await Promise.all(
      Array.from({ length: 6 }, () => send(owner, path, { offset: 0, bytes }).catch(() => null)),
    );
    expect((await ask(owner, path)).headers.get("upload-offset")).toBe("10");
    expect(await owner.request("GET", `/api/files/${id}/content`)).toMatchObject({
      status: 200,
      body: "0123456789",
    });
  });
});

describe("DLV-1 a finished upload that nothing uses", () => {
  it("goes after a week; what a document, a message or a service has stays", async () => {
    const png = await picture("kept", 60, 40);
    const [unused, fresh, inWords, asCover] = [
      await upload(owner, "unused.png", png),
      await upload(owner, "fresh.png", png),
      await upload(owner, "words.png", png),
      await upload(owner, "cover.png", png),
    ];
    const order = `0x${"ab".repeat(32)}`;
    const words = { kind: "requirements", order, text: "x", fileIds: [inWords] };
    demand(await owner.request("POST", "/api/documents", { json: words }));
    demand(
      await owner.request("POST", "/api/services", { json: serviceInput({ images: [imageInput(asCover)] }) }),
    );
    const db = createDatabase(server.databaseUrl);
    try {
      const created = new Date(Date.now() - 8 * 24 * 3_600_000);
      await db.file.updateMany({ where: { id: { not: fresh } }, data: { createdAt: created } });
      const bytes = createDiskStorage(server.config.storageDir);
      await removeUnused({ fileStore: createFileStore(db), bytes }, new Date());
    } finally {
      await db.$disconnect();
    }
    const kept = (id: string) => existsSync(join(server.config.storageDir, "uploads", id));
    expect([unused, fresh, inWords, asCover].map(kept)).toEqual([false, true, true, true]);
    expect((await owner.request("GET", `/api/files/${unused}`)).status).toBe(404);
    expect((await owner.request("GET", `/api/files/${inWords}/content`)).status).toBe(200);
  });
});
