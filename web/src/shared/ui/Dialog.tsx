import clsx from "clsx";
import X from "lucide-react/icons/x";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { texts } from "../texts.ts";
import { IconButton } from "./IconButton.tsx";

export type DialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Buttons; they stay in sight while the rest scrolls. */
  readonly footer?: ReactNode;
  readonly width?: "normal" | "wide";
  /** A sheet comes from the side on a desk and from below on a phone. */
  readonly as?: "dialog" | "sheet";
  /** Set while leaving would lose something, such as an open wallet. */
  readonly stay?: boolean;
};

/** Radix keeps the focus inside, gives it back after, and closes on Escape. On a phone it rises from below. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    children,
    footer,
    width = "normal",
    as = "dialog",
    stay,
  } = props;
  const opener = useRef<HTMLElement | null>(null);
  const wasOpen = useRef(false);
  if (open && !wasOpen.current) opener.current = focused();
  wasOpen.current = open;
  const keep = stay ? (event: Event) => event.preventDefault() : undefined;
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          {...(keep && { onEscapeKeyDown: keep, onInteractOutside: keep })}
          onCloseAutoFocus={(event) => {
            // Radix gives the focus back to a trigger; ours are opened by any button there is.
            event.preventDefault();
            // What opened it may be gone with what was done in it: then to where the page begins.
            const back = opener.current?.isConnected ? opener.current : document.getElementById("content");
            back?.focus({ preventScroll: back !== opener.current });
          }}
          className={clsx(
            "fixed z-50 flex flex-col border border-line bg-card text-ink outline-none animate-rise",
            "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-lg",
            as === "dialog" &&
              "sm:inset-auto sm:top-1/2 sm:start-1/2 sm:-translate-x-1/2 rtl:sm:translate-x-1/2 sm:-translate-y-1/2 sm:max-h-[86dvh] sm:rounded-lg",
            as === "dialog" && (width === "wide" ? "sm:w-[min(92vw,44rem)]" : "sm:w-[min(92vw,30rem)]"),
            as === "sheet" && "sm:inset-y-0 sm:start-auto sm:end-0 sm:max-h-none sm:w-96 sm:rounded-none",
          )}
        >
          <header className="flex items-start gap-4 border-b border-line p-4 sm:px-6">
            <div className="min-w-0 flex-1 py-1">
              <Primitive.Title className="text-lead font-semibold">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="mt-1 text-soft">{description}</Primitive.Description>
              )}
            </div>
            {!stay && (
              <Primitive.Close asChild>
                <IconButton label={texts.close} className="-me-2 -my-1">
                  <X className="size-5" aria-hidden />
                </IconButton>
              </Primitive.Close>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4 sm:p-6">{children}</div>
          {footer && (
            <footer className="flex flex-col-reverse gap-2 border-t border-line p-4 sm:flex-row sm:justify-end sm:px-6">
              {footer}
            </footer>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function focused(): HTMLElement | null {
  const { activeElement, body } = document;
  return activeElement instanceof HTMLElement && activeElement !== body ? activeElement : null;
}
