import type { Hash } from "viem";
import { z } from "zod";
import { getDocument } from "../../domain/documents/get-document.ts";
import { writeDocument } from "../../domain/documents/write-document.ts";
import { findLocks, NO_LOCKS } from "../../domain/files/locks.ts";
import { type Route, route } from "../route.ts";
import { Hash as HashText } from "../schema/common.ts";
import { Document, DocumentInput } from "../schema/documents.ts";
import { presentDocument } from "./present.ts";

export const documentRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/api/documents",
    tag: "Documents",
    summary: "Write something in an order; the contract call then carries the answered hash",
    auth: "required",
    body: DocumentInput,
    answer: Document,
    refusals: ["not_found", "not_allowed", "wrong_state"],
    async handle({ context, caller, body }) {
      const order = body.order as Hash;
      // Nobody's own files are locked for them.
      return presentDocument(
        await writeDocument(context, { ...body, order, author: caller.address }),
        NO_LOCKS,
      );
    },
  }),
  route({
    method: "get",
    path: "/api/documents/{hash}",
    tag: "Documents",
    summary: "A document, with the exact text whose keccak256 is its hash",
    auth: "optional",
    params: z.object({ hash: HashText }),
    answer: Document,
    refusals: [],
    async handle({ context, viewer, params }) {
      const input = { hash: params.hash as Hash, viewer: await viewer() };
      const record = await getDocument(context, input);
      const ids = record.files.map(({ id }) => id);
      return presentDocument(record, await findLocks(context, { ids, viewer: input.viewer }));
    },
  }),
];
