import { existsSync, readdirSync, statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import sharp from "sharp";
import { keccak256 } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { demand, imageInput, publishService, type ServiceAnswer, serviceInput } from "../kit/market.ts";
import { type Person, person, signedIn } from "../kit/person.ts";
import { ask, begin, send, upload } from "../kit/upload.ts";

type Info = { id: string; name: string; size: number; mediaType: string; hash: string; url: string };

const LIMIT = 3_000_000;
let server: TestServer;
let owner: Person;
let other: Person;
let png: Buffer;

beforeAll(async () => {
  server = await startTestServer({ maxFileSize: LIMIT });
  owner = await signedIn(server, 2);
  other = await signedIn(server, 5);
  png = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: "#885533" } })
    .withExif({ IFD0: { Copyright: "secret place" } })
    .png()
    .toBuffer();
});
afterAll(() => server.stop());

const info = async (who: Person, id: string) => demand(await who.request<Info>("GET", `/api/files/${id}`));
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => 97 + (index % 26));

describe("DLV-1 an upload", () => {
  it("is hashed, typed by its content and readable by its owner", async () => {
    const id = await upload(owner, "draft.png", png);
    expect(await info(owner, id)).toEqual({
      id,
      name: "draft.png",
      size: png.length,
      mediaType: "image/png",
      hash: keccak256(png),
      url: `/api/files/${id}/content`,
      locked: false,
      preview: "image",
    });
  });

  it("goes on where it was cut, and ends up whole", async () => {
    const bytes = bytesOf(2_000_000);
    const begun = await begin(owner, { name: "long.txt", size: bytes.length });
    expect(begun.status).toBe(201);
    const path = begun.headers.get("location") ?? "";
    await cutAfter(path, bytes.subarray(0, 700_000), bytes.length);
    const offset = await until(
      async () => {
        const asked = await ask(owner, path);
        const got = Number(asked.headers.get("upload-offset"));
        return asked.status === 200 && got > 0 && got;
      },
      { what: "the server has what came before the cut" },
    );
    expect(offset).toBeLessThanOrEqual(700_000);
    const rest = await until(
      async () => {
        const answer = await send(owner, path, { offset, bytes: bytes.subarray(offset) });
        return answer.status === 204 && answer;
      },
      { what: "the upload is let go by the connection that was cut" },
    );
    expect(rest.headers.get("upload-offset")).toBe(String(bytes.length));
    const id = path.slice(path.lastIndexOf("/") + 1);
    expect(await info(owner, id)).toMatchObject({
      size: bytes.length,
      hash: keccak256(bytes),
      mediaType: "text/plain",
    });
  });

  it("is nobody else's to look at, go on with, or give up", async () => {
    const begun = await begin(owner, { name: "mine.txt", size: 10 });
    const path = begun.headers.get("location") ?? "";
    expect((await ask(other, path)).status).toBe(404);
    expect((await send(other, path, { offset: 0, bytes: bytesOf(10) })).status).toBe(404);
    const gone = await other.request("DELETE", path, { headers: { "tus-resumable": "1.0.0" } });
    expect(gone.status).toBe(404);
    expect((await send(person(server, 9), path, { offset: 0, bytes: bytesOf(10) })).status).toBe(401);
    expect((await send(owner, path, { offset: 0, bytes: bytesOf(10) })).status).toBe(204);
  });

  it("names no other as its owner, whatever its metadata say", async () => {
    const metadata = `filename ${Buffer.from("x.txt").toString("base64")},owner ${Buffer.from(other.address).toString("base64")}`;
    const begun = await begin(owner, { name: "x.txt", size: 3 }, { "upload-metadata": metadata });
    const path = begun.headers.get("location") ?? "";
    expect((await send(owner, path, { offset: 0, bytes: bytesOf(3) })).status).toBe(204);
    expect((await other.request("GET", path)).status).toBe(404);
  });

  it("is refused before a byte is sent when it is too large", async () => {
    const begun = await begin(owner, { name: "film.mp4", size: LIMIT + 1 });
    expect(begun.status).toBe(413);
    expect(begun.headers.get("content-type")).toContain("application/problem+json");
    expect(begun.body).toMatchObject({ code: "file_too_large" });
  });

  it("takes no more bytes than it announced", async () => {
    const begun = await begin(owner, { name: "small.txt", size: 5 });
    const path = begun.headers.get("location") ?? "";
    const answer = await send(owner, path, { offset: 0, bytes: bytesOf(500) });
    expect(answer.status).toBe(413);
    expect((await owner.request("GET", path)).status).toBe(404);
  });

  it("is refused from the wrong offset", async () => {
    const begun = await begin(owner, { name: "small.txt", size: 5 });
    const answer = await send(owner, begun.headers.get("location") ?? "", { offset: 3, bytes: bytesOf(2) });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: "wrong_state" });
  });

  it("asks for a sign-in", async () => {
    const answer = await begin(person(server, 9), { name: "a.txt", size: 5 });
    expect(answer).toMatchObject({ status: 401, body: { code: "not_signed_in" } });
  });

  it("is refused from another site's page", async () => {
    const answer = await begin(owner, { name: "a.txt", size: 5 }, { origin: "https://evil.example" });
    expect(answer).toMatchObject({ status: 403, body: { code: "cross_origin" } });
  });
});

