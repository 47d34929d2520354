import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { Address } from "viem";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { texts as common } from "../../shared/texts.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { myServiceQuery } from "./api/myService.ts";
import { Door } from "./components/Door.tsx";
import { ServiceForm } from "./components/ServiceForm.tsx";
import { texts } from "./texts.ts";

export function EditServicePage() {
  usePageTitle(texts.editService);
  return <Door>{(seller) => <Edit seller={seller} />}</Door>;
}

function Edit({ seller }: { readonly seller: Address }) {
  const { id } = useParams({ from: "/sell/$id/edit" });
  const config = useConfig();
  const { data, error, refetch } = useQuery(myServiceQuery(id, seller));
  const foreign = data && data.seller.address.toLowerCase() !== seller.toLowerCase();
  if (error || foreign) {
    const action = <ButtonLink to="/sell">{common.back}</ButtonLink>;
    return (
      <ErrorState
        heading="h1"
        error={error ?? { status: 404 }}
        onRetry={() => void refetch()}
        action={action}
      />
    );
  }
  if (!data || !config) {
    return (
      <Loading>
        <Skeleton className="h-96 rounded-lg" />
      </Loading>
    );
  }
  return <ServiceForm key={data.id} config={config} service={data} seller={seller} />;
}
