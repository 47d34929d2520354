import type { DeskItem, Person } from "@holdfast/sdk/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../../shared/lib/api.ts";
import { shortAddress } from "../../shared/lib/shortAddress.ts";
import { OrderStatusBadge } from "../../shared/order/OrderStatusBadge.tsx";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { StatusBadge } from "../../shared/ui/StatusBadge.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenMoney } from "../../shared/ui/TokenMoney.tsx";
import { deskKey } from "./deskQuery.ts";
import { texts } from "./texts.ts";

/** One request, with its order attached. */
export function Request({ item }: { readonly item: DeskItem }) {
  const { request, order, answered } = item;
  const queries = useQueryClient();
  const close = useMutation({
    mutationFn: () => api.post("/api/help/{id}/close", { path: { id: request.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: deskKey }),
  });
  const isClosed = request.closedAt !== null;
  const role = order?.client.address === request.author.address ? texts.role.client : texts.role.seller;
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line bg-card p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-note text-soft">
        <span className="font-medium text-ink">{texts.wrote(nameOf(request.author), role)}</span>
        <span>
          {texts.asked} <Time at={request.createdAt} />
        </span>
        <StatusBadge tone={isClosed ? "idle" : answered ? "run" : "wait"}>
          {isClosed ? texts.closed : answered ? texts.answered : texts.waits}
        </StatusBadge>
      </p>
      <p dir="auto" className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">
        {request.text}
      </p>
      {order ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-3">
          <div className="min-w-0 flex-1 basis-64">
            <Link
              to="/orders/$id"
              params={{ id: request.order }}
              search={{ tab: "messages" }}
              className="font-medium underline-offset-4 hover:underline"
            >
              {order.title}
            </Link>
            <p className="flex flex-wrap items-center gap-x-3 text-note text-soft">
              {texts.between(nameOf(order.client), nameOf(order.seller))}
              <OrderStatusBadge status={order.status} marks={order.marks} waitsForYou={false} />
            </p>
          </div>
          <TokenMoney amount={order.price} token={order.token} className="font-medium" />
          <ButtonLink to="/orders/$id" params={{ id: request.order }} search={{ tab: "messages" }}>
            {texts.answer}
            <span className="sr-only">{texts.of(order.title)}</span>
          </ButtonLink>
          {!isClosed && (
            <Button loading={close.isPending} onClick={() => close.mutate()}>
              {texts.close}
            </Button>
          )}
        </div>
      ) : (
        <p className="border-t border-line pt-3 text-soft">{texts.gone}</p>
      )}
      {close.error && (
        <p role="alert" className="text-note text-lost">
          {texts.closeFailed}
        </p>
      )}
    </li>
  );
}

function nameOf({ address, name }: Person): string {
  return name || shortAddress(address);
}
