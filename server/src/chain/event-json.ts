import { type EscrowEvent, escrowAbi } from "@holdfast/sdk";
import type { AbiParameter } from "viem";

/** A value inside an event's arguments as stored: integers wider than 48 bits are decimal strings, as viem splits them. */
export type JsonValue = string | number | boolean | { [name: string]: JsonValue };
export type EventArgs = { [name: string]: JsonValue };

/** Arguments by name, bigints as decimal strings. */
export function argsToJson(args: EscrowEvent["args"]): EventArgs {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, toJson(value)]));
}

/** The arguments of an event as they were before `argsToJson`. @throws TypeError for what that never wrote. */
export function argsFromJson(name: string, json: EventArgs): EscrowEvent["args"] {
  const inputs = INPUTS.get(name);
  if (inputs === undefined) throw new TypeError(`The escrow has no event ${name}.`);
  // The ABI that decoded the log says which strings were integers; the result has the shape viem gave.
  return fromMembers(inputs, json) as EscrowEvent["args"];
}

const INPUTS = new Map<string, readonly AbiParameter[]>(
  escrowAbi.flatMap((item) => (item.type === "event" ? [[item.name, item.inputs] as const] : [])),
);

function toJson(value: unknown): JsonValue {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]));
  }
  throw new TypeError(`An event's argument cannot be stored: ${String(value)}.`);
}

function fromMembers(inputs: readonly AbiParameter[], json: EventArgs): Record<string, unknown> {
  return Object.fromEntries(inputs.map((input) => [input.name, fromJson(input, json[input.name ?? ""])]));
}

function fromJson(input: AbiParameter, value: JsonValue | undefined): unknown {
  if (value === undefined) throw new TypeError(`A stored event lacks its argument ${input.name}.`);
  if ("components" in input) return fromMembers(input.components, value as EventArgs);
  return input.type.startsWith("uint") && typeof value === "string" ? BigInt(value) : value;
}
