import { z } from "zod";
import { Address, Signature, Timestamp } from "./common.ts";

export const Nonce = z.object({ nonce: z.string(), expiresAt: Timestamp }).meta({ id: "Nonce" });
/** An EIP-4361 message as the wallet signed it. */
export const SignIn = z
  .object({ message: z.string().max(4000), signature: Signature })
  .meta({ id: "SignIn" });
export const Session = z
  .object({
    account: z
      .object({
        address: Address,
        name: z.string(),
        bio: z.string(),
        roles: z.array(z.enum(["arbiter", "operator"])),
      })
      .nullable(),
    expiresAt: Timestamp.nullable(),
  })
  .meta({ id: "Session" });
export const ProfileUpdate = z
  .object({ name: z.string().trim().max(60), bio: z.string().trim().max(2000) })
  .partial()
  .meta({ id: "ProfileUpdate" });
/** How a seller's orders ended, by the chain. */
export const SellerRecord = z
  .object({
    /** Orders that the seller had taken on and that are over. */
    ended: z.int(),
    /** Of them, those that the seller cancelled alone: the share is the cancellation rate. */
    cancelledAlone: z.int(),
  })
  .meta({ id: "SellerRecord" });
export const Profile = z
  .object({ address: Address, name: z.string(), bio: z.string(), memberSince: Timestamp.nullable() })
  .meta({ id: "Profile" });
