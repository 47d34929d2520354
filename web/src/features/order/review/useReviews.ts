import { sign } from "@holdfast/sdk/actions";
import type { OrderReviews, Review } from "@holdfast/sdk/api";
import { explainError } from "@holdfast/sdk/errors";
import { reviewReplyTypedData, reviewTypedData } from "@holdfast/sdk/typed-data";
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Hex, hashTypedData } from "viem";
import { api } from "../../../shared/lib/api.ts";
import { chainNow } from "../../../shared/live/clock.ts";
import { useWallet, WalletRefused } from "../../../shared/wallet/port.ts";
import { useOrder } from "../model.ts";
import { texts } from "./texts.ts";

/** What the parties say of each other. Asked again when something of the order moves. */
export function reviewsQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id, "reviews"],
    queryFn: ({ signal }) => api.get("/api/orders/{id}/reviews", { path: { id }, signal }),
  });
}

/** One free signature, handed in at once. */
function useSigned(onDone: (answer: OrderReviews) => void) {
  const { id, chainId, escrow } = useOrder();
  const wallet = useWallet();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function run(
    data: Parameters<typeof sign>[1],
    handIn: (signature: Hex) => Promise<OrderReviews>,
  ): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const [walletClient, publicClient] = await Promise.all([wallet.walletClient(), wallet.publicClient()]);
      const answer = await handIn(await sign({ walletClient, publicClient, escrow }, data));
      queries.setQueryData(reviewsQuery(id).queryKey, answer);
      void queries.invalidateQueries({ queryKey: ["reviews"] });
      onDone(answer);
    } catch (failure) {
      setError(said(failure));
    } finally {
      setBusy(false);
    }
  }
  return { run, busy, error, place: { chainId, escrow } };
}

/** @param subject whom it is about */
export function useWriteReview(subject: Hex, onDone: (answer: OrderReviews) => void) {
  const { id } = useOrder();
  const { run, place, ...rest } = useSigned(onDone);
  const write = (stars: number, text: string) => {
    const signedAt = chainNow();
    const review = { order: id, subject, stars, text, signedAt: BigInt(signedAt) };
    return run(reviewTypedData({ ...place, review }), (signature) =>
      api.post("/api/orders/{id}/review", { path: { id }, body: { stars, text, signedAt, signature } }),
    );
  };
  return { write, ...rest };
}

/** @param review the one of the signed-in account, seen by everybody */
export function useReply(review: Review, onDone: (answer: OrderReviews) => void) {
  const { id } = useOrder();
  const { run, place, ...rest } = useSigned(onDone);
  const reply = (text: string) => {
    const signedAt = chainNow();
    const { stars, subject } = review;
    const reviewed = { order: id, subject: subject as Hex, stars, text: review.text };
    const named = hashTypedData(
      reviewTypedData({ ...place, review: { ...reviewed, signedAt: BigInt(review.signedAt) } }),
    );
    const message = { review: named, text, signedAt: BigInt(signedAt) };
    return run(reviewReplyTypedData({ ...place, reply: message }), (signature) =>
      api.post("/api/orders/{id}/review/reply", { path: { id }, body: { text, signedAt, signature } }),
    );
  };
  return { reply, ...rest };
}

function said(error: unknown): string {
  if (error instanceof WalletRefused) return texts.rejected;
  const { code, shortMessage, hint } = explainError(error);
  return code === "user_rejected" ? texts.rejected : `${shortMessage} ${hint}`;
}
