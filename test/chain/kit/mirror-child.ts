import { flushCompileCache } from "node:module";
import type { Identity } from "../../../server/src/chain/model.ts";
import { startMirror } from "../../../server/src/chain/start-mirror.ts";
import { createMirrorStore } from "../../../server/src/db/chain-store/create-mirror-store.ts";
import { createTryLead } from "../../../server/src/db/chain-store/take-lead.ts";
import { createDatabase } from "../../../server/src/db/client.ts";

/** What a mirror in a process of its own needs, as its one argument in JSON. */
export type ChildOptions = {
  databaseUrl: string;
  rpcUrl: string;
  confirmations: number;
  identity: Omit<Identity, "startBlock"> & { startBlock: string };
};

if (import.meta.main) {
  // Not even a killed test run leaves a mirror behind: its end of the pipe closes.
  process.stdin.resume().on("end", () => process.exit());
  const { databaseUrl, rpcUrl, confirmations, identity } = JSON.parse(process.argv[2] ?? "") as ChildOptions;
  startMirror({
    identity: { ...identity, startBlock: BigInt(identity.startBlock) },
    rpcUrl,
    store: createMirrorStore(createDatabase(databaseUrl)),
    tryLead: createTryLead(databaseUrl),
    confirmations,
    pollInterval: 20,
  });
  // Node writes its cache of compiled code at the end of a process, and this one will be killed.
  flushCompileCache();
}
