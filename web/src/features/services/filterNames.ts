import type { ServiceSearch } from "./search.ts";
import { texts } from "./texts.ts";

type FilterName = Exclude<keyof ServiceSearch, "q" | "sort">;

/** The filters that are set, each as its reader would name it. */
export function filterNames(search: ServiceSearch): [FilterName, string][] {
  const { category, token, min, max, days, tag, stars, order } = search;
  const names: [FilterName, string | 0 | undefined][] = [
    ["category", category],
    ["token", token],
    ["min", min && texts.least(`${min} ${token}`)],
    ["max", max && texts.most(`${max} ${token}`)],
    ["days", days && texts.days(days)],
    ["stars", stars && texts.stars(stars)],
    ["order", order && texts.orders[order]],
    ["tag", tag],
  ];
  return names.filter((pair): pair is [FilterName, string] => Boolean(pair[1]));
}

/** The search without one of its filters; a price means nothing without its token. */
export function without(search: ServiceSearch, name: FilterName): ServiceSearch {
  const { [name]: _dropped, ...rest }: ServiceSearch = search;
  if (name !== "token") return rest;
  const { min: _min, max: _max, ...priceless }: ServiceSearch = rest;
  return priceless;
}
