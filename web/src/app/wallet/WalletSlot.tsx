import { useState } from "react";
import { Button } from "../../shared/ui/Button.tsx";
import { notify } from "../../shared/ui/toast.ts";
import { useWallet, WalletRefused } from "../../shared/wallet/port.ts";
import { texts } from "../texts.ts";
import { useWalletSlot } from "./WalletProvider.tsx";

/** "Connect" until the wallet code is there; from then on the wallet draws its own button in the same place. */
export function WalletSlot() {
  const { attach, live } = useWalletSlot();
  const wallet = useWallet();
  const [opening, setOpening] = useState(false);

  async function connect() {
    setOpening(true);
    try {
      await wallet.connect();
    } catch (error) {
      if (!(error instanceof WalletRefused))
        await notify("lost", texts.walletFailed.title, texts.walletFailed.todo);
    } finally {
      setOpening(false);
    }
  }

  return (
    <div ref={attach} className="flex min-h-11 items-center">
      {!live && (
        <Button loading={opening || wallet.status === "connecting"} onClick={connect}>
          {texts.connect}
        </Button>
      )}
    </div>
  );
}
