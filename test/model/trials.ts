import {
  type Expected,
  escrowAbi,
  type JudgedOrder,
  type OrderDeed,
  type OrderState,
  orderId,
  outcomeOf,
  packOrderState,
  type Refusal,
  reasonsAgainst,
  type Terms,
  unpackOrderState,
  whyNot,
  ZERO_ADDRESS,
} from "@holdfast/sdk";
import { encodeFunctionData, type Hex, numberToHex } from "viem";
import { callOf, deedIn, judged } from "./attempt.ts";
import { SLOTS, type Slot } from "./cells.ts";
import { type Accepted, disagreements, HOLDERS, type Look, type Sums } from "./effects.ts";
import { type Kind, type Lab, type LabResult, probeAbi } from "./lab.ts";
import { errorFor, errorOf } from "./refusal-error.ts";
import { type Moment, termsFor } from "./space.ts";

/** One cell: a state, who tries what, and what the table says of it. */
export type Cell = {
  moment: Moment;
  slot: Slot;
  deed: OrderDeed;
  order: JudgedOrder & { terms: Terms };
  refusal: Refusal | undefined;
  expected: Expected | undefined;
};

/** What the contract was asked and how it differed from the table. */
export type Findings = { tried: number; accepted: number; differences: string[] };

type JudgedMoment = { moment: Moment; cells: readonly Cell[] };
type Known = { terms: Terms; id: Hex; wordSlot: Hex; look: string; calls: Map<string, string> };

/** States in one simulated block: enough to make a request worth it, few enough to keep their signed calls. */
const STATES = 20;
const MOST_KEPT = 60_000;

const PAYING = SLOTS.filter(({ action }) => action === "place");
const isPaying = ({ slot }: Cell) => slot.action === "place";

/** What a call depends on besides the order that it is kept with. */
const callKey = ({ moment }: Cell) => `${moment.order.round} ${moment.order.remaining} ${moment.now}`;

/** Tries cells on the lab's chain. */
export function createTrials(lab: Lab, { validUntil }: { validUntil: number }) {
  const { escrow } = lab.place;
  const abi = probeAbi();
  const accounts = HOLDERS.map((holder) =>
    holder === "escrow" ? escrow : lab.place.accounts[holder].address,
  );
  const orders = new Map<string, Known>();
  let kept = 0;

  const orderAt = (token: Hex, revisions: number, index: number): Known => {
    const key = `${token} ${revisions} ${index}`;
    const known = orders.get(key);
    if (known !== undefined) return known;
    const terms = termsFor(lab.place, { token, validUntil, revisions, salt: BigInt(index + 1) });
    const id = orderId({ terms, chainId: lab.place.chainId, escrow });
    const input = encodeFunctionData({ abi, functionName: "look", args: [escrow, id, token, accounts] });
    const look = JSON.stringify({ to: lab.probe, input });
    const made = { terms, id, wordSlot: lab.wordSlot(id), look, calls: new Map() };
    orders.set(key, made);
    return made;
  };

  /** A call as JSON, kept with its order: a signature costs more than everything else of a cell. */
  const makeCall = async (known: Known, cell: Cell): Promise<string> => {
    if (kept > MOST_KEPT) {
      for (const one of orders.values()) one.calls.clear();
      kept = 0;
    }
    const { id, terms } = known;
    const { order, now } = cell.moment;
    const scene = { place: lab.place, id, terms, order, now };
    const { call, args, value } = await callOf(scene, cell.deed, cell.slot.person);
    const input = encodeFunctionData({ abi: escrowAbi, functionName: call, args } as never);
    const from = lab.place.accounts[cell.slot.person].address;
    const json = JSON.stringify({ from, to: escrow, input, value: numberToHex(value) });
    known.calls.set(callKey(cell), json);
    kept += 1;
    return json;
  };

  /** All cells of some states of one time, with one kind of money. */
  const tryChunk = async (chunk: readonly JudgedMoment[], kind: Kind): Promise<Findings> => {
    const words = new Map<Hex, Hex>();
    const block: string[] = [];
    const plan: { cell: Cell; known: Known }[] = [];
    for (const [at, { moment, cells }] of chunk.entries()) {
      const word = numberToHex(packOrderState(moment.order), { size: 32 });
      for (const cell of cells) {
        const known = orderAt(kind.token, moment.revisions, at * SLOTS.length + cell.slot.index);
        words.set(known.wordSlot, word);
        if (plan.length === 0) block.push(known.look);
        plan.push({ cell, known });
        const made = known.calls.get(callKey(cell));
        block.push(made ?? (await makeCall(known, cell)));
        if (cell.expected !== undefined) block.push(known.look);
      }
    }
    const now = chunk[0]?.moment.now ?? 0;
    const results = await lab.simulate({ now, kind, words, calls: block });
    return compare({ results, plan, kind, escrow });
  };

  /** Only paying depends on what is paid in: all else is judged once. */
  const judge = (
    chunk: readonly Moment[],
    { token }: Kind,
    other?: readonly JudgedMoment[],
  ): JudgedMoment[] =>
    chunk.map((moment, at) => {
      const { terms } = orderAt(token, moment.revisions, 0);
      const known = other?.[at]?.cells.filter((cell) => !isPaying(cell));
      if (known === undefined) return { moment, cells: cellsOf(moment, terms, SLOTS) };
      return { moment, cells: [...known, ...cellsOf(moment, terms, PAYING)] };
    });

  return {
    /** Every cell of these states with each kind; those that are not plain with the first kind alone. */
    async run(
      moments: readonly Moment[],
      kinds: readonly Kind[],
      onCell: (cell: Cell) => void,
    ): Promise<Findings> {
      const all: Findings = { tried: 0, accepted: 0, differences: [] };
      const chunks = chunksOf(moments);
      const worker = async () => {
        for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
          const judgedIn = new Map<boolean, JudgedMoment[]>();
          for (const kind of chunk[0]?.isPlain ? kinds : kinds.slice(0, 1)) {
            const isCoin = kind.token === ZERO_ADDRESS;
            const judgedChunk = judgedIn.get(isCoin) ?? judge(chunk, kind, judgedIn.get(!isCoin));
            if (!judgedIn.has(isCoin)) {
              const isNew = judgedIn.size === 0 ? () => true : isPaying;
              for (const { cells } of judgedChunk) cells.filter(isNew).forEach(onCell);
            }
            judgedIn.set(isCoin, judgedChunk);
            const found = await tryChunk(judgedChunk, kind);
            all.tried += found.tried;
            all.accepted += found.accepted;
            all.differences.push(...found.differences);
          }
        }
      };
      await Promise.all([worker(), worker()]);
      return all;
    },
  };
}

