import { lazyRouteComponent, type RouteComponent } from "@tanstack/react-router";

/** A page's code is fetched when its route is first entered (or a link to it is hovered). */
export function page<Name extends string>(
  load: () => Promise<Record<Name, () => unknown>>,
  name: Name,
): RouteComponent {
  return lazyRouteComponent(load as () => Promise<Record<string, RouteComponent>>, name) as RouteComponent;
}
