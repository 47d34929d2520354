export type MirroredParams = {
  /** The block that a transaction of one's own is in. */
  block: number | bigint;
  signal?: AbortSignal;
  /** Origin of the server without a slash at the end; the page's own when not given. */
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
};

/** Milliseconds between two questions. */
const PAUSE = 400;

/**
 * Waits until the server has read the chain up to a block: only from then on it knows what was done there. Goes on
 * asking while the server does not answer.
 * @throws what the signal says when it gives up
 */
export async function mirrored({
  block,
  signal,
  baseUrl = "",
  fetch = globalThis.fetch,
}: MirroredParams): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const indexed = await ask(`${baseUrl}/api/health`, fetch, signal);
    if (indexed !== null && indexed >= Number(block)) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Not by the API client: an unhealthy server's answer (503) says how far it has read, too. */
async function ask(
  url: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  try {
    const answer = await fetch(url, {
      headers: { accept: "application/json" },
      ...(signal === undefined ? {} : { signal }),
    });
    const health: unknown = await answer.json();
    const indexed = (health as { indexed?: unknown } | null)?.indexed;
    return typeof indexed === "number" ? indexed : null;
  } catch {
    return null;
  }
}
