import { ZERO_HASH } from "../order/terms.ts";
import { createDocument } from "./create-document.ts";
import type { HoldfastDocument } from "./document.ts";
import { type ListedQuestion, listedQuestions } from "./listed-questions.ts";

/** What a seller promises with a package of a service (FEATURES LST-1), as its terms commit to it. */
export type ServicePromise = {
  seller: `0x${string}`;
  service: {
    id: string;
    title: string;
    description: string;
    category: string;
    /** What the client answers after paying. */
    questions: readonly ListedQuestion[];
  };
  /** 1 to 3, the cheapest first. */
  tier: number;
  package: { name: string; description: string; features: readonly string[] };
};

/**
 * The listing document of a package. Server, seller's page and client's page each make it from what they know: its hash is
 * the terms' `content`, so that nobody pays for other words than the seller signed. Public, so nothing is gained by a
 * salt, and without one the same promise has the same hash: that tells whether an edit changed it.
 */
export function serviceListing(promise: ServicePromise): HoldfastDocument {
  const { seller, tier } = promise;
  const { id, title, description, category, questions } = promise.service;
  const { name, description: about, features } = promise.package;
  const asked = listedQuestions(questions);
  return createDocument({
    kind: "listing",
    author: seller,
    salt: ZERO_HASH,
    extra: {
      service: { id, title, description, category, questions: asked },
      package: { tier, name, description: about, features: [...features] },
    },
  });
}
