import { Address } from "../../../shared/ui/Address.tsx";
import { ExternalLink } from "../../../shared/ui/ExternalLink.tsx";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";

/** A transaction by its hash, with the explorer where there is one. */
export function TransactionLink({ hash }: { readonly hash: string }) {
  const { explorerUrl } = useOrder();
  return (
    <span className="inline-flex items-center gap-2 text-note text-soft">
      <Address value={hash} what={texts.activity.transaction} />
      {explorerUrl && (
        <ExternalLink href={`${explorerUrl.replace(/\/$/, "")}/tx/${hash}`}>
          {texts.activity.onExplorer}
        </ExternalLink>
      )}
    </span>
  );
}
