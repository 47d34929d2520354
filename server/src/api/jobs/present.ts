import { canonicalDocument } from "@holdfast/sdk/document";
import type { Address } from "viem";
import type { z } from "zod";
import { NO_LOCKS } from "../../domain/files/locks.ts";
import type { JobView } from "../../domain/jobs/get-job.ts";
import type { JobCard as JobCardRecord } from "../../domain/jobs/ports.ts";
import { presentPerson } from "../accounts/present.ts";
import { presentFile } from "../files/present.ts";
import type { Job, JobCard } from "../schema/jobs.ts";

/** @param viewer who learns of their own order alone, unless it is their job */
export function presentJob(view: JobView, viewer: Address | null): z.input<typeof Job> {
  const { budget, neededBy, createdAt, editedAt, closedAt, files, briefDocument, hired, client, ...rest } =
    view;
  return {
    ...rest,
    client: presentPerson(client),
    canonical: briefDocument && canonicalDocument(briefDocument),
    budget: budget.toString(),
    neededBy: neededBy?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    // A client's own uploads: none was delivered to anybody.
    files: files?.map((file) => presentFile(file, NO_LOCKS)) ?? null,
    hired: viewer === view.client.address ? hired : hired.filter(({ seller }) => seller === viewer),
  };
}

export function presentJobCard(card: JobCardRecord): z.input<typeof JobCard> {
  const { budget, neededBy, createdAt, client, ...rest } = card;
  return {
    ...rest,
    client: presentPerson(client),
    budget: budget.toString(),
    neededBy: neededBy?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
