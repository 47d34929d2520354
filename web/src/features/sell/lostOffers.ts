import type { Service, ServiceInput } from "@holdfast/sdk/api";

/**
 * Packages whose signed offer an edit takes away, because what it promises changed (FEATURES LST-3): the server's rule,
 * so that it can be said before saving.
 */
export function lostOffers(service: Service, input: ServiceInput): Service["packages"] {
  const common = ({ title, description, category, questions }: Service | ServiceInput) =>
    JSON.stringify([title, description, category, questions.map(inOrder)]);
  const allChanged = input.ordering === "request" || common(service) !== common(input);
  return service.packages.filter(({ tier, offer, ...before }) => {
    const now = input.packages[tier - 1];
    return offer !== null && (allChanged || !now || promise(before) !== promise(now));
  });
}

function promise(entry: ServiceInput["packages"][number]): string {
  const { name, description, token, price, deliveryTime, revisions, features } = entry;
  return JSON.stringify([name, description, token, price, deliveryTime, revisions, features]);
}

function inOrder({ id, question, kind, required, choices }: ServiceInput["questions"][number]) {
  return [id, question, kind, required, choices];
}
