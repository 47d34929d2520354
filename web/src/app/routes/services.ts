import { createRoute } from "@tanstack/react-router";
import { readServiceSearch } from "../../features/services/search.ts";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const servicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/services",
  validateSearch: readServiceSearch,
  component: page(() => import("../../features/services/SearchPage.tsx"), "SearchPage"),
});
