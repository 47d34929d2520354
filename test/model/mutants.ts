import {
  type DueRule,
  type Effect,
  LIFECYCLE,
  type LifecycleRow,
  type MoneyRule,
  OPEN_STATUSES,
  type OrderFlagName,
  OrderStatus,
  type TimeLimit,
} from "@holdfast/sdk";
import { requestsIn } from "./space.ts";

/** One wrong lifecycle table: the action's rows of the real one, with one cell of one row changed. */
export type Mutant = { name: string; table: readonly LifecycleRow[]; action: LifecycleRow["action"] };

/** Whether a request can be open in a status: elsewhere a row's request condition says nothing. */
const canAsk = (status: OrderStatus) => requestsIn(status).length > 1;

/** Every table that differs from the real one in one cell and in meaning. */
export function mutants(): Mutant[] {
  return LIFECYCLE.flatMap((row, index) =>
    [...(isCovered(row) ? [] : changesOf(row)), ...effectChanges(row)].map(([what, changed]) => ({
      name: `${row.action} (row ${index}) ${what}`,
      action: row.action,
      table: LIFECYCLE.map((one, at) => (at === index ? changed : one)).filter(
        (one) => one.action === row.action,
      ),
    })),
  );
}

/** A row for one actor beside a row for anyone differs only in the signature, which no judgement looks at. */
function isCovered(row: LifecycleRow): boolean {
  return LIFECYCLE.some(
    (other) => other !== row && other.action === row.action && other.actors.includes("anyone"),
  );
}

function changesOf(row: LifecycleRow): [string, LifecycleRow][] {
  return [
    ...whoChanges(row),
    ...statusChanges(row),
    ...requestChanges(row),
    ...conditionChanges(row),
    ...timeChanges(row),
  ];
}

function whoChanges(row: LifecycleRow): [string, LifecycleRow][] {
  // Whose request it is says who may act; strangers have none.
  if (row.request === "own" || row.request === "other") return withoutEach(row);
  if (row.actors.includes("anyone")) return [["by the client only", { ...row, actors: ["client"] }]];
  return [["by anyone", { ...row, actors: ["anyone"] }], ...withoutEach(row)];
}

function withoutEach(row: LifecycleRow): [string, LifecycleRow][] {
  return row.actors.map((gone) => [
    `not by the ${gone}`,
    { ...row, actors: row.actors.filter((actor) => actor !== gone) },
  ]);
}

function statusChanges(row: LifecycleRow): [string, LifecycleRow][] {
  const needsRequest = row.request !== "any" && row.request !== "none";
  const matters = (status: OrderStatus) => !needsRequest || canAsk(status);
  const changes = row.from
    .filter(matters)
    .map((gone): [string, LifecycleRow] => [
      `not from ${gone}`,
      { ...row, from: row.from.filter((status) => status !== gone) },
    ]);
  // Another row may already allow it there, so only statuses that no row of the action and actors has are added.
  const others = LIFECYCLE.filter(
    (one) => one.action === row.action && one.actors.some((actor) => row.actors.includes(actor)),
  );
  const taken = new Set(others.flatMap((one) => one.from));
  const free = OPEN_STATUSES.filter((status) => !taken.has(status) && matters(status));
  return [
    ...changes,
    ...free.map((more): [string, LifecycleRow] => [
      `from ${more}, too`,
      { ...row, from: [...row.from, more] },
    ]),
  ];
}

function requestChanges(row: LifecycleRow): [string, LifecycleRow][] {
  if (!row.from.some(canAsk)) return [];
  switch (row.request) {
    case "any":
      return [["without an open request only", { ...row, request: "none" }]];
    case "none":
      return [["whatever request is open", { ...row, request: "any" }]];
    default:
      return [["whatever request is open or not", { ...row, request: "any" }]];
  }
}

function conditionChanges(row: LifecycleRow): [string, LifecycleRow][] {
  return (row.requires ?? []).map((gone) => [
    `without ${gone}`,
    { ...row, requires: (row.requires ?? []).filter((one) => one !== gone) },
  ]);
}

function timeChanges(row: LifecycleRow): [string, LifecycleRow][] {
  const limits = row.when ?? [];
  const replaced = (limit: TimeLimit, by: TimeLimit[]) =>
    limits.flatMap((one) => (one === limit ? by : [one]));
  return limits.flatMap((limit): [string, LifecycleRow][] => {
    const said = `${limit.is} ${limit.moment}`;
    const off = limit.is === "after" ? "from" : limit.is === "from" ? "after" : undefined;
    return [
      [`not only ${said}`, { ...row, when: replaced(limit, []) }],
      ...(off === undefined
        ? []
        : ([[`${off} instead of ${said}`, { ...row, when: replaced(limit, [{ ...limit, is: off }]) }]] as [
            string,
            LifecycleRow,
          ][])),
      ...(limit.only === undefined
        ? []
        : ([
            [
              `${said} in any case`,
              { ...row, when: replaced(limit, [{ is: limit.is, moment: limit.moment }]) },
            ],
          ] as [string, LifecycleRow][])),
    ];
  });
}

