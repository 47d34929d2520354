import type { ServiceCard as Card } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { formatDuration } from "../lib/duration.ts";
import { texts } from "../texts.ts";
import { Cover } from "./Cover.tsx";
import { PersonName } from "./PersonName.tsx";
import { Skeleton } from "./Skeleton.tsx";
import { TokenMoney } from "./TokenMoney.tsx";

/** One service in a grid. The title is the link, stretched over the card, so that it is read out once. */
export function ServiceCard({
  service,
  eager = false,
}: {
  readonly service: Card;
  readonly eager?: boolean;
}) {
  return (
    <article className="group relative flex min-w-0 gap-4 min-[30rem]:flex-col min-[30rem]:gap-0">
      <Cover
        seed={service.title}
        src={service.coverUrl}
        eager={eager}
        className="w-28 shrink-0 self-start rounded-lg border border-line transition-opacity max-[30rem]:aspect-square min-[30rem]:w-full duration-150 group-hover:opacity-90"
      />
      <div className="flex min-w-0 flex-1 flex-col">
        <h3 className="line-clamp-2 font-medium min-[30rem]:mt-3 min-[30rem]:min-h-12">
          <Link
            to="/services/$id"
            params={{ id: service.id }}
            preload="intent"
            className="underline-offset-4 after:absolute after:inset-0 after:rounded-lg group-hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {service.title}
          </Link>
        </h3>
        <p className="mt-1 flex min-w-0 items-center gap-2 text-note text-soft">
          <PersonName of={service.seller} />
          {service.rating ? (
            <span className="ms-auto shrink-0 figures">
              {texts.service.rating(service.rating.average, service.rating.reviews)}
            </span>
          ) : (
            service.completedOrders > 0 && (
              <span className="ms-auto shrink-0 text-faint">
                {texts.service.done(service.completedOrders)}
              </span>
            )
          )}
        </p>
        <p className="mt-auto flex items-baseline justify-between gap-2 border-line pt-2 min-[30rem]:mt-3 min-[30rem]:border-t">
          <span>
            <span className="text-note text-faint">{texts.service.from} </span>
            <TokenMoney amount={service.from.price} token={service.from.token} className="font-semibold" />
          </span>
          <span
            className="text-note text-soft"
            title={texts.service.deliveredIn(formatDuration(service.from.deliveryTime))}
          >
            {formatDuration(service.from.deliveryTime)}
          </span>
        </p>
      </div>
    </article>
  );
}

export function ServiceCardSkeleton() {
  return (
    <div className="flex gap-4 min-[30rem]:block">
      <Skeleton className="w-28 shrink-0 rounded-lg max-[30rem]:aspect-square min-[30rem]:aspect-8/5 min-[30rem]:w-full" />
      <div className="flex-1">
        <Skeleton className="h-4 w-11/12 min-[30rem]:mt-4" />
        <Skeleton className="mt-2 h-4 w-2/3" />
        <Skeleton className="mt-4 h-4 w-1/2" />
        <Skeleton className="mt-6 h-4 w-full" />
      </div>
    </div>
  );
}
