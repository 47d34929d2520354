import type { Package, Service } from "@holdfast/sdk/api";
import { UNLIMITED_REVISIONS } from "@holdfast/sdk/order";
import Check from "lucide-react/icons/check";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { Card } from "../../../shared/ui/Card.tsx";
import { Cover } from "../../../shared/ui/Cover.tsx";
import { texts } from "../texts.ts";

export function WhatYouGet({ service, entry }: { readonly service: Service; readonly entry: Package }) {
  const say = texts.get;
  const lines = [
    say.delivery(formatDuration(entry.deliveryTime)),
    entry.revisions === UNLIMITED_REVISIONS ? say.noLimit : say.revisions(entry.revisions),
    ...entry.features,
  ];
  return (
    <Card title={say.title}>
      <div className="flex gap-4">
        <Cover
          seed={service.title}
          src={service.coverUrl}
          className="w-28 shrink-0 self-start rounded-md border border-line max-[26rem]:hidden"
        />
        <div className="min-w-0">
          <p className="font-medium">{service.title}</p>
          <p className="text-soft">
            {entry.name}, {say.from(service.seller.name)}
          </p>
          <p className="mt-1 max-w-prose text-soft">{entry.description}</p>
        </div>
      </div>
      <ul className="mt-4 grid gap-2 sm:grid-cols-2">
        {lines.map((line) => (
          <li key={line} className="flex items-start gap-2">
            <Check className="mt-1 size-4 shrink-0 text-accent" aria-hidden />
            <span className="min-w-0">{line}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
