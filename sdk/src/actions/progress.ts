import type { Sent, SentCalls, Weather } from "./sent.ts";

/** How far an action has come. `sent` is told again whenever more is known of it; mined under another hash: repriced. */
export type Progress =
  | { step: "simulating" }
  | { step: "signing" }
  | { step: "sent"; sent: Sent; weather: Weather }
  | { step: "sent_calls"; sent: SentCalls; weather: Weather }
  | { step: "mined"; hash: `0x${string}` };

/** What every action takes besides its own parameters. */
export type Observed = { onProgress?: ((progress: Progress) => void) | undefined };
