import { pino } from "pino";
import { createApp } from "../../server/src/api/app.ts";
import type { ApiContext } from "../../server/src/api/context.ts";

/** The HTTP face alone, for what needs neither database nor chain. What is not in `parts` must not be asked for. */
export function createTestApp(parts: Partial<ApiContext>): ReturnType<typeof createApp> {
  const context: Partial<ApiContext> = {
    logger: pino({ level: "silent" }),
    publicConfig: { rpcUrl: "/rpc", walletConnectProjectId: null } as ApiContext["publicConfig"],
    origins: ["http://localhost"],
    limits: { consume: async () => null },
    uploads: { store: {} } as ApiContext["uploads"],
    rpcProxyTarget: null,
    secureCookies: false,
    trustedProxies: 0,
    maxFileSize: 1,
    webDir: null,
    ...parts,
  };
  return createApp(context as ApiContext);
}
