import { type ReactNode, useState } from "react";
import type { Address } from "viem";
import { Button } from "../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { Loading, Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { useWallet, WalletRefused } from "../../../shared/wallet/port.ts";
import { texts } from "../texts.ts";

/** Lets in who is signed in with the connected account; asks the others for what is missing. */
export function Door({ children }: { readonly children: (seller: Address) => ReactNode }) {
  const wallet = useWallet();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  if (wallet.account && wallet.session === wallet.account) return children(wallet.account);
  if (wallet.status === "connecting" && !busy) {
    return (
      <Loading>
        <Skeleton className="h-10 w-48" />
        <Skeleton className="mt-6 h-64 rounded-lg" />
      </Loading>
    );
  }

  async function enter() {
    setBusy(true);
    setFailure(null);
    try {
      await wallet.signIn();
    } catch (error) {
      setFailure(error instanceof WalletRefused ? texts.door.refused : texts.door.failed);
    } finally {
      setBusy(false);
    }
  }

  const action = (
    <div className="flex flex-col items-center gap-3">
      <Button variant="primary" loading={busy} onClick={enter}>
        {wallet.account ? texts.door.signInButton : texts.door.connect}
      </Button>
      <p role="alert" className="text-note text-lost empty:hidden">
        {failure}
      </p>
    </div>
  );
  return (
    <EmptyState heading="h1" title={wallet.account ? texts.door.signIn : texts.door.title} action={action}>
      {wallet.account ? texts.door.signInText : texts.door.text}
    </EmptyState>
  );
}
