import { parentPort, workerData } from "node:worker_threads";
import { PDFiumLibrary } from "@hyzyla/pdfium";

/** What the worker is given and answers with. Sizes are pixels, `data` RGBA. */
export type PdfTask = { bytes: Uint8Array; mostPages: number; side: number; mostMemory: number };
export type PdfAnswer = { total: number; pages: { width: number; height: number; data: Uint8Array }[] };

const { bytes, mostPages, side, mostMemory } = workerData as PdfTask;
const WASM_PAGE = 65_536;

// A document may ask for any amount of memory; WebAssembly's own is not what a worker's limits count.
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, delta) {
  if (this.buffer.byteLength + Number(delta) * WASM_PAGE > mostMemory) {
    throw new RangeError("The document asks for more memory than a preview is worth.");
  }
  return grow.call(this, delta);
};

const library = await PDFiumLibrary.init();
const document = await library.loadDocument(bytes);
const total = document.getPageCount();
const pages: PdfAnswer["pages"] = [];
for (let index = 0; index < Math.min(total, mostPages); index++) {
  const page = document.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = side / Math.max(originalWidth, originalHeight);
  const size = (length: number) => Math.min(side, Math.max(1, Math.round(length * scale)));
  const [width, height] = [size(originalWidth), size(originalHeight)];
  if (!Number.isFinite(scale)) throw new RangeError("The page has no size.");
  const { data } = await page.render({ width, height, render: "bitmap" });
  pages.push({ width, height, data });
}
parentPort?.postMessage({ total, pages } satisfies PdfAnswer);
