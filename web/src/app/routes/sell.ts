import { createRoute } from "@tanstack/react-router";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const sellRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sell",
  component: page(() => import("../../features/sell/SellPage.tsx"), "SellPage"),
});

export const sellNewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sell/new",
  component: page(() => import("../../features/sell/NewServicePage.tsx"), "NewServicePage"),
});

export const sellEditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sell/$id/edit",
  component: page(() => import("../../features/sell/EditServicePage.tsx"), "EditServicePage"),
});
