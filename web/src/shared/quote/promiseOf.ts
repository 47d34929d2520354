import type { Question, Quote } from "@holdfast/sdk/api";
import type { QuotePromise } from "@holdfast/sdk/document";
import { getAddress, type Hex } from "viem";

/** What both sides of a quote know before a price is named, as the seller's page signs it and the client's checks it. */
export type QuoteSubject = {
  readonly client: string;
  readonly seller: string;
  readonly title: string;
  /** Hash of the brief. */
  readonly brief: string;
  readonly serviceId: string | null;
  readonly jobId: string | null;
  readonly questions: readonly Question[];
};

/** A quote's own subject. @param questions what the client answers after paying */
export function subjectOf(quote: Quote, questions: readonly Question[]): QuoteSubject {
  return {
    client: quote.client.address,
    seller: quote.seller.address,
    title: quote.title,
    brief: quote.brief.hash,
    serviceId: quote.service?.id ?? null,
    jobId: quote.jobId,
    questions,
  };
}

/** The promise whose document the terms' `content` is the hash of. */
export function promiseOf(
  subject: QuoteSubject,
  said: { readonly listingSalt: string; readonly words: string; readonly features: readonly string[] },
): QuotePromise {
  const { title, serviceId, jobId, questions } = subject;
  const { words, features, listingSalt } = said;
  return {
    client: getAddress(subject.client),
    seller: getAddress(subject.seller),
    salt: listingSalt as Hex,
    brief: subject.brief as Hex,
    ...{ title, serviceId, jobId, questions, words, features },
  };
}
