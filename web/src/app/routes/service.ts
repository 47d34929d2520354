import { createRoute } from "@tanstack/react-router";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const serviceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/services/$id",
  component: page(() => import("../../features/services/ServicePage.tsx"), "ServicePage"),
});
