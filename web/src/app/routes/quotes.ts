import { createRoute } from "@tanstack/react-router";
import { page, readByPage } from "./page.ts";
import { rootRoute } from "./root.ts";

export const quotesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/quotes",
  validateSearch: readByPage,
  component: page(() => import("../../features/quotes/QuotesPage.tsx"), "QuotesPage"),
});

export const newQuoteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/quotes/new",
  validateSearch: readByPage,
  component: page(() => import("../../features/quotes/NewQuotePage.tsx"), "NewQuotePage"),
});

export const quoteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/quotes/$id",
  component: page(() => import("../../features/quotes/QuotePage.tsx"), "QuotePage"),
});

export const payQuoteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/quotes/$id/pay",
  component: page(() => import("../../features/checkout/QuoteCheckoutPage.tsx"), "QuoteCheckoutPage"),
});
