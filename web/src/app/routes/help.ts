import { createRoute } from "@tanstack/react-router";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const helpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/help",
  component: page(() => import("../../features/help/HelpPage.tsx"), "HelpPage"),
});
