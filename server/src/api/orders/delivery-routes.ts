import type { Hash } from "viem";
import { z } from "zod";
import { personOf } from "../../domain/accounts/person.ts";
import { getAttachments } from "../../domain/orders/get-attachments.ts";
import { getDeliveries } from "../../domain/orders/get-deliveries.ts";
import { presentPerson } from "../accounts/present.ts";
import { presentDocument } from "../documents/present.ts";
import { presentFile } from "../files/present.ts";
import { type Route, route } from "../route.ts";
import { OrderId } from "../schema/common.ts";
import { AttachmentPage, AttachmentQuery, Deliveries } from "../schema/deliveries.ts";

const Id = z.object({ id: OrderId });

export const deliveryRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/orders/{id}/deliveries",
    tag: "Orders",
    summary: "Every delivery and draft, the newest first, with what became of it",
    auth: "required",
    params: Id,
    answer: Deliveries,
    refusals: [],
    async handle({ context, caller, params }) {
      const { items, locks } = await getDeliveries(context, { id: params.id as Hash, caller });
      return {
        items: items.map((item) => ({
          ...item,
          document: item.document && presentDocument(item.document, locks),
          answers: item.answers && {
            at: item.answers.at,
            document: item.answers.document && presentDocument(item.answers.document, locks),
          },
        })),
      };
    },
  }),
  route({
    method: "get",
    path: "/api/orders/{id}/attachments",
    tag: "Orders",
    summary: "All files of an order that the caller may see, the newest first, with what they came",
    auth: "required",
    params: Id,
    query: AttachmentQuery,
    answer: AttachmentPage,
    refusals: [],
    async handle({ context, caller, params, query }) {
      const page = await getAttachments(context, { ...query, id: params.id as Hash, caller });
      return {
        items: page.items.map(({ author, at, files, ...group }) => ({
          ...group,
          author: presentPerson(personOf(page.people, author)),
          at: at.toISOString(),
          files: files.map((file) => presentFile(file, page.locks)),
        })),
        nextCursor: page.nextCursor,
      };
    },
  }),
];
