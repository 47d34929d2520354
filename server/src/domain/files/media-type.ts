import { fileTypeFromBuffer } from "file-type";
import { Refusal } from "../refusal.ts";
import { extensionOf } from "./file-name.ts";

/** How much of a file is looked at. */
export const SAMPLE_SIZE = 64 * 1024;

/** What shows as text or code, whatever it calls itself: never rendered, always saved (no HTML or SVG runs here). */
const TEXT = "text/plain";

const TAKEN = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/heic",
  "image/bmp",
  "image/tiff",
  "image/vnd.adobe.photoshop",
  "application/pdf",
  "application/postscript",
  "application/rtf",
  "application/epub+zip",
  "application/zip",
  "application/gzip",
  "application/x-7z-compressed",
  "application/x-rar-compressed",
  "application/x-tar",
  "application/x-bzip2",
  "application/x-xz",
  "application/zstd",
  "application/x-cfb",
  "application/ogg",
  "application/msword",
  "application/x-blender",
  "font/ttf",
  "font/otf",
  "font/woff",
  "font/woff2",
  "model/gltf-binary",
]);
const TAKEN_FAMILIES = [
  "video/",
  "audio/",
  "application/vnd.openxmlformats-",
  "application/vnd.oasis.opendocument.",
];

/** Names that make a system run what is in them. */
const RUNNABLE = new Set(
  "exe msi msp dll com scr pif cpl bat cmd ps1 psm1 vbs vbe wsf wsh hta jse jar lnk reg app dmg pkg deb rpm apk appimage".split(
    " ",
  ),
);

/** What these names promise the content to be; anything else under them is a disguise or an accident. */
const PROMISES: ReadonlyMap<string, (mediaType: string) => boolean> = new Map([
  ...promise("png jpg jpeg gif webp avif heic bmp tif tiff psd", (type) => type.startsWith("image/")),
  ...promise("mp4 mov webm mkv avi m4v", (type) => type.startsWith("video/") || type.startsWith("audio/")),
  ...promise("mp3 wav flac ogg m4a aac opus", (type) => /^(audio|video)\/|^application\/ogg/.test(type)),
  ...promise("pdf", (type) => type === "application/pdf"),
  ...promise("zip docx xlsx pptx odt ods odp epub", (type) => /zip|vnd\.|epub/.test(type)),
]);

/**
 * A file's type, by what is in it. Text of any language is `text/plain`.
 * @param sample the file's first bytes, `SAMPLE_SIZE` of them or all.
 * @throws Refusal `file_type_refused`
 */
export async function detectMediaType(sample: Uint8Array, name: string): Promise<string> {
  const extension = extensionOf(name);
  if (RUNNABLE.has(extension)) throw refused(`.${extension} files can run on their own and are not taken.`);
  const found = await fileTypeFromBuffer(sample);
  const mediaType = mediaTypeOf(sample, found?.mime);
  if (!mediaType) {
    throw refused(
      `${name} is ${found ? `a file of the type ${found.mime}` : "neither text nor a type we know"}.`,
    );
  }
  if (PROMISES.get(extension)?.(mediaType) === false) {
    throw refused(`${name} is not what its name says: its content is ${mediaType}.`);
  }
  return mediaType;
}

function mediaTypeOf(sample: Uint8Array, found: string | undefined): string | null {
  if (found === undefined || /^(application|text)\/(xml|.*\+xml)$|^image\/svg|^text\//.test(found)) {
    return isText(sample) ? TEXT : null;
  }
  const isTaken = TAKEN.has(found) || TAKEN_FAMILIES.some((family) => found.startsWith(family));
  return isTaken ? found : null;
}

/** UTF-8 (a last character may be cut off by the sample's end) or marked UTF-16, with no zero bytes between. */
function isText(sample: Uint8Array): boolean {
  const utf16 = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  if (utf16) return true;
  if (sample.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function promise(names: string, kept: (mediaType: string) => boolean): [string, typeof kept][] {
  return names.split(" ").map((name) => [name, kept]);
}

function refused(detail: string): Refusal {
  return new Refusal("file_type_refused", detail);
}
