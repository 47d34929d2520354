import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";
import { useOrder } from "../model.ts";
import { texts } from "./texts.ts";

function recordQuery(id: string, seller: string) {
  return queryOptions({
    queryKey: ["orders", "one", id, "record"],
    queryFn: ({ signal }) => api.get("/api/accounts/{address}/record", { path: { address: seller }, signal }),
  });
}

/** What cancelling alone does to the seller's cancellation rate, in numbers (RQ-5). */
export function CancellationRate() {
  const { id, terms } = useOrder();
  const { data } = useQuery(recordQuery(id, terms.seller));
  if (!data) return null;
  const { ended, cancelledAlone } = data.seller;
  return (
    <p className="text-note text-soft">
      {texts.rate(cancelledAlone, ended)} {texts.rateThen(cancelledAlone + 1, ended + 1)}
    </p>
  );
}
