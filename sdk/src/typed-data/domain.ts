/** Where a signature counts: one contract on one chain. */
export type EscrowDomainInput = { chainId: number; escrow: `0x${string}` };

/** The EIP-712 domain of an escrow. `chainId` is the live chain's. */
export function escrowDomain({ chainId, escrow }: EscrowDomainInput) {
  return { name: "Holdfast", version: "1", chainId, verifyingContract: escrow } as const;
}
