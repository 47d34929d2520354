import { createRoute } from "@tanstack/react-router";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const billingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/billing",
  // Read where it is used, so that nothing of it is loaded before.
  validateSearch: (raw: Record<string, unknown>) => raw,
  component: page(() => import("../../features/billing/BillingPage.tsx"), "BillingPage"),
});

export const receiptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/orders/$id/receipt",
  component: page(() => import("../../features/billing/ReceiptPage.tsx"), "ReceiptPage"),
});
