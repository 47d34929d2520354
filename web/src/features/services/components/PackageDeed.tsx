import type { Package, Service } from "@holdfast/sdk/api";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { texts } from "../texts.ts";

export type PackageDeedProps = {
  readonly service: Service;
  readonly entry: Package | undefined;
  readonly own: boolean;
};

/** Orders a package, or says why not. */
export function PackageDeed({ service, entry, own }: PackageDeedProps) {
  if (!entry) return null;
  const orderable = service.state === "published" && canPay(entry);
  return (
    <>
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
    </>
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
