import { chainSource } from "./chain-source.ts";
import { draftSource } from "./draft-source.ts";
import { helpSource } from "./help-source.ts";
import { proposalSource } from "./proposal-source.ts";
import type { ActivitySource } from "./source.ts";

/** Everything an order's history is made of. What else happens off the chain adds its source here. */
export const ACTIVITY_SOURCES: readonly ActivitySource[] = [
  chainSource,
  draftSource,
  proposalSource,
  helpSource,
];
