import type { Session } from "@holdfast/sdk/api";
import { explainError } from "@holdfast/sdk/errors";
import { useState } from "react";
import type { Address as AccountAddress, Hex } from "viem";
import { describeError } from "../../../shared/lib/describeError.ts";
import { Address } from "../../../shared/ui/Address.tsx";
import { Button } from "../../../shared/ui/Button.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { texts } from "../texts.ts";
import { signIn } from "./signIn.ts";

export type SignInDialogProps = {
  readonly account: AccountAddress;
  readonly chainId: number;
  readonly sign: (message: string) => Promise<Hex>;
  readonly onDone: (session: Session) => void;
  readonly onClose: () => void;
};

type State =
  | { kind: "told" }
  | { kind: "preparing" }
  | { kind: "signing" }
  | { kind: "failed"; text: string };

/** Says in words what the wallet will show, before it does. */
export function SignInDialog({ account, chainId, sign, onDone, onClose }: SignInDialogProps) {
  const [state, setState] = useState<State>({ kind: "told" });
  const busy = state.kind === "preparing" || state.kind === "signing";

  async function start() {
    setState({ kind: "preparing" });
    try {
      onDone(await signIn({ account, chainId, sign, onAsking: () => setState({ kind: "signing" }) }));
    } catch (error) {
      setState({ kind: "failed", text: sayFailure(error) });
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={texts.signIn.title}
      footer={
        <>
          <Button onClick={onClose}>{texts.signIn.later}</Button>
          <Button variant="primary" loading={busy} onClick={start}>
            {texts.signIn.button}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p>{texts.signIn.why}</p>
        <p className="text-soft">{texts.signIn.free}</p>
        <p className="flex flex-wrap items-baseline gap-x-2 text-soft">
          {texts.signIn.as} <Address value={account} copy={false} />
        </p>
        <div role="status" aria-live="polite">
          {state.kind === "preparing" && <p className="text-soft">{texts.signIn.asking}</p>}
          {state.kind === "signing" && <p className="text-soft">{texts.signIn.waiting}</p>}
          {state.kind === "failed" && <Notice tone="wait">{state.text}</Notice>}
        </div>
      </div>
    </Dialog>
  );
}

function sayFailure(error: unknown): string {
  const explained = explainError(error);
  if (explained.code === "user_rejected") return texts.signIn.rejected;
  if (explained.code !== "unknown") return texts.signIn.failed(explained.shortMessage);
  const { title, safe } = describeError(error);
  return texts.signIn.failed(`${title}. ${safe}`);
}
