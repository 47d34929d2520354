import { ORDER_ACTIONS, type OrderAction } from "@holdfast/sdk";
import type { Variant } from "./attempt.ts";
import { PEOPLE, type Person } from "./people.ts";

/** One thing that is tried in every state. Extra ones differ from a base one in their arguments alone. */
export type Slot = { index: number; action: OrderAction; person: Person; variant: Variant; isExtra: boolean };

const placing = (
  person: Person,
  offerSignature: boolean,
  requirements: boolean,
  keepRefunds: boolean,
): [OrderAction, Person, Variant] => ["place", person, { offerSignature, requirements, keepRefunds }];

/** Arguments that lead to another end; tried where the table allows the base one. */
const EXTRAS: readonly [OrderAction, Person, Variant][] = [
  placing("client", true, true, true),
  placing("client", true, true, false),
  placing("client", true, false, false),
  placing("client", false, false, true),
  placing("seller", true, false, true),
  placing("stranger", true, true, true),
  placing("stranger", false, false, false),
  ["answer", "client", "other"],
  ["answer", "seller", "other"],
  ["release", "client", "other"],
  ["amend", "client", "other"],
  ["amend", "seller", "other"],
  ["rule", "arbiter", "other"],
  ["rule", "stranger", "other"],
  ["settle", "client", "other"],
  ["settle", "seller", "other"],
];

/** Every action by every person, then the extra ones: always in the same places, so that calls can be kept. */
export const SLOTS: readonly Slot[] = [
  ...ORDER_ACTIONS.flatMap((action) =>
    PEOPLE.map((person) => ({ action, person, variant: "plain", isExtra: false }) as const),
  ),
  ...EXTRAS.map(([action, person, variant]) => ({ action, person, variant, isExtra: true })),
].map((slot, index) => ({ index, ...slot }));
