import type { Service } from "@holdfast/sdk/api";
import { useQueryClient } from "@tanstack/react-query";
import { useConfig } from "../../shared/lib/config.ts";
import type { Step } from "../../shared/tx/types.ts";
import { useTransact } from "../../shared/tx/useTransact.ts";
import { endAll, endOne } from "./api/cancelFee.ts";
import { texts } from "./offerTexts.ts";

/** Ends offers on the chain (FEATURES LST-3): those given, or with one transaction all the account ever signed. */
export function useEndOffers(service: Pick<Service, "id">) {
  const config = useConfig();
  const transact = useTransact();
  const queries = useQueryClient();
  const common = {
    ask: true,
    href: `/sell/${service.id}/edit`,
    onDone: () => void queries.invalidateQueries({ queryKey: ["services"] }),
  };

  function end(offers: Service["toCancel"]) {
    if (!config) return;
    const { escrow } = config;
    const [first, ...rest] = offers.map(
      (terms, index): Step => ({
        label: texts.cancel.step(index + 1),
        prepare: async () => [endOne({ escrow, terms })],
      }),
    );
    if (!first) return;
    const title = texts.cancel.deed(offers.length);
    transact({ ...common, title, effects: [texts.cancel.effect], steps: [first, ...rest] });
  }

  function endEverything() {
    if (!config) return;
    const { escrow } = config;
    const title = texts.cancel.allDeed;
    const step: Step = { label: title, prepare: async () => [endAll(escrow)] };
    transact({ ...common, title, effects: texts.cancel.allEffects, steps: [step] });
  }

  return { end, endEverything };
}
