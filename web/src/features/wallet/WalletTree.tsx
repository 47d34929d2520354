import "@rainbow-me/rainbowkit/styles.css";
import { RainbowKitProvider } from "@rainbow-me/rainbowkit";
import { useQuery } from "@tanstack/react-query";
import { createContext, memo, use } from "react";
import { type Config, WagmiProvider } from "wagmi";
import { useConfig } from "../../shared/lib/config.ts";
import type { WalletTreeProps } from "../../shared/wallet/port.ts";
import { Advice } from "./components/Advice.tsx";
import { RainbowAvatar } from "./components/RainbowAvatar.tsx";
import { rainbowTheme } from "./components/theme.ts";
import { WalletRoom } from "./components/WalletRoom.tsx";
import { createWalletConfig } from "./config/wagmi.ts";
import type { WalletSettings } from "./config/settings.ts";

const APP_INFO = { appName: "Holdfast", disclaimer: Advice };

/** Everything that knows wallets, loaded when the first one is asked for (FEATURES WAL-1). */
export function WalletTree(props: WalletTreeProps) {
  const settings = useConfig();
  return settings ? <Configured settings={settings} {...props} /> : null;
}

function Configured({ settings, ...props }: WalletTreeProps & { readonly settings: WalletSettings }) {
  const { data: config } = useQuery({
    queryKey: ["wallet", "wagmi", settings.chainId],
    queryFn: () => createWalletConfig(settings),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  if (!config) return null;
  return (
    <RoomContext value={{ settings, ...props }}>
      <Providers config={config} />
    </RoomContext>
  );
}

const RoomContext = createContext<(WalletTreeProps & { readonly settings: WalletSettings }) | null>(null);

/**
 * Rendered once: with `reconnectOnMount` off, wagmi's provider forgets every connection each time it renders. What
 * changes reaches the room through the context.
 */
const Providers = memo(function Providers({ config }: { readonly config: Config }) {
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
        <Room />
      </RainbowKitProvider>
    </WagmiProvider>
  );
});

function Room() {
  const props = use(RoomContext);
  return props && <WalletRoom {...props} />;
}
