import { Toaster as Sonner } from "sonner";

/** Loaded with the first toast. */
export default function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      gap={8}
      toastOptions={{
        classNames: {
          toast: "!rounded-md !border !border-line !bg-card !text-ink !font-sans !shadow-none",
          description: "!text-soft",
          success: "[&_[data-icon]]:!text-done",
          error: "[&_[data-icon]]:!text-lost",
        },
      }}
    />
  );
}
