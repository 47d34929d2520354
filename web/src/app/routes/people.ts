import { createRoute } from "@tanstack/react-router";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/people/$address",
  component: page(() => import("../../features/people/PersonPage.tsx"), "PersonPage"),
});
