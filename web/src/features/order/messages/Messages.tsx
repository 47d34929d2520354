import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Loading, Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { useWallet } from "../../../shared/wallet/port.ts";
import { HelpDesk } from "../help/HelpDesk.tsx";
import { useOrder } from "../model.ts";
import { Composer } from "./Composer.tsx";
import { Log } from "./Log.tsx";
import { useOutbox } from "./useOutbox.ts";
import type { ThreadState } from "./useThread.ts";

/** What the people of an order say to each other (MSG-1), and the way to the help desk (REV-4). */
export function Messages({ state }: { readonly state: ThreadState }) {
  const { id } = useOrder();
  const { session } = useWallet();
  const { items, outbox } = useOutbox(id);
  const { thread, error, retry } = state;
  const account = session ?? "";
  if (!thread) {
    if (error) return <ErrorState error={error} onRetry={retry} />;
    return (
      <Loading>
        <Skeleton className="h-96 w-full rounded-lg" />
      </Loading>
    );
  }
  // What has arrived by the live stream before its sender was answered is not shown twice.
  const arrived = new Set(thread.items.map(({ key }) => key));
  const pending = items.filter(({ key }) => !arrived.has(key));
  return (
    <div className="flex flex-col gap-4">
      <Log thread={thread} account={account} items={pending} outbox={outbox} />
      <Composer account={account} outbox={outbox} />
      <HelpDesk />
    </div>
  );
}
