import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import ArrowRight from "lucide-react/icons/arrow-right";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { SearchInput } from "../../shared/service/SearchInput.tsx";
import { useServiceSearch } from "../../shared/service/useServiceSearch.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Field } from "../../shared/ui/Field.tsx";
import { ServiceGrid } from "../../shared/ui/ServiceGrid.tsx";
import { newestServicesQuery } from "./api/newestServices.ts";
import { Categories } from "./components/Categories.tsx";
import { OrderLedger } from "./components/OrderLedger.tsx";
import { texts } from "./texts.ts";

export function HomePage() {
  usePageTitle();
  const { data, error, refetch } = useQuery(newestServicesQuery);
  return (
    <div className="flex flex-col gap-10">
      <section className="grid items-center gap-10 md:grid-cols-[minmax(0,1fr)_minmax(0,27rem)] md:gap-16">
        <div>
          <h1 className="max-w-[18ch] text-display">{texts.title}</h1>
          <p className="mt-3 max-w-[46ch] text-lead text-soft">{texts.lead}</p>
          <SearchForm />
        </div>
        <OrderLedger />
      </section>
      <Categories />
      <section aria-labelledby="on-offer">
        <div className="mb-6 flex items-baseline justify-between gap-4">
          <h2 id="on-offer" className="text-title">
            {texts.services}
          </h2>
          <Link
            to="/services"
            search={{}}
            preload="intent"
            className="inline-flex min-h-11 items-center gap-1 text-accent underline-offset-4 hover:underline"
          >
            {texts.all}
            <ArrowRight className="size-4 rtl:rotate-180" aria-hidden />
          </Link>
        </div>
        {error && !data ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : data?.items.length === 0 ? (
          <EmptyState
            drawing="box"
            title={texts.empty.title}
            action={
              <ButtonLink to="/sell/new" variant="primary">
                {texts.sell}
              </ButtonLink>
            }
          >
            {texts.empty.text}
          </EmptyState>
        ) : (
          <ServiceGrid services={data?.items} columns={4} />
        )}
      </section>
    </div>
  );
}

function SearchForm() {
  return (
    <search className="mt-8 block">
      <form onSubmit={useServiceSearch()} className="flex max-w-130 items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field label={texts.searchLabel}>
            <SearchInput placeholder={texts.placeholder} />
          </Field>
        </div>
        <Button type="submit" variant="primary">
          {texts.search}
        </Button>
      </form>
    </search>
  );
}