describe("DLV-1 a file of the wrong kind", () => {
  const elf = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, ...new Array(64).fill(0)]);
  const exe = Uint8Array.from([0x4d, 0x5a, 0x90, 0, ...new Array(200).fill(0)]);
  const noise = Uint8Array.from({ length: 400 }, (_, index) => (index * 73 + 251) % 256);
  const wrong: [string, string, Uint8Array | string][] = [
    ["a program", "tool", elf],
    ["a Windows program", "setup.exe", exe],
    ["a program that calls itself a picture", "cat.png", exe],
    ["text that calls itself a picture", "cat.png", "not a picture at all"],
    ["a script of Windows", "run.bat", "echo hello"],
    ["noise", "data.bin", noise],
    ["nothing", "empty.txt", ""],
  ];
  it.each(wrong)("is refused and leaves no bytes behind: %s", async (_, name, content) => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const begun = await begin(owner, { name, size: bytes.length });
    const path = begun.headers.get("location") ?? "";
    const answer = bytes.length === 0 ? begun : await send(owner, path, { offset: 0, bytes });
    expect(answer.status).toBe(415);
    expect(answer.body).toMatchObject({ code: "file_type_refused" });
    const id = path.slice(path.lastIndexOf("/") + 1);
    if (id) expect(existsSync(join(server.config.storageDir, "uploads", id))).toBe(false);
  });

  const taken: [string, string, string][] = [
    ["page.html", "<script>alert(1)</script>", "text/plain"],
    [
      "logo.svg",
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      "text/plain",
    ],
    ["logo2.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "text/plain"],
    ["main.ts", "export const answer = 42;\n", "text/plain"],
    ["notes.md", "# Grüße 🙂\n", "text/plain"],
    ["paper.pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "application/pdf"],
  ];
  it.each(taken)(
    "text that could run in a page is kept as text to save: %s",
    async (name, content, mediaType) => {
      const id = await upload(owner, name, content);
      expect(await info(owner, id)).toMatchObject({ mediaType });
      const { headers } = await owner.request("GET", `/api/files/${id}/content`);
      expect(headers.get("content-type")).toBe(
        mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType,
      );
      expect(headers.get("content-disposition")).toMatch(/^attachment/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("sandbox");
    },
  );
});

describe("DLV-1 a file's name", () => {
  const names: [string, string][] = [
    ["../../../etc/passwd", "passwd"],
    ["..\\..\\windows\\system.txt", "system.txt"],
    ["/absolute/path.txt", "path.txt"],
    ["line\r\nSet-Cookie: a=b.txt", "lineSet-Cookie_ a=b.txt"],
    ["\u202Egnp.exe.txt", "gnp.exe.txt"],
    ["<img src=x>.txt", "_img src=x_.txt"],
    ["...", "file"],
    [`${"long".repeat(100)}.txt`, `${"long".repeat(44)}.txt`],
    ["grüße 🙂.txt", "grüße 🙂.txt"],
  ];
  it.each(names)("is made harmless: %j", async (given, kept) => {
    const id = await upload(owner, given, "some text");
    const { name } = await info(owner, id);
    expect(name).toBe(kept);
    const { headers, status } = await owner.request("GET", `/api/files/${id}/content`);
    expect(status).toBe(200);
    expect(headers.get("set-cookie")).toBeNull();
  });

  it("never leads out of the folder, nor does an id", async () => {
    for (const id of [
      "..%2f..%2fpackage.json",
      "%2e%2e%2fsecret",
      "a/../../b",
      "0".repeat(33),
      `${"0".repeat(31)}.`,
    ]) {
      for (const path of [`/api/files/${id}`, `/api/files/${id}/content`, `/api/files/${id}/cover`]) {
        const { status } = await owner.request("GET", path);
        expect([400, 404], path).toContain(status);
      }
    }
    const inside = readdirSync(server.config.storageDir);
    expect(inside.every((name) => ["uploads", "covers", "previews"].includes(name))).toBe(true);
  });
});

describe("DLV-1 a download", () => {
  let id: string;
  const bytes = bytesOf(1000);

  beforeAll(async () => {
    id = await upload(owner, "letters.txt", bytes);
  });

  const read = (headers: Record<string, string> = {}, who = owner) =>
    who.request<string>("GET", `/api/files/${id}/content`, { headers });

  it("is its owner's alone while no document has it", async () => {
    expect((await read({}, other)).status).toBe(404);
    expect((await read({}, person(server, 9))).status).toBe(404);
    expect((await other.request("GET", `/api/files/${id}`)).status).toBe(404);
  });

  it("gives the part that is asked for", async () => {
    const text = new TextDecoder().decode(bytes);
    const whole = await read();
    expect(whole).toMatchObject({ status: 200, body: text });
    expect(whole.headers.get("accept-ranges")).toBe("bytes");
    expect(whole.headers.get("content-encoding")).toBeNull();
    const part = await read({ range: "bytes=10-19" });
    expect(part).toMatchObject({ status: 206, body: text.slice(10, 20) });
    expect(part.headers.get("content-range")).toBe("bytes 10-19/1000");
    expect(await read({ range: "bytes=990-" })).toMatchObject({ status: 206, body: text.slice(990) });
    expect(await read({ range: "bytes=-5" })).toMatchObject({ status: 206, body: text.slice(-5) });
  });

  it("refuses a part that is not there, and answers odd ranges whole", async () => {
    expect(await read({ range: "bytes=5000-6000" })).toMatchObject({
      status: 416,
      body: { code: "range_not_satisfiable" },
    });
    expect((await read({ range: "bytes=0-1,5-6" })).status).toBe(200);
    expect((await read({ range: "lines=1-2" })).status).toBe(200);
    expect((await read({ range: "bytes=0-9", "if-range": '"another"' })).status).toBe(200);
  });

  it("is not sent again to who has it", async () => {
    const etag = (await read()).headers.get("etag") ?? "";
    expect(etag).toBe(`"${keccak256(bytes)}"`);
    // Without a word of its own on caching, fetch would ask for the file anew.
    expect((await read({ "if-none-match": etag, "cache-control": "max-age=0" })).status).toBe(304);
  });

  it("shows pictures in the page and nothing else", async () => {
    const picture = await upload(owner, "a.png", png);
    const { headers } = await owner.request("GET", `/api/files/${picture}/content`);
    expect(headers.get("content-disposition")).toMatch(/^inline/);
    expect(headers.get("content-type")).toBe("image/png");
  });
});

describe("LST-1 a cover picture", () => {
  it("is made anew, smaller, without what was hidden in it, and public once the service is", async () => {
    const coverFileId = await upload(owner, "cover.png", png);
    const path = `/api/files/${coverFileId}/cover`;
    const service = await publishService(server, owner, { images: [imageInput(coverFileId)] });
    expect(service.coverUrl).toBe(path);
    const response = await fetch(new URL(path, server.url));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/webp");
    const { width, height, exif } = await sharp(await response.arrayBuffer()).metadata();
    expect([width, height, exif]).toEqual([1067, 800, undefined]);
    expect((await person(server, 9).request("GET", `/api/files/${coverFileId}/content`)).status).toBe(404);
  });

  it("of a draft is seen by its owner only", async () => {
    const coverFileId = await upload(owner, "cover2.png", png);
    const json = serviceInput({ images: [imageInput(coverFileId)] });
    demand(await owner.request<ServiceAnswer>("POST", "/api/services", { json }));
    expect((await owner.request("GET", `/api/files/${coverFileId}/cover`)).status).toBe(200);
    expect((await other.request("GET", `/api/files/${coverFileId}/cover`)).status).toBe(404);
  });

  it("is refused when it is somebody else's or no picture", async () => {
    const theirs = await upload(other, "cover.png", png);
    const text = await upload(owner, "cover.txt", "no picture");
    const post = async (coverFileId: string) =>
      (
        await owner.request("POST", "/api/services", {
          json: serviceInput({ images: [imageInput(coverFileId)] }),
        })
      ).status;
    expect(await post(theirs)).toBe(400);
    expect(await post(text)).toBe(415);
  });
});

/** Sends the beginning of a body that announces more, and hangs up. */
async function cutAfter(path: string, part: Uint8Array, total: number): Promise<void> {
  const { hostname, port, host } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const head = [
    `PATCH ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${server.origin}`,
    `Cookie: ${owner.cookie()}`,
    "Tus-Resumable: 1.0.0",
    "Upload-Offset: 0",
    "Content-Type: application/offset+octet-stream",
    `Content-Length: ${total}`,
  ].join("\r\n");
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.write(`${head}\r\n\r\n`);
    socket.write(part, () => resolve());
  });
  const id = path.slice(path.lastIndexOf("/") + 1);
  const file = join(server.config.storageDir, "uploads", id);
  await until(() => statSync(file).size > 0, { what: "the first bytes are on the disk" });
  socket.destroy();
}
