/** Milliseconds between two questions. */
const PAUSE = 400;

/** Waits until the server has read the chain up to `block`; goes on asking while the server does not answer. */
export async function mirrored(block: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const indexed = await ask(signal);
    if (indexed !== null && indexed >= block) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

async function ask(signal: AbortSignal): Promise<number | null> {
  try {
    const answer = await fetch("/api/health", { signal, headers: { accept: "application/json" } });
    const health: unknown = await answer.json();
    const indexed = (health as { indexed?: unknown } | null)?.indexed;
    return typeof indexed === "number" ? indexed : null;
  } catch {
    return null;
  }
}