/** States that can share a block: of one time, and all plain or none. */
function chunksOf(moments: readonly Moment[]): Moment[][] {
  const groups = new Map<string, Moment[]>();
  for (const moment of moments) {
    const key = `${moment.now} ${moment.isPlain}`;
    groups.set(key, [...(groups.get(key) ?? []), moment]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / STATES) }, (_, at) =>
      group.slice(at * STATES, (at + 1) * STATES),
    ),
  );
}

/** What the table says of these things that can be tried in a state. */
function cellsOf(moment: Moment, terms: Terms, slots: readonly Slot[]): Cell[] {
  const order = judged({ terms, order: moment.order });
  return slots.flatMap((slot): Cell[] => {
    const deed = deedIn({ terms, order, now: moment.now }, slot);
    const refusal = whyNot(order, deed);
    if (slot.isExtra && refusal !== undefined) return [];
    const expected = refusal === undefined ? outcomeOf(order, deed) : undefined;
    return [{ moment, slot, deed, order, refusal, expected }];
  });
}

function compare(block: {
  results: readonly LabResult[];
  plan: readonly { cell: Cell; known: Known }[];
  kind: Kind;
  escrow: Hex;
}): Findings {
  const { results, plan, kind, escrow } = block;
  const found: Findings = { tried: plan.length, accepted: 0, differences: [] };
  const rest = results[Symbol.iterator]();
  const next = (): LabResult => {
    const { value } = rest.next();
    if (value === undefined) throw new Error("The simulated block lacks a result.");
    return value;
  };
  let before = lookOf(next()).sums;
  for (const { cell, known } of plan) {
    const result = next();
    const look = cell.expected === undefined ? undefined : lookOf(next());
    const isAccepted = result.status === "0x1";
    if (isAccepted) found.accepted += 1;
    const { order } = cell.moment;
    const done = { ...cell, ...known, kind, escrow, order, before, logs: result.logs };
    const said = !isAccepted
      ? refusedOtherwise(cell, result)
      : look === undefined || cell.expected === undefined
        ? [`contract allows, table refuses: ${cell.refusal?.code}`]
        : disagreements({ ...done, expected: cell.expected, after: look } satisfies Accepted);
    if (said.length > 0) found.differences.push(`${show(cell, kind)}: ${said.join("; ")}`);
    if (look !== undefined) before = look.sums;
  }
  return found;
}

/** How a refusal differs from what the table says; empty when they agree. */
function refusedOtherwise(cell: Cell, result: LabResult): string[] {
  const { name, words } = errorOf(result.returnData);
  const { slot, order, deed } = cell;
  if (cell.refusal === undefined) return [`table allows, contract refuses: ${name}`];
  const errors = [cell.refusal, ...reasonsAgainst(order, deed)].map((refusal) =>
    errorFor(refusal, { action: slot.action, order }),
  );
  const isNamed = errors.some(
    (error) => error.name === name && (error.moment === undefined || BigInt(error.moment) === words.at(-1)),
  );
  return isNamed
    ? []
    : [`table says ${errors.map((error) => error.name).join(", ")}; contract ${name}(${words})`];
}

/** What the probe saw: eight members of the state, then two sums a holder. */
function lookOf({ status, returnData }: LabResult): Look {
  if (status !== "0x1") throw new Error("The probe failed.");
  const words = (returnData.slice(2).match(/.{64}/g) ?? []).map((word) => BigInt(`0x${word}`));
  const at = (index: number) => words[index] ?? 0n;
  const [status_, request, revisionsUsed, flags, round, due, respondBy] = words.map(Number);
  const state = { status: status_, request, revisionsUsed, flags, round, due, respondBy, remaining: at(7) };
  // After the state: where the list begins, how long it is, and then the list.
  const sums = HOLDERS.map((holder, index) => [
    holder,
    { held: at(10 + 2 * index), kept: at(11 + 2 * index) },
  ]);
  return {
    state: unpackOrderState(packOrderState(state as OrderState)),
    sums: Object.fromEntries(sums) as Sums,
  };
}

function show({ moment, slot }: Cell, kind: Kind): string {
  const { order, now } = moment;
  const { due, respondBy } = order;
  const ahead = { due: due - now, respondBy: respondBy - now, revisions: moment.revisions };
  const state = JSON.stringify({ ...order, remaining: `${order.remaining}`, ...ahead });
  return `${slot.action} by ${slot.person}${slot.isExtra ? ` (${JSON.stringify(slot.variant)})` : ""}, ${kind.name}, ${state}`;
}
