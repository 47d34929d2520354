import type { ServiceCard as Card } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { formatDuration } from "../lib/duration.ts";
import { Avatar } from "./Avatar.tsx";
import { Cover } from "./Cover.tsx";
import { Skeleton } from "./Skeleton.tsx";
import { TokenMoney } from "./TokenMoney.tsx";
import { texts } from "../texts.ts";

/** One service in a grid. The title is the link, stretched over the card, so that it is read out once. */
export function ServiceCard({ service, eager = false }: { readonly service: Card; readonly eager?: boolean }) {
  return (
    <article className="group relative flex min-w-0 flex-col">
      <Cover
        seed={service.title}
        src={service.coverUrl}
        eager={eager}
        className="rounded-lg border border-line transition-opacity duration-150 group-hover:opacity-90"
      />
      <h3 className="mt-3 line-clamp-2 min-h-12 font-medium">
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
        <Avatar seed={service.seller.address} size={24} />
        <span className="truncate">{service.seller.name}</span>
        {service.completedOrders > 0 && (
          <span className="ms-auto shrink-0 text-faint">{texts.service.done(service.completedOrders)}</span>
        )}
      </p>
      <p className="mt-3 flex items-baseline justify-between gap-2 border-t border-line pt-2">
        <span>
          <span className="text-note text-faint">{texts.service.from} </span>
          <TokenMoney amount={service.from.price} token={service.from.token} className="font-semibold" />
        </span>
        <span className="text-note text-soft" title={texts.service.deliveredIn(formatDuration(service.from.deliveryTime))}>
          {formatDuration(service.from.deliveryTime)}
        </span>
      </p>
    </article>
  );
}

export function ServiceCardSkeleton() {
  return (
    <div>
      <Skeleton className="aspect-8/5 rounded-lg" />
      <Skeleton className="mt-4 h-4 w-11/12" />
      <Skeleton className="mt-2 h-4 w-2/3" />
      <Skeleton className="mt-4 h-4 w-1/2" />
      <Skeleton className="mt-6 h-4 w-full" />
    </div>
  );
}
