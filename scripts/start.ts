import { join } from "node:path";
import { ConfigError, readConfig } from "../server/src/config/config.ts";
import { DEMO_PEOPLE, demoAccount } from "../server/src/config/demo-people.ts";
import { EmbeddedPostgresError } from "../server/src/db/embedded/failure.ts";
import { createLogger, startServer } from "../server/src/main.ts";
import { startLocalChain } from "./chain.ts";
import { type Deployment, deployLocally } from "./deploy.ts";
import { beginAnew, isSeeded, localData, markSeeded, whyBeginAnew } from "./local/data.ts";
import { findRunning, forgetRunning, isFree, writeRunning } from "./local/running.ts";
import { seed } from "./seed.ts";
import { causeOf, Failure } from "./setup/failure.mjs";
import { complain, say, step } from "./setup/report.mjs";

/** `npm start`: chain, database, contracts, server and pages on one port, with a demo in them. */
const root = join(import.meta.dirname, "..");
const data = localData(process.env.DATA_DIR ?? join(root, ".holdfast"));
const undo: (() => Promise<unknown>)[] = [];

async function start(): Promise<void> {
  const { port, host } = readConfig({ ...process.env, ESCROW_ADDRESS: `0x${"0".repeat(40)}` });
  const running = findRunning(data.folder);
  if (running) {
    throw new Failure(
      `Holdfast runs already: ${running.origin} (process ${running.pid}). Stop that one first.`,
    );
  }
  if (port !== 0 && !(await isFree(port, host))) throw portInUse(port);
  writeRunning(data.folder, { pid: process.pid, origin: `http://localhost:${port}`, rpcUrl: "" });
  undo.push(async () => forgetRunning(data.folder));

  const reason = whyBeginAnew(data);
  if (reason) await step(`Begin the demo anew: ${reason}`, () => beginAnew(data));
  const chain = await step("Start the local chain", () => startLocalChain(data.chain));
  undo.push(() => chain.stop());
  const deployment = await step("Deploy the contracts", () => deployLocally(chain.url, data.chain));
  const config = readConfig(environment(chain.url, deployment));
  const server = await step("Start database and server", () =>
    startServer(config, createLogger(join(data.folder, "server.log"))),
  );
  undo.push(() => server.stop());
  const origin = config.publicOrigin ?? `http://localhost:${new URL(server.url).port}`;
  writeRunning(data.folder, { pid: process.pid, origin, rpcUrl: chain.url });
  if (!isSeeded(data)) {
    await step("Fill the demo with people, services and orders", (report) =>
      seed({
        origin,
        rpcUrl: chain.url,
        onProgress: (what, done, total) => report(total ? `${what} ${done}/${total}` : what),
      }),
    );
    if (chain.isLasting) markSeeded(data);
  }
  process.stdout.write(closing(origin));
}

/** The server's settings; what the person set stays, except what must be the local chain's. */
function environment(rpcUrl: string, { escrow, escrowStartBlock, demoToken }: Deployment): NodeJS.ProcessEnv {
  const tokens = [
    { address: `0x${"0".repeat(40)}`, symbol: "ETH", name: "Ether", decimals: 18, stable: false },
    { address: demoToken, symbol: "dUSD", name: "Demo Dollar", decimals: 6, stable: true },
  ];
  return {
    TOKENS: JSON.stringify(tokens),
    ...process.env,
    DATA_DIR: data.folder,
    STORAGE_DIR: data.files,
    CHAIN_ID: "31337",
    RPC_URL: rpcUrl,
    PUBLIC_RPC_URL: "/rpc",
    ESCROW_ADDRESS: escrow,
    ESCROW_START_BLOCK: escrowStartBlock,
    DEMO: "1",
  };
}

function closing(origin: string): string {
  const people = DEMO_PEOPLE.map(({ role, name, index }) => {
    const word = `${role[0]?.toUpperCase()}${role.slice(1)}`;
    return `    ${word.padEnd(9)}${name.padEnd(16)}${demoAccount(index).address}`;
  });
  return [
    "",
    `  Holdfast is ready: ${origin}`,
    "",
    '  Be one of the demo people (choose under "Connect"; their money is play money):',
    ...people,
    "",
    `  Everything is kept in ${data.folder}; delete that folder to begin anew.`,
    "  Stop with Ctrl-C.",
    "",
    "",
  ].join("\n");
}

function portInUse(port: number): Failure {
  return new Failure(
    `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
  );
}

async function stop(): Promise<void> {
  for (const end of undo.splice(0).reverse()) await end().catch((error: unknown) => complain(String(error)));
}

/** One sentence for whatever went wrong, with the way on; details below it. */
function explain(error: unknown): { sentence: string; details?: string } {
  if (error instanceof Failure || error instanceof EmbeddedPostgresError) {
    return { sentence: error.message, details: error.details ?? "" };
  }
  if (error instanceof ConfigError) return { sentence: error.message };
  if ((error as { code?: string }).code === "EADDRINUSE")
    return { sentence: portInUse(Number(process.env.PORT ?? 3000)).message };
  const text =
    error instanceof Error ? `${error.stack}${error.cause ? `\n${String(error.cause)}` : ""}` : String(error);
  const known = causeOf(text);
  return { sentence: known ?? "Holdfast could not start; the error is below.", details: text };
}

let leaving = 0;
function leave(): void {
  if (leaving > 0) {
    // A terminal's Ctrl-C arrives more than once; a later one means it.
    if (Date.now() - leaving > 2_000) process.exit(130);
    return;
  }
  leaving = Date.now();
  say("Stopping");
  stop().then(() => process.exit(0));
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, leave);

try {
  await start();
} catch (error) {
  if (leaving === 0) {
    await stop();
    const { sentence, details } = explain(error);
    complain(sentence, details);
    process.exit(1);
  }
}
