import { useBlocker } from "@tanstack/react-router";
import type { RefObject } from "react";
import { Button } from "../../../shared/ui/Button.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { texts } from "../texts.ts";

export type LeaveGuardProps = { readonly unsaved: RefObject<boolean>; readonly onLeave: () => void };

/** Asks before what was written and not saved is lost: by a link, by going back, by closing the tab. */
export function LeaveGuard({ unsaved, onLeave }: LeaveGuardProps) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved.current,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && reset()}
      title={texts.leave.title}
      footer={
        <>
          <Button
            onClick={() => {
              onLeave();
              proceed();
            }}
          >
            {texts.leave.go}
          </Button>
          <Button variant="primary" onClick={reset}>
            {texts.leave.stay}
          </Button>
        </>
      }
    >
      <p>{texts.leave.text}</p>
    </Dialog>
  );
}
