import clsx from "clsx";
import type { ReactNode } from "react";
import { texts } from "../texts.ts";

/** One grey bar of the size of what comes. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={clsx("block animate-pulse rounded-sm bg-well", className)} />;
}

/** Lines of text still to come; the last one is shorter. */
export function SkeletonText({ lines = 3 }: { readonly lines?: number }) {
  return (
    <span className="flex flex-col gap-2" aria-hidden>
      {Array.from({ length: lines }, (_, index) => `line-${index}`).map((key, index) => (
        <Skeleton key={key} className={clsx("h-4", index === lines - 1 && lines > 1 ? "w-2/3" : "w-full")} />
      ))}
    </span>
  );
}

/** Says once, to those who cannot see the bars, that something is on its way. */
export function Loading({ children }: { readonly children: ReactNode }) {
  return (
    <div aria-busy="true">
      <span className="sr-only" role="status">
        {texts.loading}
      </span>
      {children}
    </div>
  );
}
