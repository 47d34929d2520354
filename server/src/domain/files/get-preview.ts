import type { Address, Hash } from "viem";
import { notFound, Refusal } from "../refusal.ts";
import { type FileAccessPorts, getFile } from "./get-file.ts";
import type { MakeOnce } from "./make-once.ts";
import type { FilePorts, FileRecord } from "./ports.ts";
import { previewKind } from "./preview-kind.ts";
import { readBytes } from "./read-bytes.ts";

/** Makes pictures (WebP) of what may be any stranger's file. Each throws when it cannot. */
export type PreviewMaker = {
  picture(original: Buffer): Promise<Buffer>;
  /** The first pages, and how many there are. */
  pages(original: Buffer): Promise<{ pages: Buffer[]; total: number }>;
  watermark(picture: Buffer, words: string): Promise<Buffer>;
};

export type PreviewPorts = FileAccessPorts &
  Pick<FilePorts, "bytes"> & {
    previews: PreviewMaker;
    makeOnce: MakeOnce;
  };

/** One page of a preview. `shown` pages can be asked for, of `total`. */
export type Preview = { bytes: Buffer; shown: number; total: number };
type About = { shown: number; total: number };

/** What a page is worth to us, in bytes of the original. */
const LARGEST_ORIGINAL = 64 * 1024 * 1024;

/**
 * A picture of a file, for who may see it (DLV-3): while it is locked, with the order's number and the client's
 * address all over it. Made when it is first asked for.
 * @throws Refusal `not_found`, also where there is nothing to show
 */
export async function getPreview(
  ports: PreviewPorts,
  input: { id: string; viewer: Address | null; page: number },
): Promise<Preview> {
  const { id, viewer, page } = input;
  const { file, lockedBy } = await getFile(ports, { id, viewer });
  const about = await plainPages(ports, file);
  if (!about || page > about.shown) throw notFound("This preview");
  const words = lockedBy && viewer ? { order: lockedBy, client: viewer } : null;
  const bytes = words
    ? await marked(ports, { id, owner: file.owner, page, ...words })
    : await plain(ports, { id, page });
  return { bytes, ...about };
}

/** Makes the unmarked pages unless they are there; null where none can be. */
async function plainPages(ports: PreviewPorts, file: FileRecord): Promise<About | null> {
  const kind = previewKind(file);
  if (kind !== "image" && kind !== "pages" && kind !== "poster") return null;
  const known = await ports.bytes.readPreview(file.id, "about");
  if (known) return JSON.parse(known.toString()) as About;
  // A film's poster is handed in by its maker, or there is none.
  if (kind === "poster" || file.size > LARGEST_ORIGINAL) return null;
  const make = async (): Promise<About> => {
    const original = await readBytes(ports, file.id);
    const { pages, total } =
      kind === "image"
        ? { pages: [await ports.previews.picture(original)], total: 1 }
        : await ports.previews.pages(original);
    return keepPages(ports, { id: file.id, pages, total });
  };
  try {
    return await ports.makeOnce(file.id, { owner: file.owner, make });
  } catch (error) {
    // Broken, encrypted, a bomb: there is nothing to show, and it stays the file it is.
    if (error instanceof Refusal) throw error;
    return null;
  }
}

/** Keeps unmarked pages; `about` is written last, and with it they are there. */
export async function keepPages(
  ports: Pick<FilePorts, "bytes">,
  { id, pages, total }: { id: string; pages: readonly Buffer[]; total: number },
): Promise<About> {
  for (const [index, bytes] of pages.entries())
    await ports.bytes.writePreview(id, `plain-${index + 1}`, bytes);
  const about = { shown: pages.length, total };
  await ports.bytes.writePreview(id, "about", Buffer.from(JSON.stringify(about)));
  return about;
}

async function plain(
  ports: Pick<FilePorts, "bytes">,
  { id, page }: { id: string; page: number },
): Promise<Buffer> {
  const bytes = await ports.bytes.readPreview(id, `plain-${page}`);
  if (!bytes) throw new Error(`Preview ${page} of file ${id} was made and is not there.`);
  return bytes;
}

async function marked(
  ports: PreviewPorts,
  input: { id: string; owner: Address; page: number; order: Hash; client: Address },
): Promise<Buffer> {
  const { id, owner, page, order, client } = input;
  const name = `marked-${order.slice(2)}-${page}`;
  const known = await ports.bytes.readPreview(id, name);
  if (known) return known;
  const make = async () => {
    const words = `Preview #${order.slice(2, 10)} ${client.slice(0, 6)}..${client.slice(-4)}`;
    const bytes = await ports.previews.watermark(await plain(ports, { id, page }), words);
    await ports.bytes.writePreview(id, name, bytes);
    return bytes;
  };
  return ports.makeOnce(`${id} ${name}`, { owner, make });
}
