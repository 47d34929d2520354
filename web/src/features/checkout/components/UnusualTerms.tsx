import type { PublicConfig } from "@holdfast/sdk/api";
import type { Terms } from "@holdfast/sdk/order";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { unusualTerms } from "../offer.ts";
import { texts } from "../texts.ts";

/** Warns of every term that is not the site's own: another arbiter, a shorter review. Nothing where there is none. */
export function UnusualTerms({ terms, config }: { readonly terms: Terms; readonly config: PublicConfig }) {
  const differences = unusualTerms(terms, config);
  if (differences.length === 0) return null;
  return (
    <Notice tone="wait" title={texts.warning.title}>
      <p>{texts.warning.lead}</p>
      <ul className="mt-1 list-disc ps-5">
        {differences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}
