import { lazy, Suspense } from "react";
import { createPortal } from "react-dom";
import { WalletTree } from "../../features/wallet/index.ts";
import { useWallet, type WalletTreeProps } from "../../shared/wallet/port.ts";

const Bell = lazy(() =>
  import("../../features/notifications/index.ts").then(({ Bell: bell }) => ({ default: bell })),
);

/** What only those with a wallet load: the wallet itself and, once signed in, the bell beside its button. */
export function Tree(props: WalletTreeProps) {
  const { session } = useWallet();
  return (
    <>
      <WalletTree {...props} />
      {props.slot &&
        session &&
        createPortal(
          <Suspense fallback={<span className="order-first size-11" />}>
            <Bell key={session} />
          </Suspense>,
          props.slot,
        )}
    </>
  );
}
