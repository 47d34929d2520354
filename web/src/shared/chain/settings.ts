/** What reading the chain needs of `/api/config`. */
export type ChainSettings = {
  readonly chainId: number;
  readonly chainName: string;
  readonly coin: { readonly name: string; readonly symbol: string; readonly decimals: number };
  /** Absolute, or a path of this origin. */
  readonly rpcUrl: string;
  readonly explorerUrl: string | null;
};
