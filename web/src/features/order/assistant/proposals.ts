import type { Proposal } from "@holdfast/sdk/api";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";
import type { OrderModel } from "../model.ts";

export function proposalsQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id, "proposals"],
    queryFn: ({ signal }) => api.get("/api/orders/{id}/proposals", { path: { id }, signal }),
  });
}

const NONE: readonly Proposal[] = [];

/** All that was proposed in the order; nothing to those who are no party. */
export function useProposals({ id, role }: OrderModel): readonly Proposal[] {
  const party = role === "client" || role === "seller";
  const { data } = useQuery({ ...proposalsQuery(id), enabled: party });
  return data?.items ?? NONE;
}

/** The one that waits for an answer. @param now chain time, seconds */
export function openProposal(
  { state }: OrderModel,
  proposals: readonly Proposal[],
  now: number,
): Proposal | null {
  return (
    proposals.find((one) => one.state === "open" && one.round === state.round && now <= one.validUntil) ??
    null
  );
}

/** Until when a signature that this viewer gave out could still be submitted; null when there is none. */
export function livingSignature(
  model: OrderModel,
  proposals: readonly Proposal[],
  now: number,
): number | null {
  const living = proposals.filter(
    (one) =>
      isOwn(model, one) &&
      one.round === model.state.round &&
      now <= one.validUntil &&
      one.state !== "accepted" &&
      one.state !== "outdated",
  );
  return living.length === 0 ? null : Math.max(...living.map((one) => one.validUntil));
}

export function isOwn({ role, terms }: OrderModel, { author }: Proposal): boolean {
  return (role === "client" || role === "seller") && terms[role] === author.address;
}

/** The other party, seen from this one. */
export function otherOf({ role, names }: OrderModel): string {
  return role === "client" ? names.seller : names.client;
}
