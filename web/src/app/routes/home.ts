import { createRoute } from "@tanstack/react-router";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  component: page(() => import("../../features/home/HomePage.tsx"), "HomePage"),
});
