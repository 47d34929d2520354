import { startEmbeddedPostgres } from "../../../server/src/db/embedded/start.ts";

/** A process that starts the embedded database in the folder it is given, says where, and waits. */
const dataDir = process.argv[2];
if (!dataDir) throw new Error("Name a folder.");
try {
  const database = await startEmbeddedPostgres({ dataDir, throwaway: true });
  process.once("SIGTERM", () => database.stop().then(() => process.exit(0)));
  console.log(`url ${database.url}`);
  setInterval(() => undefined, 1_000);
} catch (error) {
  console.log(`error ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
