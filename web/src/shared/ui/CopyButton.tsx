import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useEffect, useState } from "react";
import { texts } from "../texts.ts";

/** Copies `value` and says so, to the eye and to the ear. @param what its name: "address", "transaction" */
export function CopyButton({ value, what }: { readonly value: string; readonly what: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_600);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      aria-label={texts.copy(what)}
      title={copied ? texts.copied : texts.copy(what)}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
      className="touch inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-faint hover:text-ink"
    >
      <Icon className={copied ? "size-3.5 text-done" : "size-3.5"} aria-hidden />
      <span role="status" className="sr-only">
        {copied ? texts.copied : ""}
      </span>
    </button>
  );
}
