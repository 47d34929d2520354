import { createRoute } from "@tanstack/react-router";
import { page } from "./page.ts";
import { rootRoute } from "./root.ts";

export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/desk",
  component: page(() => import("../../features/desk/DeskPage.tsx"), "DeskPage"),
});
