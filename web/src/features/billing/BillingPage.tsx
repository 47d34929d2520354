import { useSearch } from "@tanstack/react-router";
import { getAddress } from "viem";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { SignInGate } from "../../shared/wallet/SignInGate.tsx";
import { Balances } from "./components/Balances.tsx";
import { Filters } from "./components/Filters.tsx";
import { Movements } from "./components/Movements.tsx";
import { Totals } from "./components/Totals.tsx";
import { readBillingSearch } from "./search.ts";
import { texts } from "./texts.ts";
import { useBillingLive } from "./useBillingLive.ts";

/** The platform balance, and all payments and payouts of an account across its orders (PAY-2). */
export function BillingPage() {
  usePageTitle(texts.title);
  return (
    <div className="flex flex-col gap-6">
      <h1 className="text-head">{texts.title}</h1>
      <SignInGate title={texts.signIn.title} why={texts.signIn.why}>
        {(account) => <Mine account={account} />}
      </SignInGate>
    </div>
  );
}

function Mine({ account }: { readonly account: string }) {
  const search = useSearch({ from: "/billing", select: readBillingSearch });
  const config = useConfig();
  useBillingLive();
  return (
    <>
      {config && <Balances config={config} account={getAddress(account)} />}
      <section className="flex flex-col gap-4" aria-labelledby="movements">
        <h2 id="movements" className="text-title">
          {texts.list.title}
        </h2>
        <Filters search={search} account={account} />
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <Movements search={search} account={account} />
          <Totals search={search} account={account} />
        </div>
      </section>
    </>
  );
}
