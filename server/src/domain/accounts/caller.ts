import type { Address } from "viem";

/** Rights that come from configuration only, never from who came first. */
export type Role = "arbiter" | "operator";

/** Who is signed in. */
export type Caller = { address: Address; roles: readonly Role[] };
