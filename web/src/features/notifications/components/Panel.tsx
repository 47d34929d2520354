import type { NotificationPage } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { Button } from "../../../shared/ui/Button.tsx";
import { Loading, Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { useMarkRead } from "../api/useMarkRead.ts";
import { texts } from "../texts.ts";
import { Row } from "./Row.tsx";

export type PanelProps = {
  readonly page: NotificationPage | undefined;
  readonly failed: boolean;
  readonly onRetry: () => void;
  readonly onLeave: () => void;
};

/** The newest notifications, below the bell. */
export function Panel({ page, failed, onRetry, onLeave }: PanelProps) {
  const markRead = useMarkRead();
  const newest = page?.items[0];
  return (
    <>
      <header className="flex min-h-14 items-center justify-between gap-2 border-b border-line px-4">
        <h2 className="font-semibold">{texts.title}</h2>
        {newest && page.unread > 0 && (
          <Button variant="plain" size="small" onClick={() => markRead({ upTo: newest.id })}>
            {texts.readAll}
          </Button>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-1">
        {page ? (
          page.items.length === 0 && <p className="p-4 text-soft">{texts.emptyPanel}</p>
        ) : failed ? (
          <div role="alert" className="flex flex-col items-start gap-2 p-4">
            <p className="text-soft">{texts.failedPanel}</p>
            <Button size="small" onClick={onRetry}>
              {texts.tryAgain}
            </Button>
          </div>
        ) : (
          <Waiting />
        )}
        <ul>
          {page?.items.map((item) => (
            <li key={item.id}>
              <Row
                item={item}
                onOpen={() => {
                  if (!item.read) markRead({ ids: [item.id] });
                  onLeave();
                }}
              />
            </li>
          ))}
        </ul>
      </div>
      <footer className="border-t border-line p-1">
        <Link
          to="/notifications"
          className="flex min-h-11 items-center justify-center rounded-md font-medium hover:bg-well"
          onClick={onLeave}
        >
          {texts.all}
        </Link>
      </footer>
    </>
  );
}

function Waiting() {
  return (
    <Loading>
      <div className="flex flex-col gap-3 p-3">
        {["first", "second", "third"].map((key) => (
          <Skeleton key={key} className="h-10 w-full" />
        ))}
      </div>
    </Loading>
  );
}
