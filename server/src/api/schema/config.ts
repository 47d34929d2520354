import { z } from "zod";
import { Address, Seconds } from "./common.ts";

export const Token = z
  .object({
    /** Zero address: the chain's coin. */
    address: Address,
    symbol: z.string(),
    name: z.string(),
    decimals: z.int(),
    stable: z.boolean(),
  })
  .meta({ id: "Token" });

/** The operator's defaults for terms. Pages warn of anything else. */
export const TermsDefaults = z
  .object({
    arbiter: Address,
    platform: Address,
    platformFeeBps: z.int(),
    arbiterFeeBps: z.int(),
    fallbackSellerBps: z.int(),
    revisionTime: Seconds,
    reviewTime: Seconds,
    responseTime: Seconds,
    graceTime: Seconds,
    rulingTime: Seconds,
  })
  .meta({ id: "TermsDefaults" });

/** Public settings the page needs before anything else. `demo` is there on the local chain only. */
export const PublicConfig = z
  .object({
    chainId: z.int(),
    chainName: z.string(),
    coin: z.object({ name: z.string(), symbol: z.string(), decimals: z.int() }),
    /** Absolute, or a path of this origin (`/rpc` on the local chain). */
    rpcUrl: z.string(),
    explorerUrl: z.string().nullable(),
    escrow: Address,
    tokens: z.array(Token),
    terms: TermsDefaults,
    maxFileSize: z.int(),
    categories: z.array(z.string()),
    walletConnectProjectId: z.string().nullable(),
    demo: z
      .object({
        people: z.array(
          z.object({
            role: z.enum(["client", "seller", "arbiter", "operator"]),
            name: z.string(),
            address: Address,
            privateKey: z.string(),
          }),
        ),
      })
      .nullable(),
  })
  .meta({ id: "PublicConfig" });

export const Health = z
  .object({
    status: z.enum(["ok", "unavailable"]),
    chainId: z.int(),
    escrow: Address,
    /** Block numbers: the node's newest, and the newest mirrored. */
    head: z.int().nullable(),
    indexed: z.int().nullable(),
    reason: z.string().optional(),
  })
  .meta({ id: "Health" });
