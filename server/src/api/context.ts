import type { DataStore } from "@tus/server";
import type { Logger } from "pino";
import type { z } from "zod";
import type { AccountPorts } from "../domain/accounts/ports.ts";
import type { BillingPorts } from "../domain/billing/ports.ts";
import type { DocumentPorts } from "../domain/documents/ports.ts";
import type { EmailPorts } from "../domain/email/ports.ts";
import type { PreviewPorts } from "../domain/files/get-preview.ts";
import type { FilePorts, UploadStore } from "../domain/files/ports.ts";
import type { CoverPorts } from "../domain/files/prepare-cover.ts";
import type { HealthReport } from "../domain/health/report-health.ts";
import type { HelpPorts } from "../domain/help/ports.ts";
import type { JobPorts } from "../domain/jobs/ports.ts";
import type { MessagePorts } from "../domain/messages/ports.ts";
import type { NotificationPorts, ReminderPorts } from "../domain/notifications/ports.ts";
import type { AttachmentPorts } from "../domain/orders/get-attachments.ts";
import type { OrderPorts } from "../domain/orders/ports.ts";
import type { QuotePorts } from "../domain/quotes/ports.ts";
import type { ReviewPorts } from "../domain/reviews/ports.ts";
import type { ServicePorts } from "../domain/services/ports.ts";
import type { StandingPorts } from "../domain/standing/ports.ts";
import type { PublicConfig } from "./schema/config.ts";
import type { LiveEvent } from "./schema/orders.ts";

/** Counts what callers use up, one at a time or more; says how many seconds to wait when it was too much. */
export type RateLimiter = {
  consume(
    limit: "all" | "auth" | "rpc" | "upload" | "uploadMegabytes" | "message" | "email",
    key: string,
    points?: number,
  ): Promise<number | null>;
};

/** What pages are to hear of, as it is said; `missed`: something was said that nobody heard. */
export type LiveFeed = {
  /** Returns what ends the subscription. */
  subscribe(listener: (event: z.infer<typeof LiveEvent> | { type: "missed" }) => void): () => void;
};

/** Everything a handler may use. The composition root fills it; nothing here knows Prisma, a node or a disk. */
export type ApiContext = AccountPorts &
  ServicePorts &
  DocumentPorts &
  FilePorts &
  PreviewPorts &
  CoverPorts &
  Pick<AttachmentPorts, "attachments"> &
  OrderPorts &
  NotificationPorts &
  ReminderPorts &
  EmailPorts &
  MessagePorts &
  BillingPorts &
  QuotePorts &
  Pick<JobPorts, "jobs"> &
  ReviewPorts &
  HelpPorts &
  StandingPorts & {
    publicConfig: z.infer<typeof PublicConfig>;
    /** The OpenAPI document, made from the routes that this context serves. */
    openApi(): Record<string, unknown>;
    health(): Promise<HealthReport>;
    limits: RateLimiter;
    live: LiveFeed;
    uploads: UploadStore<DataStore>;
    /** Bytes that uploads leave free on the disk. */
    leastFreeSpace: number;
    logger: Logger;
    /** Whether an error means that what we keep things in cannot be asked now. */
    isOutage(error: unknown): boolean;
    /** The node's address when it is passed on at `/rpc`; null elsewhere than on the local chain. */
    rpcProxyTarget: string | null;
    /** Folder of the built web app; null: the API alone. */
    webDir: string | null;
    secureCookies: boolean;
    trustedProxies: number;
  };
