import type { Address, Hex } from "viem";
import type { Crop } from "../files/crop.ts";

/** Which part of which upload shows a person; crop null: all of it. */
export type Avatar = { fileId: string; crop: Crop | null };
export type Account = {
  address: Address;
  name: string;
  bio: string;
  avatar: Avatar | null;
  createdAt: Date;
};
/** What a person is shown by, beside their address. */
export type Face = Pick<Account, "name" | "avatar">;
/** Faces by address; who has neither name nor picture is not in it. */
export type People = ReadonlyMap<Address, Face>;
export type AccountChange = {
  name?: string | undefined;
  bio?: string | undefined;
  avatar?: Avatar | null | undefined;
};

export type AccountStore = {
  find(address: Address): Promise<Account | null>;
  /** The account, made at its first sign-in. */
  ensure(address: Address): Promise<Account>;
  update(address: Address, change: AccountChange): Promise<Account>;
  people(addresses: readonly Address[]): Promise<People>;
};

export type SessionStore = {
  insert(session: { tokenHash: string; address: Address; expiresAt: Date }): Promise<void>;
  find(tokenHash: string, now: Date): Promise<{ address: Address; expiresAt: Date } | null>;
  remove(tokenHash: string): Promise<void>;
  removeExpired(now: Date): Promise<void>;
};

export type NonceStore = {
  insert(nonce: string, expiresAt: Date): Promise<void>;
  /** Takes the nonce away; false when it was not there or its time was over. Of two at once only one gets true. */
  consume(nonce: string, now: Date): Promise<boolean>;
};

/** Who signed what. A key's own signature first, then a contract's word (ERC-1271). */
export type SignatureChecker = {
  /** Like the escrow contract: a signature it would refuse is refused here. */
  digest(input: { signer: Address; digest: Hex; signature: Hex }): Promise<boolean>;
  /** EIP-191 text; accounts that are not deployed yet may sign too (ERC-6492). */
  message(input: { signer: Address; message: string; signature: Hex }): Promise<boolean>;
};

export type AccountPorts = {
  accounts: AccountStore;
  sessions: SessionStore;
  nonces: NonceStore;
  signatures: SignatureChecker;
  /** Origins a sign-in may name: ours, and on this machine its other spellings. */
  origins: readonly string[];
  chainId: number;
  arbiter: Address;
  operators: readonly Address[];
};
