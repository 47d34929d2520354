import type { ReactNode } from "react";

export type EmptyStateProps = {
  readonly drawing?: "ledger" | "search" | "box";
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** The one thing to do. */
  readonly action?: ReactNode;
  /** `h1` when it is the whole page. */
  readonly heading?: "h1" | "h2";
};

/** Nothing here yet: a small drawing, why, and the one thing to do. */
export function EmptyState(props: EmptyStateProps) {
  const { drawing = "ledger", title, children, action, heading: Heading = "h2" } = props;
  return (
    <div className="flex flex-col items-center px-4 py-12 text-center">
      <Drawing kind={drawing} />
      <Heading className="mt-6 text-lead font-semibold">{title}</Heading>
      {children && <div className="mt-1 max-w-[44ch] text-soft">{children}</div>}
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}

function Drawing({ kind }: { readonly kind: "ledger" | "search" | "box" }) {
  return (
    <svg
      viewBox="0 0 120 88"
      className="h-22 w-30 fill-none stroke-edge"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {kind === "ledger" && (
        <>
          <rect x="22" y="10" width="76" height="68" rx="5" className="fill-card" />
          <path d="M22 27h76M74 27v51M34 40h28M34 52h22M34 64h25" />
          <circle cx="86" cy="58" r="6" className="fill-accent stroke-accent" />
          <path d="M81 45h-4v26h4M91 45h4v26h-4" className="stroke-accent" />
        </>
      )}
      {kind === "search" && (
        <>
          <rect x="14" y="18" width="36" height="26" rx="4" className="fill-card" />
          <rect x="14" y="52" width="36" height="26" rx="4" className="fill-card" />
          <rect x="58" y="52" width="36" height="26" rx="4" className="fill-card" />
          <path d="M21 36l7-8 6 6 4-4 6 6M21 70h14M65 70h18" />
          <circle cx="80" cy="28" r="15" className="fill-accent-soft stroke-accent" />
          <path d="M91 39l12 12" className="stroke-accent" strokeWidth="3" />
        </>
      )}
      {kind === "box" && (
        <>
          <path d="M24 36l36-16 36 16-36 16z" className="fill-card" />
          <path d="M24 36v26l36 16 36-16V36M60 52v26" />
          <path d="M42 28l36 16" />
          <circle cx="60" cy="9" r="4" className="fill-accent stroke-accent" />
        </>
      )}
    </svg>
  );
}
