import type { Address } from "viem";
import type { FileRecord } from "../files/ports.ts";
import { Refusal } from "../refusal.ts";
import type { DocumentPorts } from "./ports.ts";

/** The finished uploads of `owner` that somebody attaches, each once. @throws Refusal `invalid_input` for any other */
export async function ownFiles(
  ports: Pick<DocumentPorts, "files">,
  { owner, ids }: { owner: Address; ids: readonly string[] },
): Promise<FileRecord[]> {
  const unique = [...new Set(ids)];
  const found = new Map((await ports.files.findOwned(owner, unique)).map((file) => [file.id, file]));
  return unique.map((id, index) => {
    const file = found.get(id);
    if (file) return file;
    const message = "is not a finished upload of yours";
    throw new Refusal("invalid_input", `fileIds.${index} ${message}.`, {
      errors: [{ path: `fileIds.${index}`, message }],
    });
  });
}
