import { escrowCall } from "@holdfast/sdk/actions";
import type { Service } from "@holdfast/sdk/api";
import { type TermsJson, termsFromJson } from "@holdfast/sdk/order";
import { useQueryClient } from "@tanstack/react-query";
import { getAddress } from "viem";
import { useConfig } from "../../../shared/lib/config.ts";
import type { Step } from "../../../shared/tx/types.ts";
import { useTransact } from "../../../shared/tx/useTransact.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { texts } from "../texts.ts";

/** Offers of an edited or paused package still count on the chain; this ends them there (FEATURES LST-3). */
export function CancelOffers({ service }: { readonly service: Service }) {
  const config = useConfig();
  const transact = useTransact();
  const queries = useQueryClient();
  const stale = service.toCancel;
  if (stale.length === 0 || !config) return null;

  function cancel(escrow: string) {
    const [first, ...rest] = stale.map(
      (terms, index): Step => ({
        label: texts.cancel.step(index + 1),
        prepare: async () => [
          escrowCall({
            escrow: getAddress(escrow),
            call: "cancelOffer",
            args: [termsFromJson(terms as TermsJson)],
          }),
        ],
      }),
    );
    if (!first) return;
    transact({
      title: texts.cancel.deed(stale.length),
      effects: [texts.cancel.effect],
      steps: [first, ...rest],
      ask: true,
      href: `/sell/${service.id}/edit`,
      onDone: () => void queries.invalidateQueries({ queryKey: ["services"] }),
    });
  }

  return (
    <Notice
      tone="wait"
      title={texts.cancel.title}
      action={
        <Button size="small" onClick={() => cancel(config.escrow)}>
          {texts.cancel.button(stale.length)}
        </Button>
      }
    >
      {texts.cancel.text(stale.length)}
    </Notice>
  );
}
