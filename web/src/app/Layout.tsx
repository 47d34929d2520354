import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { Transactions } from "../shared/tx/Transactions.tsx";
import { OfflineBanner } from "../shared/ui/OfflineBanner.tsx";
import { useToasterWanted } from "../shared/ui/toast.ts";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { texts } from "./texts.ts";
import { WalletProvider } from "./wallet/WalletProvider.tsx";

const Toaster = lazy(() => import("../shared/ui/Toaster.tsx"));

export function Layout() {
  const toasting = useToasterWanted();
  return (
    <WalletProvider>
      <a
        href="#content"
        className="absolute start-4 -top-20 z-50 rounded-md bg-accent px-4 py-3 text-on-accent focus:top-2"
      >
        {texts.skip}
      </a>
      <div className="flex min-h-dvh flex-col">
        <Header />
        <OfflineBanner />
        <main id="content" tabIndex={-1} className="page flex-1 pt-6 outline-none md:pt-10">
          <Outlet />
        </main>
        <Footer />
      </div>
      <Transactions />
      {toasting && (
        <Suspense>
          <Toaster />
        </Suspense>
      )}
    </WalletProvider>
  );
}
