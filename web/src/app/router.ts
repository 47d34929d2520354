import { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { NotFound } from "./NotFound.tsx";
import { RouteError } from "./RouteError.tsx";
import { billingRoute, receiptRoute } from "./routes/billing.ts";
import { checkoutRoute } from "./routes/checkout.ts";
import { deskRoute } from "./routes/desk.ts";
import { disputesRoute } from "./routes/disputes.ts";
import { helpRoute } from "./routes/help.ts";
import { homeRoute } from "./routes/home.ts";
import { jobEditRoute, jobNewRoute, jobRoute, jobsRoute } from "./routes/jobs.ts";
import { notificationsRoute } from "./routes/notifications.ts";
import { orderRoute, ordersRoute } from "./routes/orders.ts";
import { peopleRoute } from "./routes/people.ts";
import { newQuoteRoute, payQuoteRoute, quoteRoute, quotesRoute } from "./routes/quotes.ts";
import { rootRoute } from "./routes/root.ts";
import { sellEditRoute, sellNewRoute, sellRoute } from "./routes/sell.ts";
import { serviceRoute } from "./routes/service.ts";
import { servicesRoute } from "./routes/services.ts";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What was refused stays refused; only the network and a tired server deserve a second try.
      retry: (failures, error) => failures < 2 && !("retry" in error && error.retry === false),
    },
  },
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  servicesRoute,
  serviceRoute,
  checkoutRoute,
  ordersRoute,
  orderRoute,
  quotesRoute,
  newQuoteRoute,
  quoteRoute,
  payQuoteRoute,
  disputesRoute,
  notificationsRoute,
  billingRoute,
  receiptRoute,
  deskRoute,
  peopleRoute,
  sellRoute,
  sellNewRoute,
  sellEditRoute,
  jobsRoute,
  jobNewRoute,
  jobRoute,
  jobEditRoute,
  helpRoute,
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: false,
  scrollRestoration: true,
  // Plain words in the URL instead of JSON: `?q=logo&days=3`. Every value arrives as text; routes make sense of it.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(
      Object.entries(search).map(([name, value]) => [name, String(value)]),
    ).toString();
    return text && `?${text}`;
  },
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: RouteError,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
