import { z } from "zod";
import { isInside } from "../../domain/files/crop.ts";

/** A checksummed or lower-case address (EIP-55); handlers checksum it at the edge. */
export const Address = z.string().regex(/^0x[0-9a-fA-F]{40}$/, "must be an address: 0x and 40 hex digits");
export const Hash = z.string().regex(/^0x[0-9a-f]{64}$/, "must be a hash: 0x and 64 lower-case hex digits");
export const OrderId = Hash.describe("An order's id, a 32-byte hash.");
export const Signature = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2})+$/, "must be a signature in hex")
  .max(20_000);
/** An amount in the token's smallest unit (wei for the coin), as a decimal string. */
export const Amount = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,33})$/, "must be a whole number as a decimal string");
/** Unix time in seconds. */
export const Seconds = z
  .int()
  .min(0)
  .max(2 ** 40 - 1);
export const Timestamp = z.iso.datetime();
export const Cursor = z.string().max(200);

/** RFC 9457. `code` is stable for programs, `detail` is a sentence for people. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    /** Whether the same call may succeed later. */
    retry: z.boolean(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

const Uint32 = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);
/** Of what is a number at all: every check of a text runs, whatever the others said. */
const holds = (bits: bigint) => (text: string) => !/^\d{1,80}$/.test(text) || BigInt(text) < 2n ** bits;

/** `Terms` of the escrow contract; amounts, salt as decimal strings, times in seconds. */
export const Terms = z
  .object({
    client: Address,
    seller: Address,
    arbiter: Address,
    platform: Address,
    token: Address,
    price: Amount.refine(holds(112n), "is more than the contract can hold"),
    platformFeeBps: z.int().min(0).max(2000),
    arbiterFeeBps: z.int().min(0).max(1000),
    fallbackSellerBps: z.int().min(0).max(10_000),
    deliveryTime: Uint32,
    revisionTime: Uint32,
    reviewTime: Uint32,
    responseTime: Uint32,
    graceTime: Uint32,
    rulingTime: Uint32,
    revisions: z.int().min(0).max(255),
    validUntil: Seconds,
    content: Hash,
    salt: z
      .string()
      .regex(/^(0|[1-9][0-9]{0,77})$/)
      .refine(holds(256n), "is more than the contract can hold"),
  })
  .meta({ id: "Terms" });

/** `avatar`: where the person's own picture lies on this site, square; null: the one drawn from the address. */
export const Person = z
  .object({ address: Address, name: z.string(), avatar: z.string().nullable() })
  .meta({ id: "Person" });

/** Which part of a picture is shown, in parts of its width and height as it stands upright. */
export const Crop = z
  .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .refine(isInside, "must lie inside the picture, from 0 to 1, and be a fiftieth of it at least")
  .meta({ id: "Crop" });
