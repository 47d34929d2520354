import type { NotificationKind } from "@holdfast/sdk/notice";
import type { Address } from "viem";
import type { Notice, NotificationData } from "../notifications/ports.ts";
import type { JobRecord } from "./ports.ts";

/** Something about a job for one person (NTF-1). `cause` tells one happening of a kind from the next. */
export function jobNotice(
  job: Pick<JobRecord, "id" | "title">,
  told: { kind: NotificationKind; to: Address; by: Address; cause: string; data?: NotificationData },
): Notice {
  const { kind, to, by, cause, data } = told;
  return {
    account: to,
    kind,
    orderId: null,
    data: { by, job: job.id, title: job.title, ...data },
    key: `job:${job.id}:${kind}:${cause}`,
  };
}
