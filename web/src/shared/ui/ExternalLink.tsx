import ArrowUpRight from "lucide-react/icons/arrow-up-right";
import type { ReactNode } from "react";
import { texts } from "../texts.ts";

/** A link out of the app: an explorer's page, a file. Says so, and gives the other side nothing. */
export function ExternalLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      className="inline-flex items-center gap-0.5 text-accent underline-offset-4 hover:underline"
    >
      {children}
      <ArrowUpRight className="size-3.5 shrink-0" aria-hidden />
      <span className="sr-only">({texts.opensNewTab})</span>
    </a>
  );
}
