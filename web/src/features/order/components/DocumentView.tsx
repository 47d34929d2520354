import type { Document } from "@holdfast/sdk/api";
import ShieldAlert from "lucide-react/icons/shield-alert";
import ShieldCheck from "lucide-react/icons/shield-check";
import { useMemo } from "react";
import { ExternalLink } from "../../../shared/ui/ExternalLink.tsx";
import { type Verdict, verifyDocument } from "../activity/verify.ts";
import { FileList } from "../files/FileList.tsx";
import { texts } from "../texts.ts";

export type DocumentViewProps = {
  readonly document: Document;
  /** The hash its chain event carries, or a signature for one that is to come; null for what was shared without. */
  readonly committed: string | null;
  /** No block carries the hash yet: a signature does. */
  readonly signed?: boolean;
};

/** What someone wrote, with its files, and whether it is what the chain committed to. */
export function DocumentView({ document, committed, signed = false }: DocumentViewProps) {
  const verdict = useMemo(() => verifyDocument(document, committed), [document, committed]);
  return (
    <div className="flex flex-col gap-3 rounded-md bg-well p-3 sm:p-4">
      {document.answers.map((one) => (
        <div key={one.question}>
          <p className="text-note text-soft">{one.question}</p>
          <p className="max-w-prose whitespace-pre-line">{one.answer}</p>
        </div>
      ))}
      {document.text && <p className="max-w-prose whitespace-pre-line">{document.text}</p>}
      {document.links.length > 0 && (
        <ul className="flex flex-col gap-1">
          {document.links.map((link) => (
            <li key={link} className="min-w-0 break-all">
              <ExternalLink href={link}>{link}</ExternalLink>
            </li>
          ))}
        </ul>
      )}
      {document.files.length > 0 && <FileList files={document.files} />}
      <Mark verdict={verdict} signed={signed} />
    </div>
  );
}

function Mark({ verdict, signed }: { readonly verdict: Verdict; readonly signed: boolean }) {
  const say = signed ? texts.activity.signed : texts.activity;
  if (verdict === "uncommitted") return null;
  const good = verdict === "matches";
  return (
    <p
      className={
        good
          ? "flex items-center gap-1.5 text-note text-done"
          : "flex items-center gap-1.5 text-note text-lost"
      }
      title={good ? say.matchesWhy : say.differsWhy}
      role={good ? undefined : "alert"}
    >
      {good ? (
        <ShieldCheck className="size-4 shrink-0" aria-hidden />
      ) : (
        <ShieldAlert className="size-4 shrink-0" aria-hidden />
      )}
      {good ? say.matches : say.differs}
      {!good && `. ${say.differsWhy}`}
    </p>
  );
}
