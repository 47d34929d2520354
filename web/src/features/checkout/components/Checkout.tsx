import type { Package, PublicConfig, Service } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { useChainNow } from "../../../shared/live/clock.ts";
import { useRequirements } from "../../../shared/requirements/useRequirements.ts";
import { Card } from "../../../shared/ui/Card.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { useWallet } from "../../../shared/wallet/port.ts";
import { asksFirst, openTerms, refusal } from "../offer.ts";
import { texts } from "../texts.ts";
import { BACK, CheckoutFrame } from "./CheckoutFrame.tsx";
import { PayCard } from "./PayCard.tsx";
import { RequirementsChoice, type When } from "./RequirementsChoice.tsx";
import { Safeguards } from "./Safeguards.tsx";
import { UnusualTerms } from "./UnusualTerms.tsx";
import { WhatYouGet } from "./WhatYouGet.tsx";

export type CheckoutProps = {
  readonly service: Service;
  readonly entry: Package;
  readonly config: PublicConfig;
  /** Under which name the answers are kept. */
  readonly draft: string;
};

export function Checkout({ service: given, entry, config, draft }: CheckoutProps) {
  const { name, address } = given.seller;
  // Who has no name is called by the address, never by nothing.
  const service = { ...given, seller: { ...given.seller, name: name || shortAddress(address) } };
  const { account } = useWallet();
  const now = useChainNow("minute");
  const terms = openTerms(entry);
  const refused = refusal({ service, entry, account, now });
  const [when, setWhen] = useState<When>("now");
  const form = useRequirements(service.questions, config.maxFileSize, draft);

  return (
    <CheckoutFrame
      back={
        <Link to="/services/$id" params={{ id: service.id }} className={BACK}>
          {texts.back}
        </Link>
      }
      refused={refused}
      pay={
        terms && (
          <PayCard
            service={service}
            entry={entry}
            config={config}
            open={terms}
            refused={refused !== null}
            form={when === "now" ? form : null}
            subject={{ service: service.id, tier: entry.tier, packageName: entry.name }}
          />
        )
      }
    >
      <WhatYouGet service={service} entry={entry} />
      {terms && <UnusualTerms terms={terms} config={config} />}
      {terms && asksFirst(entry) && (
        <Notice tone="run" title={texts.asks.title(service.seller.name)}>
          {texts.asks.why(formatDuration(terms.responseTime))}
        </Notice>
      )}
      <Card title={texts.requirements.title}>
        <RequirementsChoice
          when={when}
          onChange={setWhen}
          form={form}
          config={config}
          {...(asksFirst(entry) && { nowHint: texts.requirements.nowAskHint })}
        />
      </Card>
      {terms && (
        <Safeguards
          terms={terms}
          config={config}
          begins={when === "later" ? "later" : asksFirst(entry) ? "accepted" : "paid"}
        />
      )}
    </CheckoutFrame>
  );
}
