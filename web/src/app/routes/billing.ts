import { createRoute } from "@tanstack/react-router";
import { page, readByPage } from "./page.ts";
import { rootRoute } from "./root.ts";

export const billingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/billing",
  validateSearch: readByPage,
  component: page(() => import("../../features/billing/BillingPage.tsx"), "BillingPage"),
});

export const receiptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/orders/$id/receipt",
  component: page(() => import("../../features/billing/ReceiptPage.tsx"), "ReceiptPage"),
});
