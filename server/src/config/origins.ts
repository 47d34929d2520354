import type { Config } from "./config.ts";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** The site's own origin, once the port is known. */
export function publicOrigin(config: Pick<Config, "publicOrigin">, port: number): string {
  return config.publicOrigin ?? `http://localhost:${port}`;
}

/** Origins that are this site: on this machine `localhost` and `127.0.0.1` are one place under two names. */
export function ownOrigins(origin: string): string[] {
  const url = new URL(origin);
  if (!LOOPBACK.includes(url.hostname)) return [origin];
  return LOOPBACK.map((name) => `${url.protocol}//${name}${url.port === "" ? "" : `:${url.port}`}`);
}
