import { OrderStatus } from "@holdfast/sdk/order";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lastHappeningQuery } from "../api/queries.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";

/** Tells the client of a draft: it changes no status, and nothing else on the page would say that it is there. */
export function DraftNote() {
  const { id, role, state, names } = useOrder();
  const working = state.status === OrderStatus.InProgress || state.status === OrderStatus.RevisionRequested;
  const { data: last } = useQuery({
    ...lastHappeningQuery(id),
    enabled: role === "client" && working,
  });
  if (role !== "client" || !working || last?.event !== "DraftShared") return null;
  return (
    <p className="text-soft">
      {texts.next.draft(names.seller)}{" "}
      <Link
        to="/orders/$id"
        params={{ id }}
        search={{ tab: "deliveries" }}
        replace
        resetScroll={false}
        className="font-medium text-accent underline underline-offset-4"
      >
        {texts.next.seeDraft}
      </Link>
    </p>
  );
}
