/** What a list is filtered by, as it stands in the URL: plain words, amounts in whole tokens, tokens by symbol. */
export type Filters = {
  readonly q?: string;
  readonly category?: string;
  readonly token?: string;
  /** Whole tokens, as typed; they need `token`. */
  readonly min?: string;
  readonly max?: string;
};

const LONGEST_QUERY = 200;

/** Reads the URL; what makes no sense is left out, so that any link shows a page. */
export function readFilters(raw: Record<string, unknown>): Filters {
  const q = readText(raw.q)?.slice(0, LONGEST_QUERY);
  const category = readText(raw.category);
  const token = readText(raw.token);
  const min = token && amount(raw.min);
  const max = token && amount(raw.max);
  return {
    ...(q && { q }),
    ...(category && { category }),
    ...(token && { token }),
    ...(min && { min }),
    ...(max && { max }),
  };
}

/** A word of the URL, or none. */
export function readText(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number"
    ? String(value).trim() || undefined
    : undefined;
}

function amount(value: unknown): string | undefined {
  const written = readText(value);
  return written && /^\d+(\.\d*)?$/.test(written) ? written : undefined;
}
