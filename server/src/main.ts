import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { createPublicClient, http } from "viem";
import { createApp } from "./api/app.ts";
import type { ApiContext } from "./api/context.ts";
import { openApiDocument } from "./api/openapi.ts";
import { publicConfig } from "./api/system/public-config.ts";
import { askNextTimestamp, createChainClock } from "./chain/chain-clock.ts";
import { argsFromJson, type EventArgs } from "./chain/event-json.ts";
import { type Mirror, startMirror } from "./chain/start-mirror.ts";
import { verifyDigest, verifyText } from "./chain/verify-signature.ts";
import { type Config, ConfigError, LOCAL_CHAIN_ID, readConfig } from "./config/config.ts";
import { demoPeople } from "./config/demo-people.ts";
import { ownOrigins, publicOrigin } from "./config/origins.ts";
import { termsDefaults } from "./config/terms-defaults.ts";
import { createMirrorStore } from "./db/chain-store/create-mirror-store.ts";
import { createTryLead } from "./db/chain-store/take-lead.ts";
import { createDatabase, type PrismaClient } from "./db/client.ts";
import { startEmbeddedPostgres } from "./db/embedded/start.ts";
import { isOutage } from "./db/is-outage.ts";
import { migrate } from "./db/migrate.ts";
import { listenNotifications, type Notifications } from "./db/notifications.ts";
import { createRateLimiter } from "./db/rate-limiter.ts";
import { createAccountStore } from "./db/repositories/accounts.ts";
import { createAnnounce } from "./db/repositories/announce.ts";
import { createAttachmentStore } from "./db/repositories/attachments.ts";
import { createMovementStore } from "./db/repositories/billing.ts";
import { createBriefReaders } from "./db/repositories/briefs.ts";
import { createDocumentStore } from "./db/repositories/documents.ts";
import { createEmailStore } from "./db/repositories/emails.ts";
import { createEventCursor } from "./db/repositories/event-cursor.ts";
import { createFileStore } from "./db/repositories/files.ts";
import { fillAmounts } from "./db/repositories/fill-amounts.ts";
import { createHelpStore } from "./db/repositories/help.ts";
import { createJobStore } from "./db/repositories/jobs.ts";
import { createMessageStore } from "./db/repositories/messages.ts";
import { createMirrorStatus } from "./db/repositories/mirror-status.ts";
import { createNotificationStore } from "./db/repositories/notifications.ts";
import { createOfferFacts } from "./db/repositories/offers.ts";
import { createOrderStore } from "./db/repositories/orders.ts";
import { createProposalStore } from "./db/repositories/proposals.ts";
import { createQuoteStore } from "./db/repositories/quotes.ts";
import { createReminderStore } from "./db/repositories/reminders.ts";
import { createReviewStore } from "./db/repositories/reviews.ts";
import { createServiceCovers } from "./db/repositories/service-covers.ts";
import { createServiceStore } from "./db/repositories/services.ts";
import { createNonceStore, createSessionStore } from "./db/repositories/sessions.ts";
import { createStandingStore } from "./db/repositories/standings.ts";
import { forgetCover } from "./domain/files/forget-cover.ts";
import { createMakeOnce } from "./domain/files/make-once.ts";
import { prepareCover } from "./domain/files/prepare-cover.ts";
import { removeUnused } from "./domain/files/remove-unused.ts";
import { reportHealth } from "./domain/health/report-health.ts";
import { Refusal } from "./domain/refusal.ts";
import { CONFIRM, emailWithNotifications, emailWorks } from "./jobs/email.ts";
import { followEvents } from "./jobs/follow-events.ts";
import { refreshStandings } from "./jobs/refresh-standings.ts";
import { remindWithBlocks, remindWork } from "./jobs/remind.ts";
import { type Jobs, startJobs } from "./jobs/start-jobs.ts";
import { createMailer } from "./mail/create-mailer.ts";
import { createDiskStorage } from "./storage/disk.ts";
import { coverMaker } from "./storage/make-covers.ts";
import { renderPages } from "./storage/preview/render-pages.ts";
import { renderPicture } from "./storage/preview/render-picture.ts";
import { watermark } from "./storage/preview/watermark.ts";
import { createDiskUploadStore } from "./storage/upload-store.ts";

export type RunningServer = {
  /** Where it listens. */
  url: string;
  /** Ends requests, mirror and database, in that order. */
  stop(): Promise<void>;
};

const HOUR_MS = 3_600_000;
/** A local chain is looked at often: people wait for their own transactions. */
const LOCAL_POLL_MS = 250;
/** A local chain that ended uncleanly comes back a few blocks shorter. */
const LOCAL_BELIEVE_MS = 3_000;
const REQUEST_GRACE_MS = 2_000;
/** Previews made at once, waiting to be, and waiting of one owner's files: more than a page shows. */
const PREVIEW_LANES = { lanes: 2, longest: 500, share: 100 };

