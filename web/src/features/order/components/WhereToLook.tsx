import { type Actor, hasFlag, type JudgedOrder, OrderStatus } from "@holdfast/sdk/order";
import { Link } from "@tanstack/react-router";
import { useOrder } from "../model.ts";
import type { OrderTab } from "../search.ts";
import { texts } from "../texts.ts";

/** The way to what the sentence above speaks of: the delivery, or what the seller was asked for. */
export function WhereToLook() {
  const { id, role, state } = useOrder();
  const place = placeOf(role, state);
  if (!place) return null;
  return (
    <Link
      to="/orders/$id"
      params={{ id }}
      search={{ tab: place.tab }}
      replace
      resetScroll={false}
      className="self-start font-medium text-accent underline underline-offset-4"
    >
      {place.words}
    </Link>
  );
}

function placeOf(
  role: Actor,
  { status, flags }: Pick<JudgedOrder, "status" | "flags">,
): { tab: OrderTab; words: string } | null {
  const say = texts.next;
  switch (status) {
    case OrderStatus.Pending:
      // What the seller is to accept is also what the client wrote, where it is there already (LST-6).
      return role === "seller" && hasFlag(flags, "RequirementsGiven")
        ? { tab: "activity", words: say.seeWish }
        : null;
    case OrderStatus.InProgress:
    case OrderStatus.RevisionRequested:
      return role === "seller" ? { tab: "activity", words: say.seeWish } : null;
    case OrderStatus.Delivered:
    case OrderStatus.Completed:
      return role === "client" ? { tab: "deliveries", words: say.seeDelivery } : null;
    default:
      return null;
  }
}
