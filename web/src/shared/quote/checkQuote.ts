import type { Quote } from "@holdfast/sdk/api";
import { documentHash, quoteListing } from "@holdfast/sdk/document";
import { sameAddress, type Terms, type TermsJson, termsFromJson } from "@holdfast/sdk/order";
import { keccak256, stringToBytes } from "viem";
import { promiseOf, subjectOf } from "./promiseOf.ts";
import { texts } from "./texts.ts";

/** The terms of a quote's price, as the contract will be given them; null while there is none. */
export function termsOfQuote(quote: Quote): Terms | null {
  return quote.offer && termsFromJson(quote.offer.terms as TermsJson);
}

/**
 * Why a client must not take or pay a quote, in words; null when the page shows exactly what was signed for this account.
 * Nothing of it is taken on the server's word: the documents are made again, and their hashes compared with the terms.
 * The signature itself the contract checks, before any money moves.
 */
export function flawOfQuote(quote: Quote, input: { account: string; now: number }): string | null {
  const terms = termsOfQuote(quote);
  const { offer, brief } = quote;
  if (!terms || !offer) return null;
  const say = texts.wrong;
  if (!sameAddress(terms.client, input.account)) return say.client;
  if (!sameAddress(terms.seller, quote.seller.address)) return say.seller;
  if (!isBriefWhole(brief) || !sameAddress(brief.author, input.account)) return say.brief;
  const promise = promiseOf(subjectOf(quote, offer.questions), offer);
  if (documentHash(quoteListing(promise)) !== terms.content) return say.content;
  if (terms.validUntil < input.now) return say.expired;
  if (quote.jobState !== null && quote.jobState !== "open") return say.job;
  return offer.usable ? null : say.cancelled;
}

type ShownBrief = Pick<Quote["brief"], "canonical" | "hash" | "text" | "files">;

/**
 * Whether the words and files that a page shows are those that the brief's hash names. A seller signs that hash with the
 * price, a client pays for it: neither takes the server's word for what it stands for.
 */
export function isBriefWhole({ canonical, hash, text, files }: ShownBrief): boolean {
  if (keccak256(stringToBytes(canonical)) !== hash) return false;
  const written = readJson(canonical);
  const hashes = (list: readonly { hash: string }[] = []) => list.map((file) => file.hash).join();
  return written !== null && written.text === text && hashes(written.files) === hashes(files);
}

function readJson(canonical: string): { text?: string; files?: { hash: string }[] } | null {
  try {
    return JSON.parse(canonical);
  } catch {
    return null;
  }
}