/**
 * Starts the whole server: database (embedded unless one is named), migrations, mirror, HTTP. What was started is
 * ended again when a later part fails.
 */
export async function startServer(config: Config, logger: Logger = createLogger()): Promise<RunningServer> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of undo.splice(0).reverse())
      await end().catch((err: unknown) => logger.error({ err }, "stopping"));
  };
  try {
    const databaseUrl = config.databaseUrl ?? (await startDatabase(config, undo));
    await migrate({ url: databaseUrl });
    const db = createDatabase(databaseUrl);
    undo.push(() => db.$disconnect());
    await fillAmounts(db, config.tokens);
    const notifications = await listenNotifications(databaseUrl);
    undo.push(() => notifications.stop());
    const limits = createRateLimiter(databaseUrl, config.rateLimits);
    undo.push(() => limits.stop());
    const mirror = startMirror({
      identity: { chainId: config.chainId, escrow: config.escrow, startBlock: config.escrowStartBlock },
      rpcUrl: config.rpcUrl,
      store: createMirrorStore(db),
      tryLead: createTryLead(databaseUrl),
      confirmations: config.confirmations,
      ...(config.chainId === LOCAL_CHAIN_ID
        ? { pollInterval: LOCAL_POLL_MS, believeShorter: LOCAL_BELIEVE_MS }
        : {}),
      logger,
    });
    undo.push(() => mirror.stop());
    undo.push(
      await followEvents({
        eventCursor: createEventCursor(db, readArguments),
        live: notifications,
        head: async () => Number(await nodeOf(config).getBlockNumber()),
        logger,
      }),
    );

    const server = createServer();
    server.listen(config.port, config.host);
    await once(server, "listening");
    undo.push(() => close(server));
    const { port } = server.address() as AddressInfo;
    const context = createContext(config, {
      db,
      notifications,
      limits,
      mirror,
      logger,
      port,
      jobs: () => jobs,
    });
    server.on("request", createApp(context));
    undo.push(refreshStandings({ ...context, live: notifications }));
    const mailer = config.mail && createMailer(config.mail);
    undo.push(async () => mailer?.stop());
    const mailPorts = mailer && {
      ...context,
      sendMail: mailer.send,
      mailSite: { origin: publicOrigin(config, port), tokens: config.tokens },
    };
    const works = [remindWork(context), ...(mailPorts ? emailWorks(mailPorts) : [])];
    const jobs = startJobs({ databaseUrl, logger, works });
    undo.push(() => jobs.stop());
    const onFailure = (err: unknown) => logger.warn({ err }, "reminders and mails wait");
    const unwatch = remindWithBlocks(notifications, jobs, onFailure);
    const unhear = config.mail && emailWithNotifications(notifications, jobs, { ...config.mail, onFailure });
    undo.push(async () => [unwatch, unhear].forEach((end) => void end?.()));
    const sweeping = setInterval(() => sweep(context), HOUR_MS);
    undo.push(async () => clearInterval(sweeping));
    return { url: `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(config: Config, undo: (() => Promise<unknown>)[]): Promise<string> {
  const embedded = await startEmbeddedPostgres({ dataDir: join(config.dataDir, "postgres") });
  undo.push(() => embedded.stop());
  return embedded.url;
}

/** Answers only what the node knows: a contract must not make the server ask pages of its choice (EIP-3668). */
const nodeOf = ({ rpcUrl }: Config) => createPublicClient({ transport: http(rpcUrl), ccipRead: false });

/** Stored events are read as the mirror wrote them. */
const readArguments = (name: string, json: unknown) => argsFromJson(name, json as EventArgs);

type Parts = {
  db: PrismaClient;
  notifications: Notifications;
  limits: ApiContext["limits"];
  mirror: Mirror;
  logger: Logger;
  port: number;
  /** Known once the context is. */
  jobs(): Jobs;
};

function createContext(
  config: Config,
  { db, notifications, limits, mirror, logger, port, jobs }: Parts,
): ApiContext {
  const client = nodeOf(config);
  const origin = publicOrigin(config, port);
  const mirrorStatus = createMirrorStatus(db);
  const fileStore = createFileStore(db);
  const bytes = createDiskStorage(config.storageDir);
  mkdirSync(bytes.uploadDir, { recursive: true });
  const makeOnce = createMakeOnce(PREVIEW_LANES);
  const webDir = join(import.meta.dirname, "../../web/dist");
  return {
    accounts: createAccountStore(db),
    sessions: createSessionStore(db),
    nonces: createNonceStore(db),
    services: createServiceStore(db, config.tokens),
    offers: createOfferFacts(db),
    jobs: createJobStore(db),
    documents: createDocumentStore(db),
    briefs: createBriefReaders(db),
    orders: createOrderStore(db, readArguments),
    proposals: createProposalStore(db),
    quotes: createQuoteStore(db),
    standings: createStandingStore(db, config.tokens),
    serviceCovers: createServiceCovers(db),
    attachments: createAttachmentStore(db),
    announce: createAnnounce(db),
    notifications: createNotificationStore(db),
    reminders: createReminderStore(db),
    emails: createEmailStore(db),
    sendsEmail: config.mail !== null,
    askForMail: () =>
      jobs()
        .ask(CONFIRM)
        .catch((err: unknown) => logger.warn({ err }, "a confirmation waits")),
    messages: createMessageStore(db),
    help: createHelpStore(db),
    movements: createMovementStore(db),
    reviews: createReviewStore(db, config.tokens),
    files: fileStore,
    fileStore,
    bytes,
    previews: { picture: renderPicture, pages: renderPages, watermark },
    makeOnce,
    uploads: createDiskUploadStore(bytes.uploadDir),
    coverMaker,
    covers: {
      prepare: (input) => prepareCover({ fileStore, bytes, coverMaker, makeOnce }, input),
      forget: (input) => forgetCover({ fileStore, bytes }, input),
    },
    signatures: {
      digest: (input) => verifyDigest(client, input).catch(nodeFailed),
      message: (input) => verifyText(client, input).catch(nodeFailed),
    },
    clock: createChainClock({
      newest: async () => (await mirrorStatus()).timestamp,
      pending: config.chainId === LOCAL_CHAIN_ID ? askNextTimestamp(config.rpcUrl) : null,
    }),
    openApi: () => ({ ...openApiDocument() }),
    health: () => reportHealth({ mirror: mirror.status, stored: mirrorStatus }),
    limits,
    live: {
      // Pages ask for standings when they open.
      subscribe: (tell) =>
        notifications.subscribe(
          (told) => told.type !== "standing" && tell(told as Parameters<typeof tell>[0]),
        ),
    },
    logger,
    isOutage,
    origins: ownOrigins(origin),
    secureCookies: origin.startsWith("https:"),
    chainId: config.chainId,
    escrow: config.escrow,
    arbiter: config.arbiter,
    operators: config.operators,
    terms: termsDefaults(config),
    tokens: config.tokens,
    maxFileSize: config.maxFileSize,
    leastFreeSpace: config.leastFreeSpace,
    publicConfig: publicConfig({
      chainId: config.chainId,
      explorerUrl: config.explorerUrl,
      escrow: config.escrow,
      tokens: config.tokens,
      terms: termsDefaults(config),
      maxFileSize: config.maxFileSize,
      walletConnectProjectId: config.walletConnectProjectId,
      publicRpcUrl: config.publicRpcUrl,
      isLocal: config.chainId === LOCAL_CHAIN_ID,
      demo: config.demo ? { people: demoPeople() } : null,
    }),
    rpcProxyTarget: config.chainId === LOCAL_CHAIN_ID ? config.rpcUrl : null,
    webDir: existsSync(join(webDir, "index.html")) ? webDir : null,
    trustedProxies: config.trustedProxies,
  };
}

function nodeFailed(): never {
  throw new Refusal(
    "node_unavailable",
    "A smart account's signature is checked on the chain, whose node is silent.",
  );
}

/** What is begun and never ended: uploads, files of forms that were never sent, and nonces that nobody signs in with. */
function sweep({ uploads, sessions, fileStore, bytes, logger }: ApiContext): void {
  const now = new Date();
  removeUnused({ fileStore, bytes }, now).catch((err: unknown) => logger.warn({ err }, "unused files stay"));
  uploads.removeAbandoned(now).catch((err: unknown) => logger.warn({ err }, "abandoned uploads stay"));
  sessions.removeExpired(now).catch((err: unknown) => logger.warn({ err }, "expired sessions stay"));
}

/** Lets requests under way end; pages that listen for events never would. */
async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const hurry = setTimeout(() => server.closeAllConnections(), REQUEST_GRACE_MS);
  await closed;
  clearTimeout(hurry);
}

/** Logs to stdout, or to a file. */
export function createLogger(file?: string): Logger {
  const options = {
    level: process.env.LOG_LEVEL ?? "info",
    redact: ["req.headers.cookie", "req.headers.authorization", 'res.headers["set-cookie"]'],
  };
  return file ? pino(options, pino.destination({ dest: file, mkdir: true })) : pino(options);
}

async function run(): Promise<void> {
  const logger = createLogger();
  let server: RunningServer;
  try {
    server = await startServer(readConfig(), logger);
  } catch (error) {
    process.exitCode = 1;
    // Settings are the operator's: a sentence each. Anything else wants its stack.
    console.error(error instanceof ConfigError ? error.message : error);
    return;
  }
  logger.info({ url: server.url }, "listening");
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    server.stop().then(() => logger.info("stopped"));
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

if (import.meta.main) await run();
