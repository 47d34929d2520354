import type { PublicConfig } from "@holdfast/sdk/api";
import { useWatch } from "react-hook-form";
import { parseAmount } from "../../../shared/lib/amount.ts";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { texts as common } from "../../../shared/texts.ts";
import { Cover } from "../../../shared/ui/Cover.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { decimalsOf, deliverySeconds, type ServiceValues } from "../model.ts";
import { texts } from "../texts.ts";

/** The card that clients will see in a list. */
export function Preview({ config }: { readonly config: PublicConfig }) {
  const values = useWatch<ServiceValues>();
  const first = values.packages?.[0];
  const amount =
    first?.price && first.token ? parseAmount(first.price, decimalsOf(first.token, config)) : null;
  const seconds =
    first?.delivery && first.deliveryUnit
      ? deliverySeconds({ delivery: first.delivery, deliveryUnit: first.deliveryUnit })
      : Number.NaN;
  return (
    <section aria-label={texts.form.preview} className="hidden md:block">
      <h2 className="mb-2 text-note text-faint">{texts.form.preview}</h2>
      <Cover
        key={values.coverFileId}
        seed={values.title || texts.form.untitled}
        src={values.coverFileId && `/api/files/${values.coverFileId}/content`}
        className="rounded-lg border border-line"
      />
      <p className="mt-3 line-clamp-2 min-h-12 font-medium">
        {values.title || <span className="text-faint">{texts.form.untitled}</span>}
      </p>
      <p className="mt-3 flex min-h-8 items-baseline justify-between gap-2 border-t border-line pt-2">
        {amount !== null && amount > 0n && first?.token && (
          <span>
            <span className="text-note text-faint">{common.service.from} </span>
            <TokenMoney amount={amount} token={first.token} className="font-semibold" />
          </span>
        )}
        {seconds > 0 && <span className="text-note text-soft">{formatDuration(seconds)}</span>}
      </p>
    </section>
  );
}
