import type { Service } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { texts as common } from "../../../shared/texts.ts";
import { Address } from "../../../shared/ui/Address.tsx";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { ButtonLink } from "../../../shared/ui/Button.tsx";
import { texts } from "../texts.ts";

/** @param props.own the visitor's own service: there is nobody to ask. */
export function SellerCard({ service, own }: { readonly service: Service; readonly own: boolean }) {
  const { seller } = service;
  return (
    <section>
      <h2 className="mb-3 text-title">{texts.service.seller}</h2>
      <div className="flex items-start gap-4">
        <Avatar seed={seller.address} size={56} />
        <div className="min-w-0">
          <Link
            to="/people/$address"
            params={{ address: seller.address }}
            className="font-medium hover:underline"
          >
            {seller.name}
          </Link>
          <p className="flex flex-wrap items-center gap-x-3 text-note text-soft">
            <Address value={seller.address} />
            {seller.completedOrders > 0 && <span>{common.service.done(seller.completedOrders)}</span>}
          </p>
          <p className="mt-2 max-w-prose whitespace-pre-line text-soft">
            {seller.bio || texts.service.noBio}
          </p>
          {!own && service.state === "published" && (
            <ButtonLink
              to="/quotes/new"
              search={{ seller: seller.address, service: service.id }}
              className="mt-4"
            >
              {texts.service.askQuote}
            </ButtonLink>
          )}
        </div>
      </div>
    </section>
  );
}
