import type { TestServer } from "./api.ts";
import type { Person } from "./person.ts";

export type Download = { status: number; headers: Headers; bytes: Buffer };

/** What a path answers somebody, byte for byte. */
export async function download(
  server: Pick<TestServer, "url">,
  who: Person,
  path: string,
  init: { method?: string; headers?: Record<string, string> } = {},
): Promise<Download> {
  const { method = "GET", headers = {} } = init;
  const cookie = who.cookie();
  const response = await fetch(new URL(path, server.url), {
    method,
    headers: { ...(cookie ? { cookie } : {}), ...headers },
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}
