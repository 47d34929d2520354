import { lazyRouteComponent, type RouteComponent } from "@tanstack/react-router";

/** A page's code is fetched when its route is first entered (or a link to it is hovered). */
export function page<Name extends string>(
  load: () => Promise<Record<Name, () => unknown>>,
  name: Name,
): RouteComponent {
  return lazyRouteComponent(load as () => Promise<Record<string, RouteComponent>>, name) as RouteComponent;
}

/** What an URL says after its "?": read where it is used, so that nothing of a page is loaded before it. */
export function readByPage(raw: Record<string, unknown>): Record<string, unknown> {
  return raw;
}
