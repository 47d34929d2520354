import type { ReactNode } from "react";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Loading, Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { texts } from "../texts.ts";

const COLUMNS =
  "grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8";

/** How the link back to what is ordered looks. */
export const BACK = "text-note text-soft underline-offset-4 hover:underline";

export type CheckoutFrameProps = {
  /** The link to what is ordered. */
  readonly back: ReactNode;
  /** Why it can't be paid as it stands; null: it can. */
  readonly refused: string | null;
  /** What is said before the wallet opens. */
  readonly children: ReactNode;
  /** The sum and the button. */
  readonly pay: ReactNode;
};

/** The page before paying, whatever is ordered: what one gets beside what it costs. */
export function CheckoutFrame({ back, refused, children, pay }: CheckoutFrameProps) {
  return (
    <div className="flex flex-col gap-6">
      <header>
        {back}
        <h1 className="mt-1 text-head">{texts.heading}</h1>
      </header>
      {refused && (
        <Notice tone="lost" title={texts.refused.later}>
          {refused}
        </Notice>
      )}
      <div className={COLUMNS}>
        <div className="flex min-w-0 flex-col gap-6">{children}</div>
        {pay}
      </div>
    </div>
  );
}

/** The same page before its parts have come. */
export function CheckoutLoading() {
  return (
    <Loading>
      <div className="flex flex-col gap-6">
        <Skeleton className="h-14 w-56" />
        <div className={COLUMNS}>
          <Skeleton className="h-96 rounded-lg" />
          <Skeleton className="h-96 rounded-lg" />
        </div>
      </div>
    </Loading>
  );
}
