import { createDocument } from "./create-document.ts";
import type { HoldfastDocument, JsonValue } from "./document.ts";
import { type ListedQuestion, listedQuestions } from "./listed-questions.ts";

/** What a seller promises one client (FEATURES LST-4, LST-5), as the quote's terms commit to it. */
export type QuotePromise = {
  client: `0x${string}`;
  seller: `0x${string}`;
  /** 32 random bytes, the seller's: the document is private to both. */
  salt: `0x${string}`;
  title: string;
  /** Hash of the brief that is answered: what the client asked for cannot be changed under the promise. */
  brief: `0x${string}`;
  /** The service it was asked on, and the job it is proposed for; null where there is none. */
  serviceId: string | null;
  jobId: string | null;
  /** What the client answers after paying, as a service's listing has them. */
  questions: readonly ListedQuestion[];
  /** The seller's words. */
  words: string;
  /** What is included, a line each. */
  features: readonly string[];
};

/**
 * The listing document of a quote. The seller's page makes it and signs its hash as the terms' `content`; server and
 * client make it again from what they know, so that neither has to trust the other.
 */
export function quoteListing(promise: QuotePromise): HoldfastDocument {
  const { client, seller, salt, title, brief, serviceId, jobId, questions, words, features } = promise;
  const asked = listedQuestions(questions);
  const quote: JsonValue = { client, title, brief, service: serviceId, job: jobId, questions: asked };
  return createDocument({
    kind: "listing",
    author: seller,
    salt,
    text: words,
    extra: { quote, package: { features: [...features] } },
  });
}
