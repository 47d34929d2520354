import { deflateSync } from "node:zlib";
import { picture } from "../../../scripts/seed/pictures.ts";
import { pdf } from "../../kit/pdf.ts";

const RUN = "window.top.__ran = true; document.title = 'owned'; fetch('/api/me', { method: 'PATCH' })";
export const SCRIPT = `<script>${RUN}</script><img src=x onerror="${RUN}">`;

/** A picture that is a page too, to who would look for one. */
async function polyglot(): Promise<Buffer> {
  return Buffer.concat([await picture("polyglot", 40, 30), Buffer.from(SCRIPT)]);
}

/** Files that would do something in whose page they open, each by its name. */
export async function hostileFiles(): Promise<readonly (readonly [name: string, bytes: Buffer])[]> {
  return [
    ["page.html", Buffer.from(`<!doctype html><title>x</title>${SCRIPT}`)],
    ["drawing.svg", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>${RUN}</script></svg>`)],
    ["page.xhtml", Buffer.from(`<html xmlns="http://www.w3.org/1999/xhtml"><script>${RUN}</script></html>`)],
    ["run.js", Buffer.from(RUN)],
    ["style.css", Buffer.from("body { display: none }")],
    [
      "paper.pdf",
      pdf(["x"], { catalog: `/OpenAction << /S /JavaScript /JS (${RUN.replaceAll(/[()]/g, "")}) >>` }),
    ],
    ["both.png", await polyglot()],
    [
      "packed.html.gz",
      Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), deflateSync(SCRIPT)]),
    ],
    ["\u202Elmth.fdp\r\nContent-Type: text/html.txt", Buffer.from(SCRIPT)],
    [`"><svg onload=${RUN.slice(0, 40)}>.txt`, Buffer.from("name only")],
  ];
}
