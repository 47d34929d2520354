import type { Package, PublicConfig, Service } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { useChainNow } from "../../../shared/live/clock.ts";
import { RequirementsFields } from "../../../shared/requirements/RequirementsFields.tsx";
import { useRequirements } from "../../../shared/requirements/useRequirements.ts";
import { Card } from "../../../shared/ui/Card.tsx";
import { MoneyPath } from "../../../shared/ui/MoneyPath.tsx";
import { texts as pathTexts } from "../../../shared/ui/moneyPathTexts.ts";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { RadioCards } from "../../../shared/ui/RadioCards.tsx";
import { useWallet } from "../../../shared/wallet/port.ts";
import { arbiterName } from "../arbiterName.ts";
import { asksFirst, openTerms, refusal, unusualTerms } from "../offer.ts";
import { texts } from "../texts.ts";
import { Arbitration } from "./Arbitration.tsx";
import { PayCard } from "./PayCard.tsx";
import { WhatYouGet } from "./WhatYouGet.tsx";

export type CheckoutProps = {
  readonly service: Service;
  readonly entry: Package;
  readonly config: PublicConfig;
};

export function Checkout({ service, entry, config }: CheckoutProps) {
  const { account } = useWallet();
  const now = useChainNow("minute");
  const terms = openTerms(entry);
  const refused = refusal({ service, entry, account, now });
  const [when, setWhen] = useState<"now" | "later">("now");
  const form = useRequirements(service.questions, config.maxFileSize, `checkout.${service.id}`);
  const differences = terms ? unusualTerms(terms, config) : [];

  return (
    <div className="flex flex-col gap-6">
      <header>
        <Link
          to="/services/$id"
          params={{ id: service.id }}
          className="text-note text-soft underline-offset-4 hover:underline"
        >
          {texts.back}
        </Link>
        <h1 className="mt-1 text-head">{texts.heading}</h1>
      </header>
      {refused && (
        <Notice tone="lost" title={texts.refused.later}>
          {refused}
        </Notice>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8">
        <div className="flex min-w-0 flex-col gap-6">
          <WhatYouGet service={service} entry={entry} />
          {differences.length > 0 && (
            <Notice tone="wait" title={texts.warning.title}>
              <p>{texts.warning.lead}</p>
              <ul className="mt-1 list-disc ps-5">
                {differences.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Notice>
          )}
          {terms && asksFirst(entry) && (
            <Notice tone="run" title={texts.asks.title(service.seller.name)}>
              {texts.asks.why(formatDuration(terms.responseTime))}
            </Notice>
          )}
          <Card title={texts.requirements.title}>
            <div className="flex flex-col gap-6">
              <RadioCards
                legend={texts.requirements.legend}
                columns={2}
                value={when}
                onChange={setWhen}
                cards={[
                  {
                    value: "now",
                    label: texts.requirements.now,
                    hint: asksFirst(entry) ? texts.requirements.nowAskHint : texts.requirements.nowHint,
                  },
                  { value: "later", label: texts.requirements.later, hint: texts.requirements.laterHint },
                ]}
              />
              {when === "now" && <RequirementsFields form={form} maxFileSize={config.maxFileSize} />}
            </div>
          </Card>
          {terms && (
            <>
              <Card title={pathTexts.title}>
                <MoneyPath terms={terms} arbiter={arbiterName(terms.arbiter, config)} />
              </Card>
              <Arbitration terms={terms} config={config} />
            </>
          )}
        </div>
        {terms && (
          <PayCard
            service={service}
            entry={entry}
            config={config}
            open={terms}
            refused={refused !== null}
            form={when === "now" ? form : null}
          />
        )}
      </div>
    </div>
  );
}
