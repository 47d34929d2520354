import { type Address, getAddress, type Hash, type Hex } from "viem";
import { z } from "zod";

const hash = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/)
  .transform((text) => text.toLowerCase() as Hash);
const bytes = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2})*$/)
  .transform((text) => text.toLowerCase() as Hex);
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text): Address => getAddress(text));
/** Block numbers, indexes, times: at most 64 bits, so that they fit the database. */
const quantity = z
  .string()
  .regex(/^0x[0-9a-fA-F]{1,15}$/)
  .transform(BigInt);

export const chainIdAnswer = quantity.transform(Number);
export const codeAnswer = bytes;

export const headerAnswer = z.object({
  number: quantity,
  hash,
  parentHash: hash,
  timestamp: quantity,
  logsBloom: bytes.nullish(),
});

/** A block with its transactions whole, of which only the sender is of use. */
export const blockAnswer = headerAnswer.extend({ transactions: z.array(z.object({ hash, from: address })) });

export const logsAnswer = z.array(
  z.object({
    address,
    topics: z.array(hash).max(4),
    data: bytes,
    blockNumber: quantity,
    blockHash: hash,
    transactionHash: hash,
    logIndex: quantity.transform(Number),
    removed: z.boolean().optional(),
  }),
);

export type Header = z.output<typeof headerAnswer>;
export type BlockWithSenders = z.output<typeof blockAnswer>;
export type RawLog = z.output<typeof logsAnswer>[number];
