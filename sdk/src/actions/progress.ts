/** How far an action has come. `hash` is there once the wallet has sent; a repriced transaction reports its new one. */
export type Progress =
  | { step: "simulating" }
  | { step: "signing" }
  | { step: "sent"; hash: `0x${string}` }
  | { step: "mined"; hash: `0x${string}` };

/** What every action takes besides its own parameters. */
export type Observed = { onProgress?: ((progress: Progress) => void) | undefined };
