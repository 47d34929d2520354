import type { Address } from "viem";
import { notFound } from "../refusal.ts";
import type { FilePorts } from "./ports.ts";

/** The shown form of a service's picture: anybody's once the service was published. @throws Refusal `not_found` */
export async function getCover(
  ports: Pick<FilePorts, "fileStore" | "bytes">,
  input: { id: string; viewer: Address | null },
): Promise<{ bytes: Buffer; isPublic: boolean }> {
  const isPublic = await ports.fileStore.isPublicCover(input.id);
  if (!isPublic && (await ports.fileStore.find(input.id))?.owner !== input.viewer)
    throw notFound("This picture");
  const bytes = await ports.bytes.readCover(input.id);
  if (!bytes) throw notFound("This picture");
  return { bytes, isPublic };
}
