import type { AttachmentGroup } from "@holdfast/sdk/api";

const kinds: Readonly<Record<AttachmentGroup["kind"], string>> = {
  listing: "Listing",
  brief: "Brief",
  requirements: "Requirements",
  delivery: "Delivery",
  draft: "Draft",
  revision: "Revision request",
  reason: "Reason",
  statement: "Statement",
  evidence: "Evidence",
  ruling: "Ruling",
  request: "Request",
  response: "Answer",
  message: "Message",
};

export const texts = {
  tab: "Attachments",
  empty: "No files yet. Files from requirements, deliveries, messages and evidence are gathered here.",
  kinds,
  by: (who: string) => `by ${who}`,
  more: "Show older files",
} as const;
