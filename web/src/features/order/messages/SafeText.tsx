import { useMemo } from "react";
import { linkify } from "./linkify.ts";

/** What somebody wrote, as text and nothing else; web addresses become links that show where they lead. */
export function SafeText({ text }: { readonly text: string }) {
  const parts = useMemo(() => linkify(text), [text]);
  let from = 0;
  return (
    <p dir="auto" className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">
      {parts.map((part) => {
        const key = from;
        from += part.text.length;
        return part.href === null ? (
          <span key={key}>{part.text}</span>
        ) : (
          <a
            key={key}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="text-accent underline underline-offset-4"
          >
            <bdi>{part.text}</bdi>
          </a>
        );
      })}
    </p>
  );
}
