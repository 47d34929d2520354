import type { Package, Service } from "@holdfast/sdk/api";
import clsx from "clsx";
import CalendarClock from "lucide-react/icons/calendar-clock";
import Check from "lucide-react/icons/check";
import RefreshCw from "lucide-react/icons/refresh-cw";
import { useId } from "react";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { texts } from "../texts.ts";

/** `Terms.revisions` for no limit, as the contract has it. */
const NO_LIMIT = 255;

/** One to three packages side by side, lines level with each other so that they compare by eye. */
export function Packages({ service, own }: { readonly service: Service; readonly own: boolean }) {
  const heading = useId();
  const several = service.packages.length > 1;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="sr-only">
        {texts.service.packages}
      </h2>
      <ul className={clsx("grid gap-4", service.packages.length > 2 ? "md:grid-cols-3" : "md:grid-cols-2")}>
        {service.packages.map((entry) => (
          <li key={entry.tier} className={clsx(several && "md:row-span-5 md:grid md:grid-rows-subgrid")}>
            <PackageCard service={service} entry={entry} own={own} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type CardProps = { readonly service: Service; readonly entry: Package; readonly own: boolean };

function PackageCard({ service, entry, own }: CardProps) {
  const several = service.packages.length > 1;
  const orderable = service.state === "published" && canPay(entry);
  return (
    <div
      className={clsx(
        "flex flex-col gap-4 rounded-lg border border-line bg-card p-4 sm:p-6",
        several && "md:row-span-5 md:grid md:grid-rows-subgrid md:gap-0 md:[&>*+*]:mt-4",
      )}
    >
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-lead font-semibold">{entry.name}</span>
        <TokenMoney amount={entry.price} token={entry.token} className="text-title font-semibold" />
      </h3>
      <p className="text-soft">{entry.description}</p>
      <dl className="grid grid-cols-2 gap-2 border-y border-line py-3">
        <div className="flex flex-col">
          <dt className="flex items-center gap-1.5 text-note text-faint">
            <CalendarClock className="size-4" aria-hidden />
            {texts.service.deliveryTime}
          </dt>
          <dd className="figures">{formatDuration(entry.deliveryTime)}</dd>
        </div>
        <div className="flex flex-col">
          <dt className="flex items-center gap-1.5 text-note text-faint">
            <RefreshCw className="size-4" aria-hidden />
            {texts.service.revisions}
          </dt>
          <dd className="figures">
            {entry.revisions === NO_LIMIT ? texts.service.unlimited : entry.revisions}
          </dd>
        </div>
      </dl>
      <ul className="flex flex-col gap-2">
        {entry.features.map((feature) => (
          <li key={feature} className="flex items-start gap-2">
            <Check className="mt-1 size-4 shrink-0 text-accent" aria-hidden />
            <span className="min-w-0">{feature}</span>
          </li>
        ))}
      </ul>
      <div className="mt-auto pt-2">
        {own ? (
          <ButtonLink to="/sell/$id/edit" params={{ id: service.id }} wide>
            {texts.service.edit}
          </ButtonLink>
        ) : orderable ? (
          <ButtonLink
            to="/checkout/$serviceId/$tier"
            params={{ serviceId: service.id, tier: String(entry.tier) }}
            variant={entry.tier === mainTier(service) ? "primary" : "quiet"}
            wide
          >
            {texts.service.order(entry.name)}
          </ButtonLink>
        ) : (
          <>
            <Button wide disabled>
              {texts.service.unavailable}
            </Button>
            {service.state === "published" && (
              <p className="mt-2 text-note text-soft">{texts.service.unavailableWhy}</p>
            )}
          </>
        )}
        {entry.toRequest && (
          <p className="mt-2 text-note text-soft">
            {texts.service.asksFirst(formatDuration(entry.toRequest.responseTime))}
          </p>
        )}
      </div>
    </div>
  );
}

/** A page has one main action: the middle package of three, the first of fewer. */
function mainTier(service: Service): number | undefined {
  const open = service.packages.filter(canPay);
  return (open.length > 2 ? open[1] : open[0])?.tier;
}

/** With a signed offer, or for the seller to accept. */
function canPay({ offer, toRequest }: Package): boolean {
  return Boolean(offer ?? toRequest);
}
