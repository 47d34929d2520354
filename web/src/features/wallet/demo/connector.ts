import type { Address, Chain, Hex } from "viem";
import { createConnector } from "wagmi";
import { createDemoProvider, type DemoProvider } from "./provider.ts";

/** wagmi's connector for one demo person. A person who disconnects stays disconnected over a reload. */
export function demoConnector(input: {
  id: string;
  name: string;
  address: Address;
  privateKey: Hex;
  chain: Chain;
}) {
  const { id, name, address, chain } = input;
  const provider = createDemoProvider(input);
  const connected = `${id}.connected`;

  return createConnector<DemoProvider, Record<string, unknown>, Record<string, true>>((config) => ({
    id,
    name,
    type: "demo",
    async connect<Capabilities extends boolean = false>(wish?: {
      withCapabilities?: Capabilities | boolean | undefined;
    }) {
      await config.storage?.setItem(connected, true);
      const accounts = wish?.withCapabilities ? [{ address, capabilities: {} }] : [address];
      return { accounts: accounts as never, chainId: chain.id };
    },
    async disconnect() {
      await config.storage?.removeItem(connected);
    },
    getAccounts: async () => [address],
    getChainId: async () => chain.id,
    getProvider: async () => provider,
    isAuthorized: async () => (await config.storage?.getItem(connected)) === true,
    switchChain: async () => chain,
    onAccountsChanged() {},
    onChainChanged() {},
    onDisconnect() {
      config.emitter.emit("disconnect");
    },
  }));
}
