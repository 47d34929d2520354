import { useSyncExternalStore } from "react";

let wanted = false;
const listeners = new Set<() => void>();

/** Whether any toast was ever asked for: only then is the library loaded. */
export function useToasterWanted(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}

/** A passing word about something that happened elsewhere on the page. Never the only place of an error. */
export async function notify(
  kind: "done" | "lost" | "plain",
  title: string,
  description?: string,
): Promise<void> {
  wanted = true;
  for (const listener of listeners) listener();
  const { toast } = await import("sonner");
  const options = description ? { description } : {};
  if (kind === "done") toast.success(title, options);
  else if (kind === "lost") toast.error(title, options);
  else toast(title, options);
}
