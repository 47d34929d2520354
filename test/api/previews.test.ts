import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture } from "../../scripts/seed/pictures.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { deliver, startOrder } from "../kit/deliveries.ts";
import { download } from "../kit/download.ts";
import { demand, publishService } from "../kit/market.ts";
import type { TestOrder } from "../kit/orders.ts";
import { pdf } from "../kit/pdf.ts";
import { allSignedIn, type Person } from "../kit/person.ts";
import { upload } from "../kit/upload.ts";
import { zip } from "../kit/zip.ts";

let server: TestServer;
let client: Person;
let seller: Person;
let order: TestOrder;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller] = await allSignedIn(server, 1, 2);
  const service = await publishService(server, seller);
  order = await startOrder(server, { service, client });
});
afterAll(() => server.stop());

/** Hands a file to the client as a draft: the order stays as it is. */
async function drafted(name: string, bytes: Uint8Array | string): Promise<string> {
  const id = await upload(seller, name, bytes);
  const json = { kind: "draft", order: order.id, text: name, fileIds: [id] };
  demand(await seller.request("POST", "/api/documents", { json }));
  return id;
}

const preview = (who: Person, id: string, page = 1) =>
  download(server, who, `/api/files/${id}/preview?page=${page}`);

/** The share of pixels that differ clearly, in each part of a picture cut into `parts` by `parts`. */
async function changed(a: Buffer, b: Buffer, parts: number): Promise<number[]> {
  const read = (bytes: Buffer) =>
    sharp(bytes).flatten({ background: "#c8c8c8" }).greyscale().raw().toBuffer({ resolveWithObject: true });
  const [one, other] = await Promise.all([read(a), read(b)]);
  const { width, height } = one.info;
  expect([other.info.width, other.info.height]).toEqual([width, height]);
  const counts = new Array<number>(parts * parts).fill(0);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0)) < 24) continue;
      const part = Math.floor((y * parts) / height) * parts + Math.floor((x * parts) / width);
      counts[part] = (counts[part] ?? 0) + 1;
    }
  }
  return counts.map((count) => (count * parts * parts) / (width * height));
}

