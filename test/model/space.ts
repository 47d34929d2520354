import {
  hasFlag,
  isOpen,
  type OrderState,
  OrderStatus,
  RequestKind,
  type Terms,
  UNLIMITED_REVISIONS,
} from "@holdfast/sdk";
import { contentOf, type Place } from "./attempt.ts";

/**
 * A state, the second at which it is looked at, and how many revisions the terms of its order include. Plain ones are
 * tried with every kind of money: those that an order can really be in, with nothing special about round and amount.
 */
export type Moment = { order: OrderState; now: number; revisions: number; isPlain: boolean };

export const GRACE = 3600;
/** An odd sum, so that every fee and split has something to round. */
export const PRICE = 2_000_003n;
const ROUND_CEILING = 2 ** 32 - 1 - 2 ** 20;

type Others = Pick<Moment, "revisions"> & Pick<OrderState, "revisionsUsed" | "remaining" | "round">;
const PLAIN: Others = { revisions: 2, revisionsUsed: 0, remaining: PRICE, round: 9 };
/** What besides status, request, flags and time can differ: values at and around what any rule asks of them. */
const OTHERS: readonly Others[] = [
  {},
  { revisionsUsed: 1 },
  { revisionsUsed: 2 },
  { revisions: 0 },
  { revisions: UNLIMITED_REVISIONS, revisionsUsed: 254 },
  { revisions: UNLIMITED_REVISIONS, revisionsUsed: 255 },
  // Parts are released in steps of 20 units, and less than remains.
  { remaining: 1n },
  { remaining: 20n },
  { remaining: 21n },
  { round: ROUND_CEILING - 1 },
  { round: ROUND_CEILING },
].map((change) => ({ ...PLAIN, ...change }));

/**
 * Every state of a status: each request that can be open in it, all flags, and one second before, at and one second
 * after each limit in time that it has, in all combinations; and seriously overdue where that means nothing, too.
 * Rounds, revisions and amounts differ one at a time, with one set of flags.
 * @param validUntil of the terms; limits of an order are laid around the moment at which it is looked at.
 */
export function momentsOf(status: OrderStatus, validUntil: number): Moment[] {
  if (status === OrderStatus.None) {
    const order = { status, request: 0, revisionsUsed: 0, flags: 0, round: 0, due: 0, respondBy: 0 } as const;
    return around(validUntil).map((now) => ({
      now,
      order: { ...order, remaining: 0n },
      revisions: PLAIN.revisions,
      isPlain: true,
    }));
  }
  const moments = status === OrderStatus.Pending ? around(validUntil) : [validUntil];
  return OTHERS.flatMap(({ revisions, ...other }, index) =>
    requestsIn(status).flatMap((request) =>
      (index === 0 ? FLAGS : FLAGS.slice(0, 1)).flatMap((flags) =>
        moments.flatMap((now) =>
          duesIn(status, now).flatMap((due) =>
            respondBysIn(status, now).map((respondBy) => {
              const order = { status, request, flags, due, respondBy, ...other };
              return { now, order, revisions, isPlain: index === 0 && isReal(order) };
            }),
          ),
        ),
      ),
    ),
  );
}

/** Requests that can be open in a status; in others the contract never leaves one, which the test makes sure of. */
export function requestsIn(status: OrderStatus): RequestKind[] {
  switch (status) {
    case OrderStatus.Placed:
    case OrderStatus.InProgress:
    case OrderStatus.RevisionRequested:
      return [RequestKind.None, RequestKind.CancelByClient, RequestKind.CancelBySeller, RequestKind.Progress];
    case OrderStatus.Delivered:
      return [RequestKind.None, RequestKind.Refund];
    default:
      return [RequestKind.None];
  }
}

/**
 * Whether an order can come to be in such a state: the flags and requests that the contract itself leaves, as far as
 * status, request and flags go. That nothing leads out of these is what makes the trials complete.
 */
export function isReal({ status, request, flags }: OrderState): boolean {
  const given = hasFlag(flags, "RequirementsGiven");
  const late = hasFlag(flags, "DeliveredLate");
  if (!isOpen(status)) return request === RequestKind.None;
  if (!requestsIn(status).includes(request)) return false;
  switch (status) {
    case OrderStatus.Pending:
      return !late;
    case OrderStatus.Placed:
      return !late && !given;
    case OrderStatus.InProgress:
    case OrderStatus.RevisionRequested:
      return !late && given;
    default:
      return given;
  }
}

/** Every combination of the three flags, those that no order ever has included. */
const FLAGS = [6, 7, 2, 3, 0, 1, 4, 5];

/** A second before the limit, the limit, a second after it, each as the limit that is seen from `now`. */
const around = (moment: number) => [moment - 1, moment, moment + 1];
const limits = (now: number) => [now + 1, now, now - 1];

function duesIn(status: OrderStatus, now: number): number[] {
  switch (status) {
    case OrderStatus.Pending:
    case OrderStatus.Placed:
      return [0, ...limits(now)];
    case OrderStatus.InProgress:
    case OrderStatus.RevisionRequested:
      return [...limits(now), ...limits(now - GRACE)];
    default:
      return [...limits(now), now - GRACE - 1];
  }
}

function respondBysIn(status: OrderStatus, now: number): number[] {
  return status === OrderStatus.Pending ? [0] : limits(now);
}

export function termsFor(
  place: Place,
  own: Pick<Terms, "token" | "validUntil" | "revisions" | "salt">,
): Terms {
  const { client, seller, arbiter, platform } = place.accounts;
  return {
    client: client.address,
    seller: seller.address,
    arbiter: arbiter.address,
    platform: platform.address,
    price: PRICE,
    platformFeeBps: 500,
    arbiterFeeBps: 333,
    fallbackSellerBps: 4999,
    // All different, so that one taken for another is noticed.
    deliveryTime: 86_401,
    revisionTime: 86_402,
    reviewTime: 86_403,
    responseTime: 7204,
    graceTime: GRACE,
    rulingTime: 86_405,
    content: contentOf("listing"),
    ...own,
  };
}
