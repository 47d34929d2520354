import { moreTexts } from "./moreTexts.ts";
import type { ServiceSearch } from "./search.ts";

type FilterName = Exclude<keyof ServiceSearch, "q" | "sort">;

/** The filters that are set, each as its reader would name it. */
export function filterNames(search: ServiceSearch): [FilterName, string][] {
  const { category, token, min, max, days, tag, stars, order } = search;
  const names: [FilterName, string | 0 | undefined][] = [
    ["category", category],
    ["token", token],
    ["min", min && moreTexts.least(`${min} ${token}`)],
    ["max", max && moreTexts.most(`${max} ${token}`)],
    ["days", days && moreTexts.days(days)],
    ["stars", stars && moreTexts.stars(stars)],
    ["order", order && moreTexts.orders[order]],
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
