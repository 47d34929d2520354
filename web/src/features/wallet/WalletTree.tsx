import "@rainbow-me/rainbowkit/styles.css";
import { RainbowKitProvider } from "@rainbow-me/rainbowkit";
import { memo, useEffect, useState } from "react";
import { type Config, WagmiProvider } from "wagmi";
import { useConfig } from "../../shared/lib/config.ts";
import type { WalletTreeProps } from "../../shared/wallet/port.ts";
import { Advice } from "./components/Advice.tsx";
import { RainbowAvatar } from "./components/RainbowAvatar.tsx";
import { rainbowTheme } from "./components/theme.ts";
import { RoomContext, WalletRoom } from "./components/WalletRoom.tsx";
import type { WalletSettings } from "./config/settings.ts";
import { createWalletConfig } from "./config/wagmi.ts";

const APP_INFO = { appName: "Holdfast", disclaimer: Advice };

/** Everything that knows wallets, loaded when the first one is asked for (FEATURES WAL-1). */
export function WalletTree(props: WalletTreeProps) {
  const settings = useConfig();
  const [config, setConfig] = useState<Config | null>(null);
  useEffect(() => {
    if (settings) void createWalletConfig(settings).then(setConfig);
  }, [settings]);
  if (!settings || !config) return null;
  return (
    <RoomContext value={props}>
      <Providers config={config} settings={settings} />
    </RoomContext>
  );
}

type ProvidersProps = { readonly config: Config; readonly settings: WalletSettings };

/** Rendered once: wagmi forgets its connections whenever its provider is rendered again without `reconnectOnMount`. */
const Providers = memo(function Providers({ config, settings }: ProvidersProps) {
  return (
    // The room picks a known connection up itself, so that it can tell when that is settled.
    <WagmiProvider config={config} reconnectOnMount={false}>
      <RainbowKitProvider
        theme={rainbowTheme}
        avatar={RainbowAvatar}
        appInfo={APP_INFO}
        modalSize="compact"
        locale="en-US"
      >
        <WalletRoom settings={settings} />
      </RainbowKitProvider>
    </WagmiProvider>
  );
});
