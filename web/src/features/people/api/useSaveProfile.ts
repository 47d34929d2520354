import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";
import type { CutUpload } from "../../../shared/picture/types.ts";

type ProfileChange = { name: string; bio: string; avatar?: CutUpload | null };

/** Keeps one's own name and words; every place that shows them asks again. */
export function useSaveProfile(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: ProfileChange) => api.patch("/api/me", { body: change }),
    async onSuccess() {
      await queries.invalidateQueries();
      onDone();
    },
  });
}
