import {
  type Actor,
  LIFECYCLE,
  type LifecycleRow,
  type Moment,
  ORDER_ACTIONS,
  OrderStatus,
  type OrderStatusName,
  type RequestCondition,
  type Requirement,
  statusName,
  type TimeLimit,
} from "../sdk/src/order/index.ts";

const BEGIN =
  "<!-- lifecycle: made by scripts/generate.ts from sdk/src/order/lifecycle.ts; change that, not this -->";
const END = "<!-- lifecycle: end -->";

/**
 * A page with the lifecycle table drawn anew between its two marks: a diagram of the ways between statuses, and who may
 * do what in each of them.
 * @throws Error when the page has no such marks.
 */
export function withLifecycle(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The page lacks the marks "${BEGIN}" and "${END}".`);
  const block = [BEGIN, "", diagram(), "", table(), "", END].join("\n");
  return page.slice(0, begin) + block + page.slice(end + END.length);
}

/** Who leads from one status to another, as a Mermaid state diagram. What leaves the status is in the table alone. */
function diagram(): string {
  const ways = new Map<string, Map<string, Set<string>>>();
  for (const row of LIFECYCLE) {
    for (const from of row.from) {
      for (const to of row.to) {
        if (to === "same") continue;
        const way = `${from === OrderStatus.None ? "[*]" : statusName(from)} --> ${statusName(to)}`;
        const actions = ways.get(way) ?? new Map<string, Set<string>>();
        const actors = actions.get(row.action) ?? new Set<string>();
        ways.set(way, actions.set(row.action, actors.add(signersOf(row))));
      }
    }
  }
  const drawn = [...ways].map(([way, actions]) => {
    const said = [...actions].map(([action, actors]) => `${action} (${[...actors].join(", ")})`);
    return `  ${way} : ${said.join("<br/>")}`;
  });
  const ends = endings().map((name) => `  ${name} --> [*]`);
  return ["```mermaid", "stateDiagram-v2", ...drawn, ...ends, "```"].join("\n");
}

/** Every action in every status: where it leads, and on which conditions. Rows of the sdk's table are rows here. */
function table(): string {
  const columns = Object.values(OrderStatus).filter((status) =>
    LIFECYCLE.some(({ from }) => from.includes(status)),
  );
  const head = ["Action", "Who", ...columns.map(statusName), "Conditions"];
  const rows = ORDER_ACTIONS.flatMap((action) => LIFECYCLE.filter((row) => row.action === action));
  return [
    head,
    head.map(() => "---"),
    ...rows.map((row) => [
      `\`${row.action}\``,
      whoOf(row.actors),
      ...columns.map((status) => (row.from.includes(status) ? row.to.map(target).join(" or ") : "")),
      conditions(row).join("; "),
    ]),
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

const target = (to: OrderStatus | "same") => (to === "same" ? "stays" : statusName(to));

/** Statuses that nothing leads out of. */
function endings(): OrderStatusName[] {
  return Object.values(OrderStatus)
    .filter((status) => !LIFECYCLE.some(({ from }) => from.includes(status)))
    .map(statusName);
}

function whoOf(actors: readonly Actor[]): string {
  return actors.includes("anyone") ? "anyone" : actors.join(", ");
}

function signersOf({ actors, signature }: LifecycleRow): string {
  return `${whoOf(actors)}${signature === undefined ? "" : " with signature"}`;
}

const REQUESTS: Record<RequestCondition, string | undefined> = {
  any: undefined,
  none: "no request is open",
  open: "a request is open",
  own: "the open request is its own",
  other: "the open request is the other's",
};
const REQUIREMENTS: Record<Requirement, string> = {
  requirementsNotGiven: "the requirements were not given",
  deliveredLate: "it was delivered late",
  revisionsLeft: "revisions are left",
  partReleasable: "more remains than the smallest part",
  paidInToken: "paid in a token",
  roundsLeft: "rounds are left",
};
const MOMENTS: Record<Moment, string> = {
  due: "`due`",
  seriouslyOverdue: "`due + graceTime`",
  respondBy: "`respondBy`",
  validUntil: "`validUntil`",
};
const ONLY: Record<NonNullable<TimeLimit["only"]>, string> = {
  whileRequestOpen: " if a request is open",
  whileAsked: " if it is asked by a request",
  whenLate: " if it was delivered late",
};
const SIGNATURES: Record<NonNullable<LifecycleRow["signature"]>, string> = {
  otherParty: "with the other party's signature",
  arbiter: "with the arbiter's signature",
  client: "with the client's signature for the payment",
};

function conditions(row: LifecycleRow): string[] {
  const request = REQUESTS[row.request];
  return [
    ...(row.signature === undefined ? [] : [SIGNATURES[row.signature]]),
    ...(request === undefined ? [] : [request]),
    ...(row.requires ?? []).map((requirement) => REQUIREMENTS[requirement]),
    ...(row.when ?? []).map(({ is, moment, only }) => `${is} ${MOMENTS[moment]}${only ? ONLY[only] : ""}`),
  ];
}
