/** What a person filters jobs by, as it stands in the URL: plain words, amounts in whole tokens, tokens by symbol. */
export type JobsSearch = {
  readonly q?: string;
  readonly category?: string;
  readonly token?: string;
  /** Whole tokens, as typed; they need `token`. */
  readonly min?: string;
  readonly max?: string;
  /** One's own, closed ones too. */
  readonly mine?: true;
};

const LONGEST_QUERY = 200;

/** Reads the URL; what makes no sense is left out, so that any link shows a page. */
export function readJobsSearch(raw: Record<string, unknown>): JobsSearch {
  const q = text(raw.q)?.slice(0, LONGEST_QUERY);
  const category = text(raw.category);
  const token = text(raw.token);
  const min = token && amount(raw.min);
  const max = token && amount(raw.max);
  return {
    ...(q && { q }),
    ...(category && { category }),
    ...(token && { token }),
    ...(min && { min }),
    ...(max && { max }),
    ...(raw.mine === true || raw.mine === "true" ? { mine: true as const } : {}),
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
