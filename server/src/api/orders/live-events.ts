import type { Request, Response } from "express";
import type { Hash } from "viem";
import type { z } from "zod";
import type { Caller } from "../../domain/accounts/caller.ts";
import { findCaller } from "../../domain/accounts/find-caller.ts";
import { preciseTime } from "../../domain/clock.ts";
import { findRoom, type Room, roleInRoom } from "../../domain/messages/room.ts";
import type { OrderParties } from "../../domain/orders/ports.ts";
import { quoteRole } from "../../domain/quotes/access.ts";
import type { ApiContext } from "../context.ts";
import { sessionToken } from "../middleware/session-cookie.ts";
import type { LiveEvent } from "../schema/orders.ts";

type Event = z.infer<typeof LiveEvent>;

/** Proxies close what is silent for a minute; and a page's own clock need not run as ours. */
const HEARTBEAT_MS = 10_000;
/** How soon a browser comes back; it then asks for everything anew, so nothing is missed. */
const RETRY_MS = 2_000;

/** Pages of one account that this instance keeps up to date, and bytes that wait for one that does not read. */
const MOST_PAGES = 20;
const MOST_WAITING = 256 * 1024;

/**
 * Tells one page what moves: blocks, and the orders its account has to do with. Ends with the connection, with the
 * session, when the account opened too many others, and when something was missed: the page comes back and asks anew.
 */
export function sendLiveEvents(
  context: Pick<
    ApiContext,
    | "live"
    | "orders"
    | "help"
    | "quotes"
    | "logger"
    | "sessions"
    | "arbiter"
    | "operators"
    | "secureCookies"
    | "clock"
  >,
  { caller, request, response }: { caller: Caller; request: Request; response: Response },
): void {
  response.set({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  response.flushHeaders();
  const leave = enter(caller.address, response);
  response.write(`retry: ${RETRY_MS}\n: connected\n\n`);
  const tellTime = (block?: Event) => {
    timeAt(context, block).then(
      (now) => response.writableEnded || write(response, { type: "clock", now }),
      (error: unknown) => context.logger.warn({ err: error }, "could not tell the time"),
    );
  };
  tellTime();
  const heartbeat = setInterval(() => {
    // Ended, and whoever is there does not take the rest: to write more would be an error that nobody catches.
    if (response.writableEnded) {
      response.destroy();
      return;
    }
    response.write(": still here\n\n");
    tellTime();
    endWithSession(context, { request, response });
  }, HEARTBEAT_MS);
  const unsubscribe = context.live.subscribe((event) => {
    if (event.type === "missed") {
      response.end();
      return;
    }
    concerns(context, { caller, event }).then(
      (yes) => {
        if (!yes || response.writableEnded) return;
        if (response.writableLength > MOST_WAITING) response.destroy();
        else write(response, event);
        if (event.type === "head") tellTime(event);
      },
      (error: unknown) => {
        context.logger.warn({ err: error }, "could not tell whom an event concerns");
        response.end();
      },
    );
  });
  response.on("close", () => {
    clearInterval(heartbeat);
    unsubscribe();
    leave();
  });
}

/** One look at the clock for a block, however many pages listen. */
const times = new WeakMap<Event, Promise<number>>();

function timeAt({ clock }: Pick<ApiContext, "clock">, block: Event | undefined): Promise<number> {
  const time = (block && times.get(block)) ?? preciseTime(clock);
  if (block) times.set(block, time);
  return time;
}

function write(response: Response, event: Event): void {
  response.write(`data: ${JSON.stringify(event)}\n\n`);
}

const pages = new Map<string, Set<Response>>();

function enter(account: string, response: Response): () => void {
  const open = pages.get(account) ?? new Set();
  pages.set(account, open);
  const [oldest] = open;
  if (open.size >= MOST_PAGES) oldest?.end();
  open.add(response);
  return () => {
    open.delete(response);
    if (open.size === 0 && pages.get(account) === open) pages.delete(account);
  };
}

/** Who signed out elsewhere, or whose session is over, hears no more. */
function endWithSession(
  context: Parameters<typeof findCaller>[0] & Pick<ApiContext, "logger" | "secureCookies">,
  { request, response }: { request: Request; response: Response },
): void {
  findCaller(context, sessionToken(context, request) ?? "").then(
    (found) => found ?? response.end(),
    (error: unknown) => context.logger.warn({ err: error }, "could not look at a listener's session"),
  );
}

/** Parties of orders that moved lately: whom to tell when a reorganisation takes an order away altogether. */
const remembered = new Map<string, OrderParties>();
const MOST_REMEMBERED = 10_000;

function remember(id: string, parties: OrderParties): void {
  remembered.delete(id);
  remembered.set(id, parties);
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
}

/** One look at an order's parties for an event, however many pages listen: all are given the same object. */
const looks = new WeakMap<Event, ReturnType<ApiContext["orders"]["parties"]>>();

/** The same for the room that a message was written in. */
const rooms = new WeakMap<Event, Promise<Room | null>>();

/** And for a quote's two. */
const quotes = new WeakMap<Event, ReturnType<ApiContext["quotes"]["parties"]>>();

/** Strangers learn of an order not even that it moved; of a message learns who may read it. */
async function concerns(
  context: Pick<ApiContext, "orders" | "help" | "quotes">,
  { caller, event }: { caller: Caller; event: Event },
): Promise<boolean> {
  if (event.type === "head" || event.type === "clock") return true;
  if (event.type === "notification" || event.type === "movement") return event.account === caller.address;
  if (event.type === "message") {
    const room = rooms.get(event) ?? findRoom(context, event.id as Hash);
    rooms.set(event, room);
    const found = await room;
    return found !== null && roleInRoom(found, caller) !== null;
  }
  if (event.type === "quote") {
    const people = quotes.get(event) ?? context.quotes.parties(event.id);
    quotes.set(event, people);
    const found = await people;
    return found !== null && quoteRole(found, caller.address) !== null;
  }
  const look = looks.get(event) ?? context.orders.parties(event.id as Hash);
  looks.set(event, look);
  const parties = (await look) ?? remembered.get(event.id);
  if (!parties) return false;
  remember(event.id, parties);
  const { client, seller, arbiter } = parties;
  return [client, seller, arbiter].includes(caller.address) || caller.roles.includes("operator");
}
