import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext } from "@tanstack/react-router";
import { Layout } from "../Layout.tsx";
import { NotFound } from "../NotFound.tsx";
import { RouteError } from "../RouteError.tsx";

export type RouterContext = { readonly queryClient: QueryClient };

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Layout,
  notFoundComponent: NotFound,
  errorComponent: RouteError,
});
