import { once } from "node:events";
import { Worker } from "node:worker_threads";
import sharp from "sharp";
import type { PdfAnswer, PdfTask } from "./pdf-worker.ts";
import { PREVIEW_SIDE } from "./render-picture.ts";

const MOST_PAGES = 5;
const MOST_MS = 20_000;
const MOST_MEMORY = 512 * 1024 ** 2;

/**
 * The first pages of a PDF as pictures, and how many it has. Drawn by PDFium in WebAssembly, in a worker that is ended
 * when it takes too long or too much: a document of a stranger may be made to do both.
 * @throws when it cannot be drawn
 */
export async function renderPages(original: Buffer): Promise<{ pages: Buffer[]; total: number }> {
  const { total, pages } = await draw({
    bytes: original,
    mostPages: MOST_PAGES,
    side: PREVIEW_SIDE,
    mostMemory: MOST_MEMORY,
  });
  const encoded: Buffer[] = [];
  for (const { width, height, data } of pages) {
    const raw = sharp(data, { raw: { width, height, channels: 4 } });
    encoded.push(await raw.flatten({ background: "#fff" }).webp({ quality: 84 }).toBuffer());
  }
  if (encoded.length === 0) throw new Error("The document has no pages.");
  return { pages: encoded, total };
}

async function draw(task: PdfTask): Promise<PdfAnswer> {
  const worker = new Worker(new URL("./pdf-worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // PDFium writes what it finds wrong; that is the document's business.
    stdout: true,
    stderr: true,
  });
  const timeout = AbortSignal.timeout(MOST_MS);
  try {
    const [answer] = await Promise.race([
      once(worker, "message", { signal: timeout }),
      once(worker, "exit", { signal: timeout }).then((): never => {
        throw new Error("The document could not be drawn.");
      }),
    ]);
    return answer as PdfAnswer;
  } finally {
    await worker.terminate();
  }
}
