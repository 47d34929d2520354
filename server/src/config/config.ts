import { type Address, getAddress, zeroAddress } from "viem";
import { DEMO_ACCOUNTS, demoAccount } from "./demo-people.ts";
import { type Environment, environmentSchema } from "./environment.ts";

/** A token the operator accepts; the zero address is the chain's coin. */
export type AcceptedToken = {
  address: Address;
  symbol: string;
  name: string;
  decimals: number;
  stable: boolean;
};

/** Every setting of the server, checked. Times are seconds, fees basis points. */
export type Config = {
  /** Null: the embedded server is started. */
  databaseUrl: string | null;
  dataDir: string;
  storageDir: string;
  rpcUrl: string;
  publicRpcUrl: string;
  chainId: number;
  escrow: Address;
  escrowStartBlock: bigint;
  arbiter: Address;
  platform: Address;
  operators: Address[];
  platformFeeBps: number;
  arbiterFeeBps: number;
  fallbackSellerBps: number;
  tokens: AcceptedToken[];
  port: number;
  host: string;
  /** Null: `http://localhost:PORT`, known once the port is. */
  publicOrigin: string | null;
  explorerUrl: string | null;
  walletConnectProjectId: string | null;
  /** Bytes. */
  maxFileSize: number;
  /** Blocks behind the head before a reorganisation is no longer looked for. */
  confirmations: number;
  demo: boolean;
  /** Reverse proxies in front whose word on a caller's address counts. */
  trustedProxies: number;
  /**
   * Requests an address has in a minute, megabytes of uploads it may begin in a day, and messages an account sends in a
   * minute.
   */
  rateLimits: Record<"all" | "auth" | "rpc" | "upload" | "uploadMegabytes" | "message" | "email", number>;
  /** Where mails are handed in, who they are from, and seconds that news wait for others; null: none are sent. */
  mail: { url: string; from: string; gather: number } | null;
  /** Bytes that uploads leave free on the disk: the database may lie there too. */
  leastFreeSpace: number;
};

/** Generous: a page asks some dozens of times when it opens, and whole offices share an address. */
const RATE_LIMITS = {
  all: 3000,
  auth: 120,
  rpc: 6000,
  upload: 300,
  uploadMegabytes: 20_000,
  message: 120,
  email: 20,
};
/** Seconds that notifications wait for others to go along in one mail. */
const GATHER_MAIL = 60;
const LEAST_FREE_SPACE = 256 * 1024 ** 2;

/** Hardhat's and anvil's chain id: the only chain on which demo people and the RPC proxy exist. */
export const LOCAL_CHAIN_ID = 31337;

/** Settings are missing or senseless. `problems` has one sentence for each, in words an operator can act on. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The server cannot start with these settings:\n${problems.map((problem) => `- ${problem}`).join("\n")}`,
    );
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/**
 * Settings from the environment (docs/architecture.md lists them). An empty variable counts as unset.
 * @throws ConfigError naming every wrong setting at once.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`));
  }
  const config = withDefaults(parsed.data);
  const problems = contradictions(config, parsed.data);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function withDefaults(env: Environment): Config {
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.DATA_DIR,
    storageDir: env.STORAGE_DIR ?? `${env.DATA_DIR}/files`,
    rpcUrl: env.RPC_URL,
    publicRpcUrl: env.PUBLIC_RPC_URL ?? "/rpc",
    chainId: env.CHAIN_ID,
    escrow: env.ESCROW_ADDRESS,
    escrowStartBlock: env.ESCROW_START_BLOCK,
    arbiter: env.ARBITER_ADDRESS ?? demoAddress("arbiter"),
    platform: env.PLATFORM_ADDRESS ?? demoAddress("platform"),
    operators: env.OPERATOR_ADDRESSES ?? (env.CHAIN_ID === LOCAL_CHAIN_ID ? [demoAddress("platform")] : []),
    platformFeeBps: env.PLATFORM_FEE_BPS,
    arbiterFeeBps: env.ARBITER_FEE_BPS,
    fallbackSellerBps: env.FALLBACK_SELLER_BPS,
    tokens: env.TOKENS ?? [COIN],
    port: env.PORT,
    host: env.HOST,
    publicOrigin: env.PUBLIC_ORIGIN ?? null,
    explorerUrl: env.EXPLORER_URL ?? null,
    walletConnectProjectId: env.WALLETCONNECT_PROJECT_ID ?? null,
    maxFileSize: env.MAX_FILE_SIZE,
    confirmations: env.CONFIRMATIONS,
    demo: env.DEMO,
    trustedProxies: env.TRUSTED_PROXIES,
    rateLimits: RATE_LIMITS,
    mail:
      env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM, gather: GATHER_MAIL } : null,
    leastFreeSpace: LEAST_FREE_SPACE,
  };
}

const COIN: AcceptedToken = {
  address: zeroAddress,
  symbol: "ETH",
  name: "Ether",
  decimals: 18,
  stable: false,
};

function demoAddress(who: "arbiter" | "platform"): Address {
  return getAddress(demoAccount(DEMO_ACCOUNTS[who]).address);
}

/** What is wrong only in combination: above all, everything that is convenient locally and unsafe elsewhere. */
function contradictions(config: Config, env: Environment): string[] {
  const problems: string[] = [];
  const local = config.chainId === LOCAL_CHAIN_ID;
  if (config.demo && !local) {
    problems.push(
      `DEMO gives everybody keys known to the whole world; it must be unset on chain ${config.chainId}.`,
    );
  }
  if (!local) {
    for (const name of ["ARBITER_ADDRESS", "PLATFORM_ADDRESS", "PUBLIC_RPC_URL", "PUBLIC_ORIGIN"] as const) {
      if (env[name] === undefined) problems.push(`${name} must be set on a chain other than the local one.`);
    }
    if (env.PUBLIC_RPC_URL === "/rpc") {
      problems.push("PUBLIC_RPC_URL must be an address of a node; /rpc serves the local chain only.");
    }
  }
  if (config.arbiter === config.platform) {
    problems.push(
      "ARBITER_ADDRESS and PLATFORM_ADDRESS must differ: an arbiter must not live from commission.",
    );
  }
  if ((env.SMTP_URL === undefined) !== (env.MAIL_FROM === undefined)) {
    problems.push("SMTP_URL and MAIL_FROM are set together, or neither.");
  }
  const addresses = config.tokens.map((token) => token.address);
  if (new Set(addresses).size !== addresses.length) problems.push("TOKENS names a token twice.");
  return problems;
}
