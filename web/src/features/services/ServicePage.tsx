import type { ApiProblem, Service } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { shortAddress } from "../../shared/lib/shortAddress.ts";
import { PackageGrid } from "../../shared/service/PackageGrid.tsx";
import { QuestionList } from "../../shared/service/QuestionList.tsx";
import { texts as shown } from "../../shared/service/texts.ts";
import { texts as common } from "../../shared/texts.ts";
import { Avatar } from "../../shared/ui/Avatar.tsx";
import { Badge } from "../../shared/ui/Badge.tsx";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Card } from "../../shared/ui/Card.tsx";
import { Cover } from "../../shared/ui/Cover.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { MoneyPath, percent } from "../../shared/ui/MoneyPath.tsx";
import { texts as pathTexts } from "../../shared/ui/moneyPathTexts.ts";
import { Loading, Skeleton, SkeletonText } from "../../shared/ui/Skeleton.tsx";
import { useWallet } from "../../shared/wallet/port.ts";
import { serviceQuery } from "./api/getService.ts";
import { PackageDeed } from "./components/PackageDeed.tsx";
import { WhenSeen } from "./components/WhenSeen.tsx";
import { texts } from "./texts.ts";

const Gallery = lazy(() => import("../../shared/service/Gallery.tsx"));
const OwnNotice = lazy(() => import("./components/OwnNotice.tsx"));
const SellerSection = lazy(() => import("./components/SellerSection.tsx"));
const PausedService = lazy(() => import("./components/PausedService.tsx"));

export function ServicePage() {
  const { id } = useParams({ from: "/services/$id" });
  const { data, error, refetch } = useQuery(serviceQuery(id));
  usePageTitle(data?.title);
  if (data) return <Found service={data} />;
  if (error) {
    if ((error as Partial<ApiProblem>).problem?.code === "paused") return <PausedService />;
    const action = <ButtonLink to="/services">{texts.services}</ButtonLink>;
    return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} action={action} />;
  }
  return <Waiting />;
}

function Found({ service }: { readonly service: Service }) {
  const config = useConfig();
  const { account } = useWallet();
  const own = account?.toLowerCase() === service.seller.address.toLowerCase();
  const cover = (
    <Cover
      seed={service.title}
      src={service.coverUrl}
      alt={service.images[0]?.alt ?? ""}
      eager
      sizes="(max-width:48rem) 100vw,26rem"
      className="rounded-lg border border-line"
    />
  );
  return (
    <article className="flex flex-col gap-10">
      {service.state !== "published" && (
        <Suspense>
          <OwnNotice state={service.state} />
        </Suspense>
      )}
      <header className="grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] md:gap-10">
        <div className="flex min-w-0 flex-col gap-4 md:min-h-65">
          <nav className="flex items-center gap-2 text-note text-soft">
            <Link to="/services" search={{}} className="underline-offset-4 hover:underline">
              {texts.services}
            </Link>
            <span aria-hidden>/</span>
            <Link
              to="/services"
              search={{ category: service.category }}
              className="underline-offset-4 hover:underline"
            >
              {service.category}
            </Link>
          </nav>
          <h1 className="text-display">{service.title}</h1>
          <p className="flex items-center gap-3">
            <Avatar of={service.seller} size={40} />
            <span className="flex min-w-0 flex-col">
              <Link
                to="/people/$address"
                params={{ address: service.seller.address }}
                className="truncate font-medium underline-offset-4 hover:underline"
              >
                {service.seller.name || shortAddress(service.seller.address)}
              </Link>
              {service.seller.completedOrders > 0 && (
                <span className="text-note text-soft">
                  {common.service.done(service.seller.completedOrders)}
                </span>
              )}
            </span>
          </p>
          {service.tags.length > 0 && (
            <ul className="mt-auto flex flex-wrap gap-2">
              {service.tags.map((tag) => (
                <li key={tag}>
                  <Link to="/services" search={{ q: tag }}>
                    <Badge className="hover:border-edge hover:text-ink">{tag}</Badge>
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="order-first min-w-0 md:order-none">
          <Suspense fallback={cover}>{service.images[1] ? <Gallery {...service} /> : cover}</Suspense>
        </div>
      </header>
      <PackageGrid
        packages={service.packages}
        action={(index) => <PackageDeed service={service} entry={service.packages[index]} own={own} />}
      />
      {!own && service.state === "published" && (
        <p className="-mt-4 text-soft">
          {texts.service.noneFits}{" "}
          <Link
            to="/quotes/new"
            search={{ seller: service.seller.address, service: service.id }}
            className="touch font-medium text-accent underline underline-offset-4"
          >
            {texts.service.askQuote}
          </Link>
        </p>
      )}
      <div className="grid gap-10 md:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="flex min-w-0 flex-col gap-10">
          <section>
            <h2 className="mb-3 text-title">{shown.about}</h2>
            <p className="max-w-prose whitespace-pre-line text-soft">{service.description}</p>
          </section>
          <QuestionList questions={service.questions} />
          <WhenSeen>
            <SellerSection service={service} />
          </WhenSeen>
        </div>
        <aside className="flex flex-col gap-4">
          {config && (
            <Card title={pathTexts.title}>
              <MoneyPath terms={config.terms} />
              <p className="mt-6 border-t border-line pt-4 text-note text-soft">
                {texts.service.feeText(percent(config.terms.platformFeeBps))}
              </p>
            </Card>
          )}
        </aside>
      </div>
    </article>
  );
}

function Waiting() {
  return (
    <Loading>
      <div className="grid gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] md:gap-10">
        <div className="flex flex-col gap-4">
          <Skeleton className="h-5 w-40" />
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-2/3" />
          <Skeleton className="h-10 w-48" />
        </div>
        <Skeleton className="order-first aspect-8/5 rounded-lg md:order-none" />
      </div>
      <div className="mt-10 grid gap-4 md:grid-cols-3">
        <Skeleton className="h-72 rounded-lg" />
        <Skeleton className="h-72 rounded-lg" />
        <Skeleton className="h-72 rounded-lg" />
      </div>
      <div className="mt-10 max-w-prose">
        <SkeletonText lines={6} />
      </div>
    </Loading>
  );
}
