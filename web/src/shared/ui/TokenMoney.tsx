import { findToken, useConfig } from "../lib/config.ts";
import { Money } from "./Money.tsx";
import { Skeleton } from "./Skeleton.tsx";

export type TokenMoneyProps = {
  /** Smallest units. */
  readonly amount: bigint | string;
  /** The token's address; zero is the chain's coin. */
  readonly token: string;
  readonly digits?: number;
  readonly className?: string;
};

/** Money of a token known by its address only. A token that is not on the list is shown in its smallest units. */
export function TokenMoney({ amount, token, ...rest }: TokenMoneyProps) {
  const config = useConfig();
  if (!config) return <Skeleton className="inline-block h-4 w-16" />;
  return (
    <Money
      amount={amount}
      token={findToken(config, token) ?? { symbol: `× ${token.slice(0, 8)}…`, decimals: 0 }}
      {...rest}
    />
  );
}