const DUES: readonly DueRule[] = ["given", "delivery", "review", "ruling"];
const MONEY: readonly MoneyRule[] = ["extra", "part", "toSeller", "toClient", "ruled", "agreed", "fallback"];
const FLAGS: readonly OrderFlagName[] = ["KeepRefunds", "RequirementsGiven", "DeliveredLate"];

/** Changes of what the table says comes of a row's action. */
function effectChanges(row: LifecycleRow): [string, LifecycleRow][] {
  return [
    ...row.to.map((gone): [string, LifecycleRow] => [
      `not to ${gone}`,
      // Of one alone something has to be left: a status that no action leads to.
      { ...row, to: row.to.length > 1 ? row.to.filter((to) => to !== gone) : [OrderStatus.None] },
    ]),
    ...effectsBeside(row.effect, row).map(([what, effect]): [string, LifecycleRow] => [
      what,
      { ...row, effect },
    ]),
    ...(row.ifCancelled === undefined
      ? []
      : effectsBeside(row.ifCancelled, row).map(([what, ifCancelled]): [string, LifecycleRow] => [
          `${what} if cancelled`,
          { ...row, ifCancelled },
        ])),
    ...FLAGS.flatMap((flag) => flagChanges(row, flag)),
  ];
}

function effectsBeside(effect: Effect, row: LifecycleRow): [string, Effect][] {
  const { due, money, request, revision, ...rest } = effect;
  const given = {
    ...(due === undefined ? {} : { due }),
    ...(money === undefined ? {} : { money }),
    ...(request === undefined ? {} : { request }),
    ...(revision === undefined ? {} : { revision }),
  };
  const without = (name: keyof typeof given): Effect => {
    const { [name]: _, ...others } = given;
    return { ...rest, ...others };
  };
  // What closes a request shows only where one can be open.
  const shows = row.request !== "none" && row.from.some(canAsk);
  return [
    [
      "with another event",
      { ...effect, event: effect.event === "OrderRevoked" ? "OrderStarted" : "OrderRevoked" },
    ],
    ["with another cause", { ...effect, cause: (effect.cause ?? 6) + 1 }],
    ...(due === undefined ? [] : ([["with due unchanged", without("due")]] as [string, Effect][])),
    ...DUES.filter((other) => other !== due && meansMore(other, effect, row)).map(
      (other): [string, Effect] => [`with due ${other}`, { ...effect, due: other }],
    ),
    ...(money === undefined ? [] : ([["with no money moved", without("money")]] as [string, Effect][])),
    ...MONEY.filter((other) => other !== money && movesMore(other, effect)).map((other): [string, Effect] => [
      `with money ${other}`,
      { ...effect, money: other },
    ]),
    ...(request !== undefined && shows
      ? ([["with the request left", without("request")]] as [string, Effect][])
      : []),
    ...(request === undefined && shows
      ? ([["with the request closed", { ...effect, request: "closes" }]] as [string, Effect][])
      : []),
    [
      "with another count of revisions",
      revision === undefined ? { ...effect, revision: "used" } : without("revision"),
    ],
  ];
}

/** A date that is given is none where none is given, and the delivery date is set only where work begins. */
function meansMore(other: DueRule, effect: Effect, row: LifecycleRow): boolean {
  if (other === "given") return effect.due !== undefined;
  return other !== "delivery" || row.to.includes(OrderStatus.InProgress);
}

/** Amounts that are not given are zero: to take or release nothing more is no change, nor an agreed nothing. */
function movesMore(other: MoneyRule, { money }: Effect): boolean {
  if (money === "toClient") return other !== "agreed";
  return money !== undefined || (other !== "extra" && other !== "part");
}

function flagChanges(row: LifecycleRow, flag: OrderFlagName): [string, LifecycleRow][] {
  return ([true, false, "ifLate"] as const)
    .filter((value) => value !== row.flags?.[flag] && !isSameFlag(row, flag, value))
    .map((value) => [`with ${flag} ${value}`, { ...row, flags: { ...row.flags, [flag]: value } }]);
}

/** What is set where it is always set, or cleared where it never is. */
function isSameFlag(row: LifecycleRow, flag: OrderFlagName, value: boolean | "ifLate"): boolean {
  if (flag !== "DeliveredLate") return false;
  if (row.requires?.includes("deliveredLate")) return value === true;
  if (row.action === "place") return value === false;
  const isInTime = row.when?.some(({ is, moment }) => is === "until" && moment === "due");
  return isInTime === true && row.flags?.DeliveredLate === false && value === "ifLate";
}
