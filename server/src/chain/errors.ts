/** The node could not be asked, or said no. Trying again may help. */
export class RpcError extends Error {
  override name = "RpcError";
  /** No answer came at all: asking for less would not help. */
  readonly unreachable: boolean;

  constructor(message: string, { cause, unreachable }: { cause: unknown; unreachable: boolean }) {
    super(message, { cause });
    this.unreachable = unreachable;
  }
}

/** The node's answers contradict each other or themselves: nothing of them is kept. Trying again usually helps. */
export class InconsistentAnswer extends Error {
  override name = "InconsistentAnswer";
}

/** The chain moved below a block that was being read: walk back and read again. */
export class BranchLeft extends Error {
  override name = "BranchLeft";
}

/**
 * The mirror can't go on without a person: wrong chain, no escrow there, a log that no version of the contract we know
 * writes. Nothing is committed; the same is tried again, slowly, in case the cause goes away.
 */
export class MirrorHalted extends Error {
  override name = "MirrorHalted";
}

/** Another indexer has moved the checkpoint meanwhile: nothing was written. */
export class StaleCheckpoint extends Error {
  override name = "StaleCheckpoint";
}
