// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrow } from "../../../interfaces/IEscrow.sol";
import { Act } from "../Deed.sol";
import { Working } from "./Working.sol";

/// @title Disputes and agreements
abstract contract Disputing is Working {
    function dispute(uint256 seed) external {
        Try memory t = _begin(Act.Dispute, seed, WORK | DELIVERED | CONTESTED);
        _as(t, _eitherParty(t));
        _end(t, abi.encodeCall(IEscrow.dispute, (t.terms, t.deed.content)));
    }

    function evidence(uint256 seed) external {
        Try memory t = _begin(Act.Evidence, seed, DISPUTED);
        _as(t, t.seed % 3 == 0 ? t.terms.arbiter : _eitherParty(t));
        _end(t, abi.encodeCall(IEscrow.evidence, (t.terms, t.deed.content)));
    }

    function rule(uint256 seed) external {
        Try memory t = _begin(Act.Rule, seed, DISPUTED);
        t.deed.amount = _amount(t.seed >> 80, t.state.remaining);
        bytes memory signature;
        if (t.seed % 3 == 0) _as(t, t.terms.arbiter);
        else t.deed.by = _anyone(t.seed >> 24);
        if (t.seed % 3 != 0 || (t.seed >> 132) % RARELY == 0) signature = _signatureFor(t, t.seed >> 140);
        bytes memory data = abi.encodeCall(IEscrow.rule, (t.terms, t.deed.amount, t.deed.content, signature));
        if (_end(t, data) && t.deed.signed) _useUp(t);
    }

    function expireDispute(uint256 seed) external {
        Try memory t = _begin(Act.ExpireDispute, seed, DISPUTED);
        t.deed.by = _anyone(t.seed >> 24);
        if ((t.seed >> 80) % 2 == 0) _goTo(uint256(t.state.due) + ((t.seed >> 88) % 2));
        _end(t, abi.encodeCall(IEscrow.expireDispute, (t.terms)));
    }

    function settle(uint256 seed) external {
        Try memory t = _begin(Act.Settle, seed, OPEN & ~PENDING);
        if ((t.seed >> 240) % 4 != 0) return;
        t.deed.amount = _amount(t.seed >> 80, t.state.remaining);
        t.deed.validUntil = _soon(t.seed >> 120);
        _as(t, _eitherParty(t));
        bytes memory signature = _signatureFor(t, t.seed >> 140);
        // Given out, and not used for now.
        if ((t.seed >> 236) % 3 == 0) return;
        bytes memory data = abi.encodeCall(
            IEscrow.settle,
            (t.terms, t.deed.amount, t.deed.validUntil, signature)
        );
        if (_end(t, data)) _useUp(t);
    }
}
