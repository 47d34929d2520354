import type { PublicConfig, Service } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { serviceQuery } from "./api/service.ts";
import { Checkout } from "./components/Checkout.tsx";
import { CheckoutLoading } from "./components/CheckoutFrame.tsx";
import { texts } from "./texts.ts";
import { useAnswersOwner } from "./useAnswersOwner.ts";

/** What you get, what you pay, where the money sits and who decides a quarrel, before the wallet opens (ORD-1). */
export function CheckoutPage() {
  const { serviceId } = useParams({ from: "/checkout/$serviceId/$tier" });
  const config = useConfig();
  const { data, error, refetch } = useQuery(serviceQuery(serviceId));
  usePageTitle(data && texts.title(data.title));
  if (data && config) return <Found service={data} config={config} />;
  if (error) return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} />;
  return <CheckoutLoading />;
}

function Found({ service, config }: { readonly service: Service; readonly config: PublicConfig }) {
  const { tier } = useParams({ from: "/checkout/$serviceId/$tier" });
  const entry = service.packages.find((one) => String(one.tier) === tier);
  const { name, turn } = useAnswersOwner(service.id);
  if (entry) return <Checkout key={turn} service={service} entry={entry} config={config} draft={name} />;
  return (
    <EmptyState
      drawing="search"
      title={texts.refused.package}
      action={
        <ButtonLink to="/services/$id" params={{ id: service.id }}>
          {texts.back}
        </ButtonLink>
      }
    />
  );
}
