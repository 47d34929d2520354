import type { Service } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { shareText } from "../../../shared/lib/share.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import ServiceReviews from "../../../shared/reviews/ServiceReviews.tsx";
import { Address } from "../../../shared/ui/Address.tsx";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { recordQuery, type SellerRecord } from "../api/getRecord.ts";
import { texts } from "./sellerTexts.ts";

/** Who sells, by what the chain and the reviews say of them, and the reviews of this service (RVW-1, RVW-2). */
export default function SellerSection({ service }: { readonly service: Service }) {
  const { seller } = service;
  const name = seller.name || shortAddress(seller.address);
  const { data } = useQuery(recordQuery(seller.address));
  return (
    <div className="flex flex-col gap-10">
      <section>
        <h2 className="mb-3 text-title">{texts.seller}</h2>
        <div className="flex items-start gap-4">
          <Avatar of={seller} size={56} />
          <div className="min-w-0 flex-1">
            <p className="font-medium">
              <bdi>{name}</bdi>
            </p>
            <p className="text-note text-soft">
              <Address value={seller.address} />
            </p>
            <p className="mt-2 max-w-prose whitespace-pre-line text-soft">{seller.bio || texts.noBio}</p>
            {data && <Numbers record={data.seller} />}
            <p className="mt-3">
              <Link
                to="/people/$address"
                params={{ address: seller.address }}
                search={{ as: "seller" }}
                className="touch font-medium text-accent underline underline-offset-4"
              >
                {texts.profile(name)}
              </Link>
            </p>
          </div>
        </div>
      </section>
      {service.state === "published" && <ServiceReviews service={service.id} seller={seller} />}
    </div>
  );
}

function Numbers({ record }: { readonly record: SellerRecord }) {
  const { rating, reviews, completed, ended, onTime, late, cancelledAlone, responseTime } = record;
  const lines: [string, ReactNode][] = [];
  if (rating !== null) lines.push([texts.rating, texts.ratingOf(rating.toFixed(1), reviews)]);
  if (completed > 0) lines.push([texts.completed, completed]);
  const timely = shareText(onTime, onTime + late);
  if (timely) lines.push([texts.onTime, timely]);
  const cancelled = shareText(cancelledAlone, ended, true);
  if (cancelled) lines.push([texts.cancelled, cancelled]);
  if (responseTime !== null) lines.push([texts.response, formatDuration(Math.max(responseTime, 60))]);
  if (lines.length === 0) return null;
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt className="text-note text-faint">{label}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
