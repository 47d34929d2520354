/** Something that is done again and again, never twice at the same time. */
export type Runner = {
  /** Does it now, or once more when it is being done. */
  tell(): void;
  /** Waits for what is being done. */
  stop(): Promise<void>;
};

/**
 * Does `work` whenever told, and every `every` milliseconds besides, for a word may get lost. What fails is left to the
 * next time.
 */
export function runWhenTold(input: {
  work(): Promise<void>;
  every: number;
  onFailure(error: unknown): void;
}): Runner {
  let wanted = false;
  let stopped = false;
  let running: Promise<void> | null = null;

  async function run() {
    while (wanted && !stopped) {
      wanted = false;
      await input.work().catch(input.onFailure);
    }
    running = null;
  }
  function tell() {
    wanted = true;
    if (!stopped) running ??= run();
  }
  const timer = setInterval(tell, input.every);
  return {
    tell,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
