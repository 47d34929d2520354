import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

/** Keeps one's own name and words; every place that shows them asks again. */
export function useSaveProfile(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { name: string; bio: string }) => api.patch("/api/me", { body: change }),
    async onSuccess() {
      await queries.invalidateQueries();
      onDone();
    },
  });
}
