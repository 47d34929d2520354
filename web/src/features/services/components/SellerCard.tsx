import type { Service } from "@holdfast/sdk/api";
import { texts as common } from "../../../shared/texts.ts";
import { Address } from "../../../shared/ui/Address.tsx";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { texts } from "../texts.ts";

export function SellerCard({ seller }: { readonly seller: Service["seller"] }) {
  return (
    <section>
      <h2 className="mb-3 text-title">{texts.service.seller}</h2>
      <div className="flex items-start gap-4">
        <Avatar seed={seller.address} size={56} />
        <div className="min-w-0">
          <p className="font-medium">{seller.name}</p>
          <p className="flex flex-wrap items-center gap-x-3 text-note text-soft">
            <Address value={seller.address} />
            {seller.completedOrders > 0 && <span>{common.service.done(seller.completedOrders)}</span>}
          </p>
          <p className="mt-2 max-w-prose whitespace-pre-line text-soft">
            {seller.bio || texts.service.noBio}
          </p>
        </div>
      </div>
    </section>
  );
}
