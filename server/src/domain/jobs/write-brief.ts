import { createDocument, documentHash } from "@holdfast/sdk/document";
import type { Address, Hash } from "viem";
import { ownFiles } from "../documents/own-files.ts";
import type { JobContent, JobPorts } from "./ports.ts";

/**
 * Keeps what a client wants as a document of its own: each proposal names the one it answered, and none is ever
 * changed. @throws Refusal `invalid_input` for a file that is not the client's.
 */
export async function writeBrief(
  ports: Pick<JobPorts, "documents" | "files">,
  input: { client: Address; content: JobContent; fileIds: readonly string[] },
): Promise<Hash> {
  const { client, content, fileIds } = input;
  const { title, description, category, tags, token, budget, neededBy } = content;
  const files = await ownFiles(ports, { owner: client, ids: fileIds });
  const document = createDocument({
    kind: "brief",
    author: client,
    text: description,
    files: files.map(({ name, size, mediaType, hash }) => ({ name, size, mediaType, hash })),
    extra: {
      job: {
        title,
        category,
        tags,
        token,
        budget: budget.toString(),
        neededBy: neededBy?.toISOString() ?? null,
      },
    },
  });
  const hash = documentHash(document);
  await ports.documents.insert({ hash, document, fileIds: files.map(({ id }) => id) });
  return hash;
}
