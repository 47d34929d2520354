import type { Hex } from "viem";
import type { Chain, Mined } from "./chain.ts";
import { type Place, readSources, type Sources } from "./sources.ts";

type Step = { pc: number; op: string; gas: Amount; gasCost: Amount; depth: number; stack: string[] };
/** Nodes write a step's numbers in one way or the other. */
type Amount = number | string;
type Cost = { gas: number; steps: number; kinds: Map<string, number> };

const KINDS: readonly [kind: string, op: RegExp][] = [
  ["SLOAD", /^SLOAD$/],
  ["SSTORE", /^SSTORE$/],
  ["TLOAD/TSTORE", /^T(LOAD|STORE)$/],
  ["LOG", /^LOG/],
  ["KECCAK", /^(KECCAK256|SHA3)$/],
  ["CALL", /CALL$/],
  ["memory", /^(MSTORE8?|MLOAD|MCOPY)$/],
  ["copy", /COPY$/],
  ["calldata", /^CALLDATA(LOAD|SIZE)$/],
  ["jump", /^JUMP/],
  ["stack", /^(PUSH|DUP|SWAP|POP)/],
];

const kindOf = (op: string) => KINDS.find(([, pattern]) => pattern.test(op))?.[0] ?? "arithmetic, rest";

function add(costs: Map<string, Cost>, key: string, { op, gas }: { op: string; gas: number }): void {
  const cost = costs.get(key) ?? { gas: 0, steps: 0, kinds: new Map() };
  cost.gas += gas;
  cost.steps += 1;
  cost.kinds.set(kindOf(op), (cost.kinds.get(kindOf(op)) ?? 0) + gas);
  costs.set(key, cost);
}

/** Gives each step what it cost itself: a call's own cost is without what the called code used. */
function* ownCosts(steps: readonly Step[], to: Hex): Generator<{ address: string; step: Step; gas: number }> {
  const frames: { address: string; begin: number; call?: { step: Step; inner: number } }[] = [];
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    const gas = Number(step.gas);
    if (frames.length < step.depth) {
      const call = index === 0 ? undefined : steps[index - 1];
      frames.push({ address: call ? target(call, frames.at(-1)?.address ?? "") : to, begin: gas });
    }
    const frame = frames[step.depth - 1];
    if (!frame) throw new Error("The trace jumps over a call.");
    const returning = frame.call;
    if (returning) {
      // The first step after a call: now it shows what the call cost without what it called.
      yield {
        address: frame.address,
        step: returning.step,
        gas: Number(returning.step.gas) - gas - returning.inner,
      };
      delete frame.call;
    }
    if (next && next.depth > step.depth) {
      frame.call = { step, inner: 0 };
      continue;
    }
    const ends = !next || next.depth < step.depth;
    const own = ends ? Number(step.gasCost) : gas - Number(next.gas);
    yield { address: frame.address, step, gas: own };
    if (!ends) continue;
    frames.pop();
    const caller = frames.at(-1)?.call;
    if (caller) caller.inner = frame.begin - (gas - own);
  }
}

function target({ op, stack }: Step, self: string): string {
  // A delegate call runs foreign code; a creation has no address before it ends.
  if (!/CALL$/.test(op)) return self;
  return `0x${(stack.at(-2) ?? "").replace(/^0x/, "").padStart(40, "0").slice(-40)}`;
}

function table(title: string, costs: Map<string, Cost>, most: number): string {
  const rows = [...costs].toSorted(([, a], [, b]) => b.gas - a.gas).slice(0, most);
  const lines = rows.map(([key, { gas, steps, kinds }]) => {
    const parts = [...kinds].toSorted(([, a], [, b]) => b - a).slice(0, 3);
    const told = parts.map(([kind, part]) => `${kind} ${part}`).join(", ");
    return `${String(gas).padStart(7)} ${String(steps).padStart(6)}  ${key}  [${told}]`;
  });
  return [`\n${title}\n    gas  steps`, ...lines].join("\n");
}

/** Tells where a transaction's gas goes: by kind of work, by function, and by piece of source, dearest first. */
export async function trace(chain: Chain, { hash, gas }: Mined, code: Record<Hex, string>): Promise<string> {
  const traced = (await chain.rpc("debug_traceTransaction", [
    hash,
    { disableMemory: true, disableStorage: true },
  ])) as {
    structLogs: Step[];
  };
  const { to } = (await chain.rpc("eth_getTransactionByHash", [hash])) as { to: Hex };
  const names = new Map(Object.entries(code).map(([address, artifact]) => [address.toLowerCase(), artifact]));
  const sources = new Map<string, Sources>();
  for (const [address, artifact] of names) sources.set(address, readSources(artifact));

  const byKind = new Map<string, Cost>();
  const byFunction = new Map<string, Cost>();
  const byPiece = new Map<string, Cost>();
  const near = new Map<string, Place>();
  let executed = 0;
  for (const { address, step, gas } of ownCosts(traced.structLogs, to.toLowerCase() as Hex)) {
    const cost = { op: step.op, gas };
    executed += gas;
    add(byKind, kindOf(step.op), cost);
    const found = sources.get(address)?.at(step.pc);
    const name = names.get(address) ?? address;
    const place = found?.whole ? near.get(address) : found;
    if (found && !found.whole) near.set(address, found);
    const mark = found?.whole ? "~" : " ";
    add(byFunction, place ? place.inside : `${name} (no source)`, cost);
    add(byPiece, place ? `${mark}${place.where}  ${place.text}` : ` ${name} (no source)`, cost);
  }
  return [
    `${gas} gas: ${executed} executed, ${gas - executed} for being a transaction, its calldata, less refunds`,
    table("By kind of work", byKind, 20),
    table("By function (the innermost in the source; what it calls is not in it)", byFunction, 40),
    table("By piece of source (~ is code the compiler added near it)", byPiece, 60),
  ].join("\n");
}
