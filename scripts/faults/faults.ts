import type { Fault } from "./fault.ts";
import { MONEY_FAULTS } from "./money-faults.ts";
import { SIGNATURE_FAULTS } from "./signature-faults.ts";
import { STATE_FAULTS } from "./state-faults.ts";
import { TIME_FAULTS } from "./time-faults.ts";

/** Every fault that is known by name. */
export const FAULTS: readonly Fault[] = [
  ...MONEY_FAULTS,
  ...TIME_FAULTS,
  ...SIGNATURE_FAULTS,
  ...STATE_FAULTS,
];
