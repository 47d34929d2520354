import type { Fault } from "./fault.ts";

const inEscrow = (name: string, find: string, replace: string): Fault => ({
  name,
  edits: [{ file: "Escrow.sol", find, replace }],
});

/** Faults in who may call, whence, what is written, and what is told. */
export const STATE_FAULTS: readonly Fault[] = [
  {
    name: "missing re-entry guard on withdraw",
    edits: [
      {
        file: "Balances.sol",
        find: "function withdraw(address token, uint256 amount, address to) external nonReentrant {",
        replace: "function withdraw(address token, uint256 amount, address to) external {",
      },
    ],
  },
  inEscrow(
    "missing re-entry guard on release",
    "function release(Terms calldata terms, uint112 amount) external nonReentrant {",
    "function release(Terms calldata terms, uint112 amount) external {",
  ),
  inEscrow(
    "dispute possible while another call runs",
    "function dispute(Terms calldata terms, bytes32 content) external notDuringCalls {",
    "function dispute(Terms calldata terms, bytes32 content) external {",
  ),
  inEscrow(
    "terminal status not absorbing: a completed order can be cancelled",
    "byClient ? OrderStatus.Placed : OrderStatus.Disputed",
    "byClient ? OrderStatus.Placed : OrderStatus.Completed",
  ),
  inEscrow(
    "a finished order can be placed again",
    "if (word != 0) revert",
    "if (word != 0 && uint8(word) < 8) revert",
  ),
  inEscrow(
    "anyone can reclaim",
    "        Require.caller(terms.client);\n        if (_isLateUnderReview(state)) {",
    "        if (_isLateUnderReview(state)) {",
  ),
  inEscrow(
    "an open request blocks reclaim",
    "            Require.work(id, state);\n            Require.past(_graceEnd(terms, state));",
    "            Require.work(id, state);\n            Require.noRequest(id, state);\n            Require.past(_graceEnd(terms, state));",
  ),
  inEscrow(
    "a raised round stops a delivery",
    "        if (state.request != RequestKind.None) {\n            Require.roundSince",
    "        Require.round(id, state, round);\n        if (state.request != RequestKind.None) {\n            Require.roundSince",
  ),
  inEscrow(
    "a late junk delivery and a dispute take the client's reclaim away",
    "            Require.past(state.due);\n        }\n        RequestKind kind",
    "        }\n        RequestKind kind",
  ),
  inEscrow(
    "asked party escapes by a dispute after respondBy",
    "            if (msg.sender == _asked(terms, kind)) Require.until(state.respondBy);\n",
    "",
  ),
  {
    name: "word member truncated: remaining to 96 bits",
    edits: [
      {
        file: "libraries/OrderWord.sol",
        find: "mstore(add(state, 0xe0), shr(144, word))",
        replace: "mstore(add(state, 0xe0), and(shr(144, word), 0xffffffffffffffffffffffff))",
      },
    ],
  },
  {
    name: "word member truncated: respondBy to 32 bits",
    edits: [
      {
        file: "libraries/OrderWord.sol",
        find: "mstore(add(state, 0xc0), and(shr(104, word), 0xffffffffff))",
        replace: "mstore(add(state, 0xc0), and(shr(104, word), 0xffffffff))",
      },
    ],
  },
  inEscrow(
    "event tells the date that was asked for, not the one that holds",
    "emit OrderAmended(id, amount, funding.fromBalance, state.due, amendment.content);",
    "emit OrderAmended(id, amount, funding.fromBalance, amendment.due, amendment.content);",
  ),
  inEscrow(
    "revision does not clear the late mark",
    "        state.flags &= ~OrderWord.LATE;\n        state.status = OrderStatus.RevisionRequested;",
    "        state.status = OrderStatus.RevisionRequested;",
  ),
];
