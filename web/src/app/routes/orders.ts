import { createRoute } from "@tanstack/react-router";
import { page, readByPage } from "./page.ts";
import { rootRoute } from "./root.ts";

export const ordersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/orders",
  validateSearch: readByPage,
  component: page(() => import("../../features/orders/OrdersPage.tsx"), "OrdersPage"),
});

export const orderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/orders/$id",
  validateSearch: readByPage,
  component: page(() => import("../../features/order/OrderPage.tsx"), "OrderPage"),
});
