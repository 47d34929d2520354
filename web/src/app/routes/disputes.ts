import { createRoute } from "@tanstack/react-router";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const disputesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/disputes",
  component: page(() => import("../../features/disputes/DisputesPage.tsx"), "DisputesPage"),
});
