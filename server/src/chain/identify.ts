import { MirrorHalted } from "./errors.ts";
import type { Checkpoint, Identity } from "./model.ts";
import type { Rpc } from "./rpc/create-rpc.ts";

/** The node must be of the chain we mirror and know the escrow. @throws MirrorHalted */
export async function requireChain(rpc: Rpc, { chainId, escrow }: Identity): Promise<void> {
  const actual = await rpc.chainId();
  if (actual !== chainId)
    throw new MirrorHalted(`The node is of chain ${actual}, the settings say ${chainId}.`);
  if ((await rpc.code(escrow)) === "0x") {
    throw new MirrorHalted(`There is no contract at the escrow's address ${escrow} on chain ${chainId}.`);
  }
}

/** The database must hold the mirror of the same escrow. @throws MirrorHalted */
export function requireSameMirror(stored: Checkpoint, identity: Identity): void {
  const same =
    stored.chainId === identity.chainId &&
    stored.escrow === identity.escrow &&
    stored.startBlock === identity.startBlock;
  if (same) return;
  throw new MirrorHalted(
    `The database mirrors ${describe(stored)}, the settings say ${describe(identity)}. ` +
      "Correct the settings, or rebuild the mirror with `npm run reindex`.",
  );
}

function describe({ chainId, escrow, startBlock }: Identity): string {
  return `escrow ${escrow} on chain ${chainId} from block ${startBlock}`;
}
