import { type TermsJson, termsFromJson } from "@holdfast/sdk/order";
import { offerTypedData } from "@holdfast/sdk/typed-data";
import { type Hex, zeroAddress } from "viem";
import type { TestServer } from "./api.ts";
import type { Answer, Person } from "./person.ts";

export type Crop = { x: number; y: number; width: number; height: number };
type PackageAnswer = {
  tier: number;
  price: string;
  offer: { terms: TermsJson; epoch: string; signature: Hex; termsHash: Hex } | null;
  toSign: { terms: TermsJson; epoch: string } | null;
};
export type ServiceAnswer = {
  id: string;
  state: string;
  title: string;
  packages: PackageAnswer[];
  toCancel: TermsJson[];
  coverUrl: string | null;
  images: { fileId: string; crop: Crop | null; alt: string; url: string }[];
};

/** What a seller sends to make a service, ordinary in everything that `changes` does not name. */
export function serviceInput(changes: object = {}) {
  return {
    title: "A logo that works in print",
    description: "I draw marks that survive being embossed on clay and printed on a receipt.",
    category: "Design",
    tags: ["logo", "brand"],
    images: [],
    questions: [{ id: "q1", question: "What do you sell?", kind: "text", required: true, choices: [] }],
    packages: [packageInput(), packageInput({ name: "Large", price: "3000000000000000000" })],
    ...changes,
  };
}

/** A picture of a service, all of it. */
export function imageInput(fileId: string, changes: object = {}) {
  return { fileId, crop: null, alt: "What it shows", ...changes };
}

export function packageInput(changes: object = {}) {
  return {
    name: "Small",
    description: "One direction, refined.",
    token: zeroAddress,
    price: "1000000000000000000",
    deliveryTime: 5 * 24 * 3600,
    revisions: 2,
    features: ["Vector files"],
    ...changes,
  };
}

export async function createService(seller: Person, changes: object = {}): Promise<ServiceAnswer> {
  const answer = await seller.request<ServiceAnswer>("POST", "/api/services", {
    json: serviceInput(changes),
  });
  return demand(answer);
}

/** The seller's signature on an offer, as the server asks for it. */
export async function signOffer(
  server: TestServer,
  seller: Person,
  toSign: { terms: TermsJson; epoch: string },
): Promise<{ terms: TermsJson; epoch: string; signature: Hex }> {
  const { chainId, escrow } = server.chain;
  const terms = termsFromJson(toSign.terms);
  const signature = await seller.account.signTypedData?.(
    offerTypedData({ chainId, escrow, terms, epoch: BigInt(toSign.epoch) }),
  );
  if (!signature) throw new Error("This account signs no typed data.");
  return { ...toSign, signature };
}

/** Signs and hands in the offers of all packages. */
export async function signAllOffers(
  server: TestServer,
  seller: Person,
  service: ServiceAnswer,
): Promise<ServiceAnswer> {
  let latest = service;
  for (const { tier, toSign } of service.packages) {
    if (!toSign) throw new Error("Only the owner is told what to sign.");
    const json = await signOffer(server, seller, toSign);
    const path = `/api/services/${service.id}/packages/${tier}/offer`;
    latest = demand(await seller.request<ServiceAnswer>("PUT", path, { json }));
  }
  return latest;
}

export async function publishService(
  server: TestServer,
  seller: Person,
  changes: object = {},
): Promise<ServiceAnswer> {
  const service = await createService(seller, changes);
  await signAllOffers(server, seller, service);
  return demand(await seller.request<ServiceAnswer>("POST", `/api/services/${service.id}/publish`));
}

/** The answer's body. @throws when it is a problem. */
export function demand<Body>(answer: Answer<Body>): Body {
  if (answer.status >= 400)
    throw new Error(`The server answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
