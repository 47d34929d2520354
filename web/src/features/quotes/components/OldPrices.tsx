import { escrowCall } from "@holdfast/sdk/actions";
import type { PublicConfig, Quote } from "@holdfast/sdk/api";
import { type TermsJson, termsFromJson } from "@holdfast/sdk/order";
import { useQueryClient } from "@tanstack/react-query";
import { getAddress } from "viem";
import type { Step } from "../../../shared/tx/types.ts";
import { useTransact } from "../../../shared/tx/useTransact.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { texts } from "../texts.ts";

/** Signatures that a newer price or a no took off the page count on the chain; this ends them there. */
export function OldPrices({ quote, config }: { readonly quote: Quote; readonly config: PublicConfig }) {
  const transact = useTransact();
  const queries = useQueryClient();
  const old = quote.toCancel;
  const say = texts.page.old;
  const [first, ...rest] = old.map(
    (terms, index): Step => ({
      label: say.step(index + 1),
      prepare: async () => [
        escrowCall({
          escrow: getAddress(config.escrow),
          call: "cancelOffer",
          args: [termsFromJson(terms as TermsJson)],
        }),
      ],
    }),
  );
  if (!first) return null;
  const cancel = () =>
    transact({
      title: say.deed,
      effects: [say.effect],
      steps: [first, ...rest],
      ask: true,
      href: `/quotes/${quote.id}`,
      onDone: () => void queries.invalidateQueries({ queryKey: ["quotes"] }),
    });
  return (
    <Notice
      tone="wait"
      title={say.title(old.length)}
      action={
        <Button size="small" onClick={cancel}>
          {say.button}
        </Button>
      }
    >
      {say.text}
    </Notice>
  );
}
