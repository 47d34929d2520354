import { useDraft } from "../../shared/hooks/useDraft.ts";
import { useOrder } from "./model.ts";

/** A draft of this person's in this order: who signs in after them on the same screen does not read it. */
export function useOrderDraft(what: string): ReturnType<typeof useDraft> {
  const { id, viewer } = useOrder();
  return useDraft(`${viewer}.${id}.${what}`);
}
