import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { ServiceGrid } from "../../../shared/ui/ServiceGrid.tsx";
import { portfolioQuery } from "../api/queries.ts";
import { texts } from "../texts.ts";

/** What the person offers now. */
export function Portfolio({ address }: { readonly address: string }) {
  const { data, error, refetch } = useQuery(portfolioQuery(address));
  return (
    <section>
      <h2 className="mb-4 text-title">{texts.services}</h2>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data?.length === 0 ? (
        <p className="text-soft">{texts.noServices}</p>
      ) : (
        <ServiceGrid services={data} columns={3} expected={3} />
      )}
    </section>
  );
}
