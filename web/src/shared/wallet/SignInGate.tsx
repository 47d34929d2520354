import { type ReactNode, useState } from "react";
import { usePageTitle } from "../hooks/usePageTitle.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Loading, Skeleton } from "../ui/Skeleton.tsx";
import { useWallet, WalletRefused } from "./port.ts";

export type SignInGateProps = {
  readonly title: string;
  readonly why: string;
  /** Drawn for the signed-in account. */
  readonly children: (account: string) => ReactNode;
};

const texts = {
  connect: "Connect and sign in",
  signIn: "Sign in",
  failed: "It did not work. Nothing was signed. Try again.",
};

/** Shows what is behind it to those who signed in, and to others why they have to. */
export function SignInGate({ title, why, children }: SignInGateProps) {
  const { session } = useWallet();
  return session ? children(session) : <Gate title={title} why={why} />;
}

function Gate({ title, why }: Omit<SignInGateProps, "children">) {
  const wallet = useWallet();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  // Of a page that has a title of its own, that one stays.
  usePageTitle(title);
  if (wallet.status === "connecting" && state === "idle") {
    return (
      <Loading>
        <Skeleton className="h-10 w-64" />
        <Skeleton className="mt-6 h-64 w-full rounded-lg" />
      </Loading>
    );
  }

  async function signIn() {
    setState("busy");
    try {
      await wallet.signIn();
      setState("idle");
    } catch (error) {
      setState(error instanceof WalletRefused ? "idle" : "failed");
    }
  }

  return (
    <EmptyState
      title={title}
      action={
        <Button variant="primary" loading={state === "busy"} onClick={signIn}>
          {wallet.account ? texts.signIn : texts.connect}
        </Button>
      }
    >
      {why}
      {state === "failed" && (
        <p role="alert" className="mt-2 text-lost">
          {texts.failed}
        </p>
      )}
    </EmptyState>
  );
}
