import { createRoute } from "@tanstack/react-router";
import { page, readByPage } from "./page.ts";
import { rootRoute } from "./root.ts";

export const jobsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/jobs",
  validateSearch: readByPage,
  component: page(() => import("../../features/jobs/JobsPage.tsx"), "JobsPage"),
});

export const jobNewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/jobs/new",
  component: page(() => import("../../features/jobs/NewJobPage.tsx"), "NewJobPage"),
});

export const jobRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/jobs/$id",
  validateSearch: readByPage,
  component: page(() => import("../../features/jobs/JobPage.tsx"), "JobPage"),
});

export const jobEditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/jobs/$id/edit",
  component: page(() => import("../../features/jobs/EditJobPage.tsx"), "EditJobPage"),
});
