import type { FileRecord } from "./ports.ts";

/**
 * What can be shown of a file without handing it out: a picture, a document's first pages, the poster of a film, the
 * beginning of a text, the names in an archive. Null: name, size and type only.
 */
export type PreviewKind = "image" | "pages" | "poster" | "text" | "names";

/** Formats whose pixels sharp reads as it comes from npm; HEIC is not among them. */
const PICTURES = new Set(["png", "jpeg", "gif", "webp", "avif", "tiff"].map((format) => `image/${format}`));

export function previewKind({ mediaType }: Pick<FileRecord, "mediaType">): PreviewKind | null {
  if (PICTURES.has(mediaType)) return "image";
  if (mediaType === "application/pdf") return "pages";
  if (mediaType.startsWith("video/")) return "poster";
  // Code, HTML and SVG are text here, whatever they call themselves: shown as characters, never rendered.
  if (mediaType === "text/plain") return "text";
  return mediaType === "application/zip" ? "names" : null;
}
