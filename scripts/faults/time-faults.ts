import type { Fault } from "./fault.ts";

const inEscrow = (name: string, find: string, replace: string): Fault => ({
  name,
  edits: [{ file: "Escrow.sol", find, replace }],
});

const inRequire = (name: string, find: string, replace: string): Fault => ({
  name,
  edits: [{ file: "libraries/Require.sol", find, replace }],
});

/** Each window a second too long or too short. */
export const TIME_FAULTS: readonly Fault[] = [
  inEscrow(
    "deliver answers a request a second after respondBy",
    "            Require.until(state.respondBy);\n            _closeRequest(state);",
    "            Require.until(uint256(state.respondBy) + 1);\n            _closeRequest(state);",
  ),
  inEscrow(
    "answer a second after respondBy",
    "        Require.until(state.respondBy);\n\n        if (kind",
    "        Require.until(uint256(state.respondBy) + 1);\n\n        if (kind",
  ),
  inEscrow(
    "request expires in the second it can still be answered",
    "Require.past(state.respondBy);",
    "Require.past(uint256(state.respondBy) - 1);",
  ),
  inEscrow(
    "next request a second too late",
    "block.timestamp < state.respondBy",
    "block.timestamp <= state.respondBy",
  ),
  inEscrow(
    "revision a second after the review",
    "        Require.noRequest(id, state);\n        Require.until(state.due);\n        bool unlimited",
    "        Require.noRequest(id, state);\n        Require.until(uint256(state.due) + 1);\n        bool unlimited",
  ),
  inEscrow(
    "claim in the last second of the review",
    "Require.past(state.due);\n\n        _complete",
    "Require.past(uint256(state.due) - 1);\n\n        _complete",
  ),
  inEscrow(
    "reclaim in the last second of the grace time",
    "Require.past(_graceEnd(terms, state));",
    "Require.past(_graceEnd(terms, state) - 1);",
  ),
  inEscrow(
    "delivery late in the last second of the grace time",
    "block.timestamp > _graceEnd(terms, state)",
    "block.timestamp >= _graceEnd(terms, state)",
  ),
  inEscrow(
    "seller's dispute a second after the grace time",
    "Require.until(_graceEnd(terms, state));",
    "Require.until(_graceEnd(terms, state) + 1);",
  ),
  inEscrow(
    "ruling a second after the ruling time",
    "Require.until(state.due);\n        if (msg.sender != terms.arbiter",
    "Require.until(uint256(state.due) + 1);\n        if (msg.sender != terms.arbiter",
  ),
  inEscrow(
    "dispute expires in the last second of the ruling time",
    "Require.past(state.due);\n\n        _expire",
    "Require.past(uint256(state.due) - 1);\n\n        _expire",
  ),
  inRequire(
    "offer a second after validUntil",
    "if (block.timestamp > validUntil) revert IEscrowErrors.Escrow_OfferExpired",
    "if (block.timestamp > uint256(validUntil) + 1) revert IEscrowErrors.Escrow_OfferExpired",
  ),
  inRequire(
    "settlement or amendment a second after its validUntil",
    "if (block.timestamp > validUntil) revert IEscrowErrors.Escrow_SignatureExpired",
    "if (block.timestamp > uint256(validUntil) + 1) revert IEscrowErrors.Escrow_SignatureExpired",
  ),
  inRequire(
    "settlement or amendment signed a second too far ahead",
    "SIGNATURE_HORIZON = 48 hours;",
    "SIGNATURE_HORIZON = 48 hours + 1;",
  ),
];
