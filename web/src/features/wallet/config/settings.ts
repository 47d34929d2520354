import type { PublicConfig } from "@holdfast/sdk/api";

/** What the wallet room needs of `/api/config`. */
export type WalletSettings = PublicConfig;
export type DemoPerson = NonNullable<PublicConfig["demo"]>["people"][number];
