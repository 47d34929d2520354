import { createRoute } from "@tanstack/react-router";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const checkoutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/checkout/$serviceId/$tier",
  component: page(() => import("../../features/checkout/CheckoutPage.tsx"), "CheckoutPage"),
});
