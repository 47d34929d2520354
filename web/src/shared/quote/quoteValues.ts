import type { PublicConfig } from "@holdfast/sdk/api";
import { UNLIMITED_REVISIONS } from "@holdfast/sdk/order";
import { parseAmount } from "../lib/amount.ts";
import { findToken } from "../lib/config.ts";
import { amountFlaw } from "../lib/typedAmount.ts";
import type { QuotedPrice } from "./signQuote.ts";
import { texts } from "./texts.ts";

const SECONDS = { hours: 3_600, days: 86_400 } as const;
const FIVE_YEARS = 157_680_000;
const MOST_REVISIONS = 254;

/** The form as it is typed: everything is text, lists are lines. */
export type QuoteValues = {
  price: string;
  token: string;
  delivery: string;
  unit: keyof typeof SECONDS;
  revisions: string;
  features: string;
  /** Days. */
  valid: string;
  words: string;
};
export type QuoteErrors = Partial<Record<keyof QuoteValues, string>>;

export const VALID_DAYS = [1, 3, 7, 14, 30, 90] as const;

export function emptyQuote(config: PublicConfig): QuoteValues {
  return {
    price: "",
    token: config.tokens[0]?.address ?? "",
    delivery: "7",
    unit: "days",
    revisions: "2",
    features: "",
    valid: "7",
    words: "",
  };
}

/** What a form kept of itself, or null when there is nothing that can be read. @param first what stands where it says nothing */
export function readKeptQuote(text: string, first: QuoteValues): QuoteValues | null {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return null;
    const said = Object.entries(kept).filter(([name, value]) => name in first && typeof value === "string");
    const values: QuoteValues = { ...first, ...Object.fromEntries(said) };
    return { ...values, unit: values.unit === "hours" ? "hours" : "days" };
  } catch {
    return null;
  }
}

/**
 * The same with a token that is offered here: of another one, kept or asked for while it was offered, the form could
 * neither show the name nor read the amount.
 */
export function withOfferedToken(values: QuoteValues, config: PublicConfig): QuoteValues {
  return findToken(config, values.token) ? values : { ...values, token: emptyQuote(config).token };
}

/** What was typed as what is signed, or what is wrong with it. @param now chain time, unix seconds */
export function readQuote(
  values: QuoteValues,
  { config, now }: { config: PublicConfig; now: number },
): { price: QuotedPrice; errors: null } | { price: null; errors: QuoteErrors } {
  const say = texts.errors;
  const token = findToken(config, values.token);
  const amount = parseAmount(values.price, token?.decimals ?? 0);
  const flaw = token && amountFlaw(values.price, token);
  const valid = VALID_DAYS.find((days) => String(days) === values.valid);
  const delivery = /^\d+$/.test(values.delivery.trim()) ? Number(values.delivery) * SECONDS[values.unit] : 0;
  const revisions = values.revisions.trim();
  const features = values.features
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const wrong = {
    price: token === null ? say.token : amount === null || amount <= 0n ? (flaw ?? say.price) : "",
    delivery: delivery >= SECONDS.hours && delivery <= FIVE_YEARS ? "" : say.delivery,
    revisions:
      revisions === "" || (/^\d+$/.test(revisions) && Number(revisions) <= MOST_REVISIONS)
        ? ""
        : say.revisions,
    valid: valid ? "" : say.valid,
    features: features.length <= 12 && features.every((line) => line.length <= 120) ? "" : say.features,
  };
  const errors = Object.fromEntries(Object.entries(wrong).filter(([, words]) => words)) as QuoteErrors;
  if (Object.keys(errors).length > 0) return { price: null, errors };
  return {
    errors: null,
    price: {
      token: values.token,
      price: amount ?? 0n,
      deliveryTime: delivery,
      revisions: revisions === "" ? UNLIMITED_REVISIONS : Number(revisions),
      // A minute less than the most: the server's clock may be a little behind this one.
      validUntil: now + (valid ?? 1) * SECONDS.days - 60,
      words: values.words.trim(),
      features,
    },
  };
}
