import type { Fault } from "./fault.ts";

const inEscrow = (name: string, find: string, replace: string): Fault => ({
  name,
  edits: [{ file: "Escrow.sol", find, replace }],
});

/** Faults in rounds, signatures and offers. */
export const SIGNATURE_FAULTS: readonly Fault[] = [
  {
    name: "missing round bump when money comes in (place, amend)",
    edits: [
      {
        file: "Ledger.sol",
        find: "_save(id, state);\n        if (fromBalance != 0)",
        replace: "_store(id, state);\n        if (fromBalance != 0)",
      },
    ],
  },
  inEscrow(
    "missing round bump at revoke",
    "_save(id, state);\n        emit OrderRevoked",
    "_store(id, state);\n        emit OrderRevoked",
  ),
  inEscrow(
    "settlement good for any round",
    "TypedData.settlement(id, state.round, sellerAmount, validUntil), signature);",
    "TypedData.settlement(id, state.round > 1 ? state.round - 1 : state.round, sellerAmount, validUntil), signature);",
  ),
  inEscrow(
    "answer to a request that was swapped for another",
    "        Require.roundSince(id, state, round, _requestRounds[id]);\n        Require.until(state.respondBy);\n\n        if (kind",
    "        Require.roundSince(id, state, round, 0);\n        Require.until(state.respondBy);\n\n        if (kind",
  ),
  inEscrow(
    "cancelled offer ignored",
    "if (offers.someCancelled && _cancelledOffers[seller][signed]) revert",
    "if (offers.someCancelled && _cancelledOffers[seller][quote]) revert",
  ),
  inEscrow("mark of a cancelled offer not set", "_offers[msg.sender].someCancelled = true;", ""),
  inEscrow(
    "epoch ignored",
    "SellerOffers memory offers = _offers[seller];",
    "SellerOffers memory offers = _offers[seller];\n        offers.epoch = 0;",
  ),
  inEscrow(
    "a wrong seller's signature is taken for none",
    "            _onlySigned(seller, TypedData.offer(signed, offers.epoch), signature);\n",
    "            if (!_isSigned(seller, TypedData.offer(signed, offers.epoch), signature)) return;\n",
  ),
  inEscrow(
    "ruling without the arbiter's signature when one is given",
    "if (msg.sender != terms.arbiter || signature.length != 0) {",
    "if (msg.sender != terms.arbiter && signature.length == 0) {",
  ),
  inEscrow(
    "settlement signed by the caller itself",
    "address signer = Require.party(terms);\n        Require.statusBetween",
    "Require.party(terms);\n        address signer = msg.sender;\n        Require.statusBetween",
  ),
];
