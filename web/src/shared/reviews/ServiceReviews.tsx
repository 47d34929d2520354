import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../lib/api.ts";
import { shortAddress } from "../lib/shortAddress.ts";
import { ReviewList } from "./ReviewList.tsx";
import { Stars } from "./Stars.tsx";
import { texts } from "./texts.ts";

type Props = {
  readonly service: string;
  readonly seller: { readonly address: string; readonly name: string };
};

/** What clients said after ordering a service, under the seller's rating. Its page loads it after the rest. */
export default function ServiceReviews({ service, seller }: Props) {
  const { address } = seller;
  const { data } = useQuery({
    queryKey: ["people", address, "record"],
    queryFn: ({ signal }) => api.get("/api/accounts/{address}/record", { path: { address }, signal }),
  });
  const rating = data?.seller.rating ?? null;
  return (
    <section>
      <h2 className="mb-3 text-title">{texts.title}</h2>
      {data && rating !== null && (
        <p className="mb-6 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Stars value={Math.round(rating)} />
          <span className="font-medium figures">{rating.toFixed(1)}</span>
          <Link to="/people/$address" params={{ address }} className="text-soft underline underline-offset-4">
            {texts.ofSeller(data.seller.reviews)}
          </Link>
        </p>
      )}
      <ReviewList
        of={{ service }}
        subjectName={seller.name || shortAddress(address)}
        none={<p className="text-soft">{texts.noneOfService}</p>}
      />
    </section>
  );
}
