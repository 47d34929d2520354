import { useInfiniteQuery } from "@tanstack/react-query";
import Plus from "lucide-react/icons/plus";
import type { Address } from "viem";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { MoreButton } from "../../shared/ui/MoreButton.tsx";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { myServicesQuery } from "./api/myServices.ts";
import { Door } from "./components/Door.tsx";
import { ServiceRow } from "./components/ServiceRow.tsx";
import { texts } from "./texts.ts";

export function SellPage() {
  usePageTitle(texts.title);
  return <Door>{(seller) => <MyServices seller={seller} />}</Door>;
}

function MyServices({ seller }: { readonly seller: Address }) {
  const list = useInfiniteQuery(myServicesQuery(seller));
  const { data, error, refetch } = list;
  const services = data?.pages.flatMap((page) => page.items);
  const add = (
    <ButtonLink to="/sell/new" variant="primary" icon={<Plus className="size-4" aria-hidden />}>
      {texts.newService}
    </ButtonLink>
  );
  return (
    <>
      <header className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-head">{texts.list.services}</h1>
        {services && services.length > 0 && add}
      </header>
      {error && !services ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !services ? (
        <Loading>
          {["a", "b", "c", "d"].map((key) => (
            <Skeleton key={key} className="mb-2 h-20 rounded-lg" />
          ))}
        </Loading>
      ) : services.length === 0 ? (
        <EmptyState drawing="box" title={texts.list.empty} action={add}>
          {texts.list.emptyText}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-card">
          {services.map((service) => (
            <ServiceRow key={service.id} card={service} />
          ))}
        </ul>
      )}
      <div className="mt-6 flex justify-center empty:hidden">
        <MoreButton list={list}>{texts.list.more}</MoreButton>
      </div>
    </>
  );
}
