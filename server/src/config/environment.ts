import { getAddress, isAddress } from "viem";
import { z } from "zod";

const address = z
  .string()
  .refine((text) => isAddress(text, { strict: false }), "must be an address: 0x and 40 hex digits")
  .transform((text) => getAddress(text));
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http or https address" });
const origin = httpUrl.refine(
  (text) => URL.parse(text)?.origin === text,
  "must be an origin such as https://example.org, without a path",
);

const tokens = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "must be JSON" });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(
        z.object({
          address,
          symbol: z.string().min(1).max(16),
          name: z.string().min(1).max(60),
          decimals: z.int().min(0).max(36),
          stable: z.boolean().default(false),
        }),
        "must be a JSON list of { address, symbol, name, decimals, stable }",
      )
      .min(1, "must name at least one token"),
  );

/** The environment as docs/architecture.md's table names it; defaults are those of the local chain. */
export const environmentSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }).optional(),
  DATA_DIR: z.string().default(".holdfast"),
  STORAGE_DIR: z.string().optional(),
  RPC_URL: httpUrl.default("http://127.0.0.1:8545"),
  PUBLIC_RPC_URL: z
    .union([httpUrl, z.literal("/rpc")], "must be an http or https address, or /rpc")
    .optional(),
  CHAIN_ID: whole(1, Number.MAX_SAFE_INTEGER).default(31337),
  ESCROW_ADDRESS: z
    .string("is missing: it is the deployed escrow contract's address (npm start deploys one locally)")
    .pipe(address),
  ESCROW_START_BLOCK: z
    .string()
    .regex(/^\d{1,15}$/, "must be a block number")
    .default("0")
    .transform(BigInt),
  ARBITER_ADDRESS: address.optional(),
  PLATFORM_ADDRESS: address.optional(),
  OPERATOR_ADDRESSES: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(address))
    .optional(),
  PLATFORM_FEE_BPS: whole(0, 2000).default(500),
  ARBITER_FEE_BPS: whole(0, 1000).default(300),
  FALLBACK_SELLER_BPS: whole(0, 10_000).default(5000),
  TOKENS: tokens.optional(),
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_ORIGIN: origin.optional(),
  EXPLORER_URL: httpUrl.optional(),
  WALLETCONNECT_PROJECT_ID: z.string().optional(),
  MAX_FILE_SIZE: whole(1, 10 * 1024 ** 3).default(268_435_456),
  CONFIRMATIONS: whole(1, 100_000).default(64),
  TRUSTED_PROXIES: whole(0, 10).default(0),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: "must be an smtp:// or smtps:// address, with user and password in it",
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^\p{C}<>@",;:]{1,60} <[^\p{C}\s<>@",;:]+@[^\p{C}\s<>@",;:]+>|[^\p{C}\s<>@",;:]+@[^\p{C}\s<>@",;:]+)$/u,
      "must be an e-mail address, or a name and one: Holdfast <notices@example.org>",
    )
    .optional(),
  DEMO: z
    .enum(["0", "1"], "must be 0 or 1")
    .default("0")
    .transform((text) => text === "1"),
});

export type Environment = z.infer<typeof environmentSchema>;
