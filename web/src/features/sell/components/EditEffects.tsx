import type { PublicConfig, Service } from "@holdfast/sdk/api";
import { useWatch } from "react-hook-form";
import { formatDate } from "../../../shared/lib/duration.ts";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { lastDay } from "../lastDay.ts";
import { lostOffers } from "../lostOffers.ts";
import { type ServiceValues, toInput } from "../model.ts";
import { texts } from "../offerTexts.ts";

type EditEffectsProps = {
  readonly service: Service;
  readonly config: PublicConfig;
  readonly changed: boolean;
};

/** What saving does to offers that are signed: told beside the button, before it is clicked. */
export function EditEffects({ service, config, changed }: EditEffectsProps) {
  const values = useWatch<ServiceValues>() as ServiceValues;
  if (!changed || !service.packages.some(({ offer }) => offer)) return null;
  const lost = lostOffers(service, toInput(values, config));
  if (lost.length === 0) return <p className="text-note text-soft">{texts.edit.kept}</p>;
  const until = formatDate(lastDay(lost.flatMap(({ offer }) => (offer ? [offer.terms] : []))));
  return (
    <Notice tone="wait" title={texts.edit.title(lost.map(({ name }) => name))} live>
      {service.state === "published" && values.ordering === "instant" && <p>{texts.edit.paused}</p>}
      <p>{texts.edit.old(until)}</p>
    </Notice>
  );
}
