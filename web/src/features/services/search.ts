/** What a person filters by, as it stands in the URL: plain words, amounts in whole tokens, tokens by symbol. */
export type ServiceSearch = {
  readonly q?: string;
  readonly category?: string;
  readonly token?: string;
  /** Whole tokens, as typed; they need `token`. */
  readonly min?: string;
  readonly max?: string;
  /** At most so many days to deliver. */
  readonly days?: number;
  readonly tag?: string;
  /** Average stars at least. */
  readonly stars?: "4" | "4.5";
  readonly order?: "instant" | "request";
  readonly sort?: "newest" | "price" | "rating";
};

const LONGEST_QUERY = 200;

/**
 * Reads the URL; what makes no sense is left out, so that any link shows a page. Pages select by it too: the router
 * lays what a route has read over what the URL says, and so brings the nonsense back.
 */
export function readServiceSearch(raw: Record<string, unknown>): ServiceSearch {
  const q = text(raw.q)?.slice(0, LONGEST_QUERY);
  const category = text(raw.category);
  const token = text(raw.token);
  const min = token && amount(raw.min);
  const max = token && amount(raw.max);
  const days = Number(text(raw.days));
  const tag = text(raw.tag);
  const stars = text(raw.stars);
  const order = text(raw.order);
  const sort = text(raw.sort);
  return {
    ...(q && { q }),
    ...(category && { category }),
    ...(token && { token }),
    ...(min && { min }),
    ...(max && { max }),
    ...(Number.isInteger(days) && days > 0 && { days }),
    ...(tag && { tag }),
    ...((stars === "4" || stars === "4.5") && { stars }),
    ...((order === "instant" || order === "request") && { order }),
    ...((sort === "newest" || sort === "price" || sort === "rating") && { sort }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number"
    ? String(value).trim() || undefined
    : undefined;
}

function amount(value: unknown): string | undefined {
  const written = text(value);
  return written && /^\d+(\.\d*)?$/.test(written) ? written : undefined;
}
