/**
 * Prisma: not reachable (P1001, P1002), timed out (P1008), connection closed (P1017), too many connections (P2037), no
 * free connection in time (P2024), no transaction in time (P2028).
 */
const PRISMA = /^P(1001|1002|1008|1017|2024|2028|2037)$/;
/** SQLSTATE: connection lost, resources (a full disk too), shut down or starting. */
const POSTGRES = /^(08|53|57P)/;
const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
/** node-postgres gives these no code. */
const WORDS = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired)/;

type RawMeta = { driverAdapterError?: { cause?: unknown } };

/** Whether an error of the database's means that it cannot be asked now, and nothing is wrong with what was asked. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause: own, meta } = error as { code?: unknown; cause?: unknown; meta?: RawMeta };
  // A statement of our own (P2010) carries what happened one step further down.
  const cause = own ?? meta?.driverAdapterError?.cause;
  if (typeof code === "string" && (PRISMA.test(code) || (isOfPostgres(error) && saysSo(code)))) return true;
  if (WORDS.test(error.message)) return true;
  if (typeof cause === "object" && cause !== null) {
    const { kind, originalCode } = cause as { kind?: unknown; originalCode?: unknown };
    if (typeof kind === "string" && KINDS.has(kind)) return true;
    if (typeof originalCode === "string" && saysSo(originalCode)) return true;
  }
  return false;
}

function saysSo(code: string): boolean {
  return POSTGRES.test(code) || NETWORK.test(code);
}

/** A file's or another server's ECONNRESET is another matter. */
function isOfPostgres(error: Error): boolean {
  return "severity" in error || /\b(pg|pg-pool|prisma)\b/.test(error.stack ?? "");
}
