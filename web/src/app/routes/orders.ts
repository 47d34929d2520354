import { createRoute } from "@tanstack/react-router";
import { readOrderSearch } from "../../features/order/search.ts";
import { readOrdersSearch } from "../../features/orders/search.ts";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const ordersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/orders",
  validateSearch: readOrdersSearch,
  component: page(() => import("../../features/orders/OrdersPage.tsx"), "OrdersPage"),
});

export const orderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/orders/$id",
  validateSearch: readOrderSearch,
  component: page(() => import("../../features/order/OrderPage.tsx"), "OrderPage"),
});
