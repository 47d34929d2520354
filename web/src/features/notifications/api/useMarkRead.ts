import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

type Which = { ids: string[] } | { upTo: string } | { order: `0x${string}` };

/** Marks notifications read; what is shown follows when the server has it. */
export function useMarkRead(): (which: Which) => void {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (body: Which) => api.post("/api/notifications/read", { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["notifications"] }),
  });
  return mutate;
}
