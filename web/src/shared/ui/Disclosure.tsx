import ChevronDown from "lucide-react/icons/chevron-down";
import type { ReactNode } from "react";

export type DisclosureProps = {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
};

/** Folded detail, by the browser's own means. */
export function Disclosure({ title, children, open = false }: DisclosureProps) {
  return (
    <details className="group border-b border-line" open={open}>
      <summary className="flex min-h-12 list-none items-center justify-between gap-4 py-3 font-medium [&::-webkit-details-marker]:hidden">
        {title}
        <ChevronDown
          className="size-5 shrink-0 text-faint transition-transform duration-150 group-open:rotate-180"
          aria-hidden
        />
      </summary>
      <div className="pb-4 text-soft">{children}</div>
    </details>
  );
}
