import type { Address } from "viem";
import { notFound } from "../refusal.ts";
import { namedCut } from "./crop.ts";
import { type CoverPorts, makeWhole, readWhole } from "./prepare-cover.ts";

/** The widths that pages ask for beside the largest, in pixels. Each is made when it is first asked for, and kept. */
export const COVER_WIDTHS = [160, 320, 640, 960] as const;

/**
 * The shown form of a service's picture: anybody's once the service was published, and only as the service cuts it.
 * Of a person's: while the person shows it, and only as it is cut for that.
 * @param input.cut as CUT_NAME has it; null: the whole picture
 * @throws Refusal `not_found`
 */
export async function getCover(
  ports: CoverPorts,
  input: {
    id: string;
    cut: string | null;
    width: (typeof COVER_WIDTHS)[number] | null;
    viewer: Address | null;
  },
): Promise<{ bytes: Buffer; isPublic: boolean }> {
  const { id, cut, width, viewer } = input;
  const crop = cut === null ? null : namedCut(cut);
  const use = await ports.fileStore.coverUse(id, crop);
  const isPublic = use === "public";
  const file = await ports.fileStore.find(id);
  if (!file || (!isPublic && file.owner !== viewer)) throw notFound("This picture");
  // One service's edit may take away what another began to use at the same moment: then it is made again.
  const whole = (await readWhole(ports, id, cut)) ?? (use && (await makeWhole(ports, file, crop)));
  if (!whole) throw notFound("This picture");
  if (width === null) return { bytes: whole, isPublic };
  const name = `cut-${cut ?? "whole"}-${width}`;
  const known = await ports.bytes.readPreview(id, name);
  if (known) return { bytes: known, isPublic };
  const make = async () => {
    const bytes = await ports.coverMaker.narrow(whole, width);
    await ports.bytes.writePreview(id, name, bytes);
    return bytes;
  };
  return { bytes: await ports.makeOnce(`${id} ${name}`, { owner: file.owner, make }), isPublic };
}
