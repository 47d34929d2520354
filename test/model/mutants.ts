import {
  LIFECYCLE,
  type LifecycleRow,
  OPEN_STATUSES,
  OrderStatus,
  RequestKind,
  type TimeLimit,
} from "@holdfast/sdk";

/** One wrong lifecycle table: the real one with one cell of one row changed. */
export type Mutant = { name: string; table: readonly LifecycleRow[]; action: LifecycleRow["action"] };

/** Statuses in which a request can be open, and whom it can ask: elsewhere a row's request condition says nothing. */
const REQUESTS: Partial<Record<OrderStatus, readonly RequestKind[]>> = {
  [OrderStatus.Placed]: [RequestKind.CancelByClient, RequestKind.CancelBySeller, RequestKind.Progress],
  [OrderStatus.InProgress]: [RequestKind.CancelByClient, RequestKind.CancelBySeller, RequestKind.Progress],
  [OrderStatus.RevisionRequested]: [
    RequestKind.CancelByClient,
    RequestKind.CancelBySeller,
    RequestKind.Progress,
  ],
  [OrderStatus.Delivered]: [RequestKind.Refund],
};

/** Every table that differs from the real one in one cell and in meaning. */
export function mutants(): Mutant[] {
  return LIFECYCLE.flatMap((row, index) =>
    (isCovered(row) ? [] : changesOf(row)).map(([what, changed]) => ({
      name: `${row.action} (row ${index}) ${what}`,
      action: row.action,
      table: LIFECYCLE.map((one, at) => (at === index ? changed : one)),
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
  const matters = (status: OrderStatus) => !needsRequest || REQUESTS[status] !== undefined;
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
  if (!row.from.some((status) => REQUESTS[status] !== undefined)) return [];
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
