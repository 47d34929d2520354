import { OrderStatus } from "@holdfast/sdk/order";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { activityQuery } from "../api/queries.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";

/** Tells the client of a draft: it changes no status, and nothing else on the page would say that it is there. */
export function DraftNote() {
  const { id, role, state, names } = useOrder();
  const working = state.status === OrderStatus.InProgress || state.status === OrderStatus.RevisionRequested;
  const activity = activityQuery(id);
  const { data } = useQuery({
    ...activity,
    // Kept apart from the tab's own, which must not begin with what was asked for here long before.
    queryKey: [...activity.queryKey, "draft"],
    enabled: role === "client" && working,
  });
  const last = data?.items.toSorted((a, b) => b.at - a.at)[0];
  if (role !== "client" || !working || last?.event !== "DraftShared") return null;
  return (
    <p className="text-soft">
      {texts.next.draft(names.seller)}{" "}
      <Link
        to="/orders/$id"
        params={{ id }}
        search={{ tab: "activity" }}
        replace
        resetScroll={false}
        className="font-medium text-accent underline underline-offset-4"
      >
        {texts.next.seeDraft}
      </Link>
    </p>
  );
}
