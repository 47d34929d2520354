import { z } from "zod";
import { Address, Crop, Person, Signature, Timestamp } from "./common.ts";

export const Nonce = z.object({ nonce: z.string(), expiresAt: Timestamp }).meta({ id: "Nonce" });
/** An EIP-4361 message as the wallet signed it. */
export const SignIn = z
  .object({ message: z.string().max(4000), signature: Signature })
  .meta({ id: "SignIn" });
/** An upload of one's own, and which part of it is shown; null: the middle. */
const CutPicture = z.object({ fileId: z.string().max(80), crop: Crop.nullable() });
export const Session = z
  .object({
    account: z
      .object({
        address: Address,
        name: z.string(),
        bio: z.string(),
        avatar: z.string().nullable(),
        /** What `avatar` is cut from. */
        picture: CutPicture.nullable(),
        roles: z.array(z.enum(["arbiter", "operator"])),
      })
      .nullable(),
    expiresAt: Timestamp.nullable(),
  })
  .meta({ id: "Session" });
export const ProfileUpdate = z
  .object({
    name: z.string().trim().max(60),
    bio: z.string().trim().max(2000),
    /** A finished upload; null: none. */
    avatar: CutPicture.nullable(),
  })
  .partial()
  .meta({ id: "ProfileUpdate" });
export const Profile = Person.extend({ bio: z.string(), memberSince: Timestamp.nullable() }).meta({
  id: "Profile",
});
