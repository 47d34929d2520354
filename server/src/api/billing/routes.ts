import { pipeline } from "node:stream/promises";
import { getAddress, type Hash } from "viem";
import type { z } from "zod";
import type { Caller } from "../../domain/accounts/caller.ts";
import { everyMovement } from "../../domain/billing/every-movement.ts";
import { listMovements, type MovementView } from "../../domain/billing/list-movements.ts";
import type { MovementFilter as Filter } from "../../domain/billing/ports.ts";
import { sumMovements } from "../../domain/billing/sum-movements.ts";
import { presentPerson } from "../accounts/present.ts";
import { type Route, route } from "../route.ts";
import {
  type Movement,
  MovementFilter,
  MovementPage,
  MovementQuery,
  MovementTotals,
} from "../schema/billing.ts";
import { movementsCsv } from "./csv.ts";

export const billingRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/account/movements",
    tag: "Accounts",
    summary: "One's own movements of money across all orders, the newest first",
    auth: "required",
    query: MovementQuery,
    answer: MovementPage,
    refusals: [],
    async handle({ context, caller, query }) {
      const { cursor, limit } = query;
      const page = await listMovements(context, { filter: filterOf(caller, query), cursor, limit });
      return { items: page.items.map(present), nextCursor: page.nextCursor };
    },
  }),
  route({
    method: "get",
    path: "/api/account/movements/totals",
    tag: "Accounts",
    summary: "What one's own movements add up to by token, and one's platform balances",
    auth: "required",
    query: MovementFilter,
    answer: MovementTotals,
    refusals: [],
    async handle({ context, caller, query }) {
      const { sums, balances } = await sumMovements(context, filterOf(caller, query));
      return {
        sums: sums.map(({ token, count, ...amounts }) => ({ token, count, ...texts(amounts) })),
        balances: balances.map(({ token, amount }) => ({ token, amount: amount.toString() })),
      };
    },
  }),
  route({
    method: "get",
    path: "/api/account/movements.csv",
    tag: "Accounts",
    summary: "All of one's own movements that the filter lets through, as a table for spreadsheets",
    auth: "required",
    query: MovementFilter,
    answerType: "text/csv",
    refusals: [],
    async handle({ context, caller, query, request, response }) {
      response.type("text/csv").attachment(`holdfast-${caller.address}.csv`);
      if (request.method === "HEAD") {
        response.end();
        return;
      }
      const rows = everyMovement(context, filterOf(caller, query));
      await pipeline(movementsCsv(rows, context.publicConfig.tokens), response).catch((error: unknown) => {
        // Half of a table must not look like a whole one: the connection breaks, and the browser says so.
        context.logger.warn({ err: error }, "a table of movements was not sent whole");
        response.destroy();
      });
    },
  }),
];

function filterOf(caller: Caller, query: z.output<typeof MovementFilter>): Filter {
  const { kind, token, from, to, order } = query;
  return {
    account: caller.address,
    ...{ kind, from, to },
    token: token === undefined ? undefined : getAddress(token),
    order: order as Hash | undefined,
  };
}

function present(view: MovementView): z.input<typeof Movement> {
  const { at, kind, token, incoming, txHash, blockNumber, logIndex, position, orderId, counterparty } = view;
  return {
    ...{ at, kind, token, incoming, txHash, logIndex, position },
    blockNumber: Number(blockNumber),
    amount: view.amount.toString(),
    fee: view.fee.toString(),
    ofBalance: view.ofBalance.toString(),
    order: orderId && { id: orderId, title: view.title },
    counterparty: counterparty && presentPerson(counterparty),
  };
}

function texts<Key extends string>(amounts: Record<Key, bigint>): Record<Key, string> {
  return Object.fromEntries(
    Object.entries<bigint>(amounts).map(([name, amount]) => [name, amount.toString()]),
  ) as Record<Key, string>;
}
