import clsx from "clsx";
import { Button } from "./Button.tsx";

export type MoreButtonProps = {
  /** A list that comes in pages, as TanStack Query answers it. */
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): Promise<unknown>;
  };
  readonly children: string;
  readonly className?: string;
};

/** Brings the next page of a list; nothing once all is there. */
export function MoreButton({ list, children, className }: MoreButtonProps) {
  if (!list.hasNextPage) return null;
  return (
    <Button
      className={clsx("self-center", className)}
      loading={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {children}
    </Button>
  );
}
