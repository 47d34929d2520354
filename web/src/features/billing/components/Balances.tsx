import type { PublicConfig } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Address, getAddress } from "viem";
import { findToken } from "../../../shared/lib/config.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Money } from "../../../shared/ui/Money.tsx";
import { Loading, SkeletonText } from "../../../shared/ui/Skeleton.tsx";
import { totalsQuery } from "../queries.ts";
import { texts } from "../texts.ts";
import { tokenFace } from "../tokenFace.ts";
import { DepositForm } from "./DepositForm.tsx";
import { WithdrawForm } from "./WithdrawForm.tsx";

type Props = { readonly config: PublicConfig; readonly account: Address };

/** What the account has in the contract, by token, with the ways in and out. */
export function Balances({ config, account }: Props) {
  const { data, error, refetch } = useQuery(totalsQuery(account, {}));
  const [open, setOpen] = useState<{ deed: "deposit" | "withdraw"; token: Address } | null>(null);
  const say = texts.balance;
  const close = () => setOpen(null);
  return (
    <Card title={say.title}>
      <p className="max-w-prose text-soft">{say.what}</p>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading>
          <SkeletonText lines={2} />
        </Loading>
      )}
      {data && (
        <ul className="mt-4 divide-y divide-line border-t border-line">
          {tokensOf(config, data.balances).map(({ token, amount }) => {
            const face = tokenFace(config, token);
            const known = findToken(config, token) !== null;
            return (
              <li key={token} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
                <span className="min-w-0">
                  <Money
                    amount={amount}
                    token={face}
                    digits={face.decimals}
                    className="text-lead font-semibold"
                  />
                  {!known && <span className="block text-note text-soft">{say.unknown}</span>}
                </span>
                <span className="flex flex-wrap gap-2">
                  {known && (
                    <Button
                      aria-label={say.depositOf(face.symbol)}
                      onClick={() => setOpen({ deed: "deposit", token })}
                    >
                      {say.deposit}
                    </Button>
                  )}
                  <Button
                    aria-label={say.withdrawOf(face.symbol)}
                    disabled={amount === "0"}
                    onClick={() => setOpen({ deed: "withdraw", token })}
                  >
                    {say.withdraw}
                  </Button>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {open?.deed === "deposit" && (
        <DepositForm config={config} account={account} token={open.token} onClose={close} />
      )}
      {open?.deed === "withdraw" && (
        <WithdrawForm config={config} account={account} token={open.token} onClose={close} />
      )}
    </Card>
  );
}

/** The site's tokens first, with nothing in them too; then others that hold something. */
function tokensOf(config: PublicConfig, balances: readonly { token: string; amount: string }[]) {
  const held = new Map(balances.map(({ token, amount }) => [token.toLowerCase(), amount]));
  const own = config.tokens.map(({ address }) => ({
    token: getAddress(address),
    amount: held.get(address.toLowerCase()) ?? "0",
  }));
  const others = balances.filter(({ token }) => findToken(config, token) === null);
  return [...own, ...others.map(({ token, amount }) => ({ token: getAddress(token), amount }))];
}
