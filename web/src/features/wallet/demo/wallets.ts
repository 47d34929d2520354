import type { Wallet, WalletDetailsParams } from "@rainbow-me/rainbowkit";
import { type Chain, getAddress, type Hex } from "viem";
import type { DemoPerson } from "../config/settings.ts";
import { texts } from "../texts.ts";
import { demoConnector } from "./connector.ts";
import { portraitOf } from "./portrait.ts";

/** The demo people as wallets of RainbowKit's own list, in their own group. */
export function demoWallets(
  people: readonly DemoPerson[],
  chain: Chain,
): { groupName: string; wallets: (() => Wallet)[] } {
  return {
    groupName: texts.demo.group,
    wallets: people.map((person) => () => {
      const id = `holdfast-demo-${person.role}`;
      const name = texts.demo.wallet(person.name, person.role);
      return {
        id,
        name,
        shortName: person.name,
        iconUrl: portraitOf(person),
        iconBackground: "transparent",
        installed: true,
        createConnector: (details: WalletDetailsParams) => {
          const address = getAddress(person.address);
          const connector = demoConnector({ id, name, address, privateKey: person.privateKey as Hex, chain });
          return (config) => ({ ...connector(config), ...details });
        },
      };
    }),
  };
}
