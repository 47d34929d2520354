import { type Filters, readFilters, readText } from "../../shared/lib/readFilters.ts";

/** What a person filters services by, as it stands in the URL. */
export type ServiceSearch = Filters & {
  /** At most so many days to deliver. */
  readonly days?: number;
  readonly tag?: string;
  /** Average stars at least. */
  readonly stars?: "4" | "4.5";
  readonly order?: "instant" | "request";
  readonly sort?: "newest" | "price" | "rating";
};

/**
 * Reads the URL; what makes no sense is left out, so that any link shows a page. Pages select by it too: the router
 * lays what a route has read over what the URL says, and so brings the nonsense back.
 */
export function readServiceSearch(raw: Record<string, unknown>): ServiceSearch {
  const days = Number(readText(raw.days));
  const tag = readText(raw.tag);
  const stars = readText(raw.stars);
  const order = readText(raw.order);
  const sort = readText(raw.sort);
  return {
    ...readFilters(raw),
    ...(Number.isInteger(days) && days > 0 && { days }),
    ...(tag && { tag }),
    ...((stars === "4" || stars === "4.5") && { stars }),
    ...((order === "instant" || order === "request") && { order }),
    ...((sort === "newest" || sort === "price" || sort === "rating") && { sort }),
  };
}
