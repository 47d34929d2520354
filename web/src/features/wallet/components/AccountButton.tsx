import ChevronDown from "lucide-react/icons/chevron-down";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { Button } from "../../../shared/ui/Button.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { type WalletPort, WalletRefused } from "../../../shared/wallet/port.ts";
import type { WalletSettings } from "../config/settings.ts";
import { texts } from "../texts.ts";
import { AccountMenu } from "./AccountMenu.tsx";

export type AccountButtonProps = {
  readonly port: WalletPort;
  readonly settings: WalletSettings;
  /** The name the signed-in person chose; empty when none. */
  readonly name: string;
  /** The person's own picture; null: the drawn one. */
  readonly picture: string | null;
  readonly arbiter: boolean;
  readonly operator: boolean;
};

/** In the header: "Connect", "Switch to …", or who is here with a menu. */
export function AccountButton({ port, settings, name, picture, arbiter, operator }: AccountButtonProps) {
  const { account, chainId } = port;
  if (!account) return <Connect port={port} />;
  if (chainId !== settings.chainId) return <SwitchChain port={port} chainName={settings.chainName} />;
  const person = settings.demo?.people.find((one) => one.address.toLowerCase() === account.toLowerCase());
  const shown = name || person?.name || shortAddress(account);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button aria-label={texts.account.menu(shown)} className="ps-2! pe-3!">
          <Avatar of={{ address: account, avatar: picture }} size={24} />
          <span className="max-w-28 truncate max-[26rem]:sr-only">{shown}</span>
          <ChevronDown className="size-4 text-faint" aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <AccountMenu
        port={port}
        account={account}
        settings={settings}
        shown={shown}
        picture={picture}
        demo={person !== undefined}
        arbiter={arbiter}
        operator={operator}
      />
    </DropdownMenu.Root>
  );
}

function Connect({ port }: { readonly port: WalletPort }) {
  return (
    <Button loading={port.status === "connecting"} onClick={() => void quietly(port.connect())}>
      {texts.connect.button}
    </Button>
  );
}

function SwitchChain({ port, chainName }: { readonly port: WalletPort; readonly chainName: string }) {
  const [waiting, setWaiting] = useState(false);
  async function turn() {
    setWaiting(true);
    try {
      await port.walletClient();
    } catch (error) {
      await notify(
        "lost",
        texts.chain.title,
        error instanceof WalletRefused ? error.message : texts.chain.refused(chainName),
      );
    } finally {
      setWaiting(false);
    }
  }
  return (
    <Button
      loading={waiting}
      onClick={turn}
      title={texts.chain.body(chainName)}
      icon={<TriangleAlert className="size-4 text-wait" aria-hidden />}
    >
      {waiting ? texts.account.switching : texts.account.wrongChain(chainName)}
    </Button>
  );
}

async function quietly(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!(error instanceof WalletRefused)) throw error;
  }
}
