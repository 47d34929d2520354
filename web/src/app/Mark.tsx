/** Two hands around a coin: neither side can take it alone. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} fill="none" strokeWidth="2.5" aria-hidden="true">
      <path d="M8.5 3.25H4v17.5h4.5M15.5 3.25H20v17.5h-4.5" stroke="currentColor" strokeLinecap="square" />
      <circle cx="12" cy="12" r="3.75" fill="currentColor" />
    </svg>
  );
}