describe("DLV-3 the preview of a picture", () => {
  const plain = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer();
  const works: [string, () => Promise<Buffer>, [number, number]][] = [
    ["a large drawing", () => picture("mark", 2400, 1600), [1280, 853]],
    ["white", () => plain(1600, 1600, "#ffffff"), [1280, 1280]],
    ["black", () => plain(700, 1400, "#000000"), [640, 1280]],
    ["grey", () => plain(900, 700, "#808080"), [900, 700]],
    ["a small one", () => plain(160, 120, "#3355aa"), [160, 120]],
  ];
  it.each(works)(
    "has the watermark in every sixteenth for the client, and none for its maker: %s",
    async (name, make, size) => {
      const id = await drafted(`${name}.png`, await make());
      const seen = await preview(client, id);
      expect(seen.status).toBe(200);
      expect(seen.headers.get("content-type")).toBe("image/webp");
      expect(seen.headers.get("content-security-policy")).toContain("sandbox");
      expect(seen.headers.get("x-content-type-options")).toBe("nosniff");
      const { width, height } = await sharp(seen.bytes).metadata();
      expect([width, height]).toEqual(size);
      const own = await preview(seller, id);
      for (const share of await changed(seen.bytes, own.bytes, 4)) expect(share).toBeGreaterThan(0.06);
      const resized = await sharp(await make())
        .resize(width, height)
        .png()
        .toBuffer();
      for (const share of await changed(own.bytes, resized, 4)) expect(share).toBeLessThan(0.02);
    },
  );

  it("stands upright, with nothing of what was written beside the pixels", async () => {
    const bytes = await sharp(await picture("portrait", 600, 400))
      .withExif({ IFD0: { Copyright: "secret place" }, IFD3: { GPSLatitude: "52/1 30/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .withIccProfile("p3")
      .jpeg()
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const id = await drafted("portrait.jpg", bytes);
    for (const who of [client, seller]) {
      const { bytes: shown } = await preview(who, id);
      const { width, height, exif, icc, xmp, iptc, orientation } = await sharp(shown).metadata();
      expect([width, height, exif, icc, xmp, iptc, orientation]).toEqual([
        400,
        600,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(shown.includes("secret place")).toBe(false);
    }
  });

  it("of something see-through has a ground, so that the mark is no layer of its own", async () => {
    const bytes = await sharp({
      create: { width: 400, height: 300, channels: 4, background: "#00000000" },
    })
      .png()
      .toBuffer();
    const { bytes: shown } = await preview(client, await drafted("clear.png", bytes));
    expect((await sharp(shown).metadata()).hasAlpha).toBe(false);
  });

  it("of an animation is its first frame", async () => {
    const frames = await Promise.all(
      ["#cc0000", "#00cc00"].map((background) =>
        sharp({ create: { width: 64, height: 64, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    const { bytes: shown } = await preview(seller, await drafted("loop.gif", bytes));
    const { width, height, pages } = await sharp(shown).metadata();
    expect([width, height, pages]).toEqual([64, 64, undefined]);
    const { channels } = await sharp(shown).stats();
    expect(channels[0]?.mean).toBeGreaterThan(150);
    expect(channels[1]?.mean).toBeLessThan(60);
  });

  it("is not made of a bomb, of half a picture, or of what only begins like one; the file stays a file", async () => {
    const bomb = pngOf(60_000, 60_000);
    const whole = await picture("cut", 800, 600);
    const begins = Buffer.concat([
      whole.subarray(0, 100),
      Buffer.from("<script>alert(1)</script>".repeat(9)),
    ]);
    for (const [name, bytes] of [
      ["bomb.png", bomb],
      ["half.png", whole.subarray(0, whole.length / 2)],
      ["begins.png", begins],
    ] as const) {
      const id = await drafted(name, bytes);
      expect((await preview(client, id)).status, name).toBe(404);
      expect((await preview(client, id)).status, name).toBe(404);
      expect((await download(server, seller, `/api/files/${id}/content`)).bytes.equals(bytes)).toBe(true);
    }
  });

  it("asked for by many at once is made once, and the same for all", async () => {
    const id = await drafted("wanted.png", await picture("wanted", 1200, 900));
    const all = await Promise.all(Array.from({ length: 12 }, () => preview(client, id)));
    expect(all.map(({ status }) => status)).toEqual(new Array(12).fill(200));
    expect(new Set(all.map(({ bytes }) => bytes.toString("base64"))).size).toBe(1);
  });
});

describe("DLV-3 the preview of a document", () => {
  it("is the first five pages of a PDF, each marked", async () => {
    const id = await drafted("report.pdf", pdf(["one", "two", "three", "four", "five", "six", "seven"]));
    for (const page of [1, 5]) {
      const seen = await preview(client, id, page);
      expect(seen.status).toBe(200);
      expect([seen.headers.get("preview-pages"), seen.headers.get("preview-total")]).toEqual(["5", "7"]);
      const own = await preview(seller, id, page);
      for (const share of await changed(seen.bytes, own.bytes, 4)) expect(share).toBeGreaterThan(0.06);
      const { width, height } = await sharp(own.bytes).metadata();
      expect([width, height]).toEqual([905, 1280]);
    }
    const pages = await Promise.all([1, 2].map(async (page) => (await preview(seller, id, page)).bytes));
    expect(pages[0]?.equals(pages[1] ?? Buffer.alloc(0))).toBe(false);
    expect((await preview(client, id, 6)).status).toBe(404);
    expect((await client.request("GET", `/api/files/${id}/preview?page=0`)).status).toBe(400);
  });

  it("of a hostile PDF is nothing or harmless, in bounded time, and the server goes on", async () => {
    const flood = deflateSync(Buffer.alloc(12_000_000, "0 0 m 9 9 l S "), { level: 1 });
    const stream = (dictionary: string, data: Buffer) =>
      `<< ${dictionary} /Length ${data.length} >>\nstream\n${data.toString("latin1")}\nendstream`;
    const hostile: [string, Buffer][] = [
      ["nothing but a head", Buffer.from("%PDF-1.7\n")],
      [
        "a tree that is its own child",
        Buffer.from(pdf(["x"]).toString("latin1").replace("/Kids [10 0 R]", "/Kids [2 0 R] ")),
      ],
      [
        "a page a light year wide",
        Buffer.from(pdf(["x"]).toString("latin1").replace("[0 0 595 842]", "[0 0 9e37 1 ]")),
      ],
      [
        "a page without size",
        Buffer.from(pdf(["x"]).toString("latin1").replace("[0 0 595 842]", "[0 0 0 0]    ")),
      ],
      ["script", pdf(["x"], { catalog: "/OpenAction << /S /JavaScript /JS (while(1){}) >>" })],
      [
        "a flood of strokes",
        pdf(["x"], { page: "/Contents 100 0 R", extra: [stream("/Filter /FlateDecode", flood)] }),
      ],
      [
        "a picture of nine thousand million pixels",
        pdf(["x"], {
          page: "/Resources << /XObject << /I 101 0 R >> >> /Contents 100 0 R",
          extra: [
            stream("", Buffer.from("600 0 0 800 0 0 cm /I Do")),
            stream(
              "/Type /XObject /Subtype /Image /Width 95000 /Height 95000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode",
              deflateSync(Buffer.alloc(1000)),
            ),
          ],
        }),
      ],
    ];
    const answers = await Promise.all(
      hostile.map(async ([name, bytes]) => {
        const { status } = await preview(client, await drafted("paper.pdf", bytes));
        return [name, status === 200 || status === 404] as const;
      }),
    );
    expect(answers.filter(([, isFine]) => !isFine)).toEqual([]);
    expect((await preview(client, await drafted("fine.pdf", pdf(["fine"])))).status).toBe(200);
  });

  it("of a film is the poster that its maker handed in, made anew and marked, once", async () => {
    const film = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from("ftypmp42"),
      Buffer.alloc(12),
      Buffer.alloc(500, 7),
    ]);
    const id = await drafted("film.mp4", film);
    expect((await preview(client, id)).status).toBe(404);
    const still = await sharp(await picture("still", 640, 360))
      .withExif({ IFD0: { Copyright: "secret place" } })
      .jpeg()
      .toBuffer();
    const pictureId = await upload(seller, "still.jpg", still);
    const put = (who: Person, film: string, json: object) =>
      who.request<{ code?: string }>("PUT", `/api/files/${film}/poster`, { json });
    expect((await put(client, id, { pictureId })).status).toBe(404);
    expect((await put(seller, id, { pictureId: id })).body.code).toBe("file_type_refused");
    expect((await put(seller, pictureId, { pictureId })).body.code).toBe("file_type_refused");
    demand(await put(seller, id, { pictureId }));
    expect((await put(seller, id, { pictureId })).body.code).toBe("wrong_state");
    const [seen, own] = [await preview(client, id), await preview(seller, id)];
    for (const share of await changed(seen.bytes, own.bytes, 4)) expect(share).toBeGreaterThan(0.06);
    expect((await sharp(own.bytes).metadata()).exif).toBeUndefined();
  });

  it("of text is its beginning with its language, less than half while it is locked", async () => {
    const code = Array.from({ length: 1000 }, (_, line) => `export const answer${line} = ${line};\n`).join(
      "",
    );
    const id = await drafted("main.ts", code);
    const text = async (who: Person, file = id) =>
      demand(
        await who.request<{ text: string; language: string; isWhole: boolean }>(
          "GET",
          `/api/files/${file}/text`,
        ),
      );
    const seen = await text(client);
    expect(seen).toMatchObject({ language: "typescript", isWhole: false });
    expect(code.startsWith(seen.text)).toBe(true);
    expect(seen.text.split("\n").length).toBe(200);
    expect(await text(seller)).toEqual({ text: code, language: "typescript", isWhole: true });
    for (const name of ["text.constructor", "text.__proto__"]) {
      expect(await text(seller, await drafted(name, "own"))).toMatchObject({ text: "own", language: null });
    }
    const poem = await drafted("poem.txt", "Roses are red, and so on.");
    expect(await text(client, poem)).toEqual({ text: "Roses are red", language: null, isWhole: false });
    const svg = await drafted("logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    expect((await preview(client, svg)).status).toBe(404);
    expect((await text(client, svg)).language).toBe("xml");
    const wide = await drafted("wide.txt", Buffer.from("\ufeffGrüße an alle, die hier sind", "utf16le"));
    expect((await text(seller, wide)).text).toBe("Grüße an alle, die hier sind");
  });

  it("of an archive is the names in it, whatever they say they are", async () => {
    const id = await drafted(
      "work.zip",
      zip([
        ["logo/mark.svg", 12],
        ["../../etc/passwd", 3],
        ["a\u202Eb\n.txt", 1],
      ]),
    );
    const answer = await client.request("GET", `/api/files/${id}/names`);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        total: 3,
        entries: [
          { name: "logo/mark.svg", size: 12 },
          { name: "../../etc/passwd", size: 3 },
          { name: "ab.txt", size: 1 },
        ],
      },
    });
    const broken = zip([["a.txt", 1]]);
    broken.writeUInt32LE(0xfffffff0, broken.length - 22 + 16);
    expect((await client.request("GET", `/api/files/${await drafted("b.zip", broken)}/names`)).status).toBe(
      404,
    );
  });

  it("is made for nobody who may not see the file", async () => {
    const id = await upload(seller, "own.png", await picture("own", 300, 200));
    for (const path of ["preview", "text", "names"]) {
      expect((await client.request("GET", `/api/files/${id}/${path}`)).status).toBe(404);
    }
  });
});

describe("REV-1 approval", () => {
  it("takes the watermark away", async () => {
    const id = await upload(seller, "final.png", await picture("final", 500, 400));
    await deliver(seller, order, [id]);
    const before = await preview(client, id);
    await order.act(client, "approve");
    await order.mirrored();
    const after = await preview(client, id);
    expect(after.bytes.equals((await preview(seller, id)).bytes)).toBe(true);
    expect(after.bytes.equals(before.bytes)).toBe(false);
  });
});

/** A PNG that says it has so many pixels, in a few bytes. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}
