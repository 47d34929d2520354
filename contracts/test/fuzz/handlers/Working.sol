// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrow } from "../../../interfaces/IEscrow.sol";
import { Amendment, Funding, OrderStatus, RequestKind } from "../../../types/Order.sol";
import { Act } from "../Deed.sol";
import { Beginning } from "./Beginning.sol";

/// @title The work: delivering, paying, asking and answering
abstract contract Working is Beginning {
    /// The natural next step, by who should make it.
    function advance(uint256 seed) external {
        Try memory t = _begin(Act.Deliver, seed, PENDING | PLACED | WORK);
        (t.deed.by, t.deed.round) = (t.terms.seller, t.state.round);
        if (t.state.status == OrderStatus.Pending) {
            t.deed.act = Act.Accept;
            _end(t, abi.encodeCall(IEscrow.accept, (t.terms, t.deed.round)));
        } else if (t.state.status == OrderStatus.Placed) {
            (t.deed.act, t.deed.by) = (Act.Start, t.terms.client);
            _end(t, abi.encodeCall(IEscrow.start, (t.terms, t.deed.content)));
        } else {
            _end(t, abi.encodeCall(IEscrow.deliver, (t.terms, t.deed.round, t.deed.content)));
        }
    }

    function deliver(uint256 seed) external {
        Try memory t = _begin(Act.Deliver, seed, WORK);
        _as(t, t.terms.seller);
        _end(t, abi.encodeCall(IEscrow.deliver, (t.terms, t.deed.round, t.deed.content)));
    }

    function approve(uint256 seed) external {
        Try memory t = _begin(Act.Approve, seed, OPEN);
        if ((t.seed >> 80) % RARELY != 0) return;
        _as(t, t.terms.client);
        _end(t, abi.encodeCall(IEscrow.approve, (t.terms)));
    }

    function release(uint256 seed) external {
        Try memory t = _begin(Act.Release, seed, WORK | DELIVERED | CONTESTED);
        _as(t, t.terms.client);
        t.deed.amount = _amount(t.seed >> 80, t.state.remaining);
        // Mostly an amount whose fee needs no rounding.
        if (t.seed % 4 != 0 && t.deed.amount > 10_000) t.deed.amount -= t.deed.amount % 10_000;
        _end(t, abi.encodeCall(IEscrow.release, (t.terms, t.deed.amount)));
    }

    function requestRevision(uint256 seed) external {
        Try memory t = _begin(Act.RequestRevision, seed, DELIVERED);
        _as(t, t.terms.client);
        t.deed.date = _date(t.seed >> 80, t.terms.revisionTime);
        _end(t, abi.encodeCall(IEscrow.requestRevision, (t.terms, t.deed.content, t.deed.date)));
    }

    function request(uint256 seed, uint8 kind) external {
        Try memory t = _begin(Act.Request, seed, PLACED | WORK | DELIVERED);
        t.deed.kind = RequestKind(kind % 5);
        bool delivered = (DELIVERED >> uint8(t.state.status)) & 1 != 0;
        if (delivered && (t.seed >> 80) % RARELY != 0) t.deed.kind = RequestKind.Refund;
        _as(t, t.deed.kind == RequestKind.CancelBySeller ? t.terms.seller : t.terms.client);
        _end(t, abi.encodeCall(IEscrow.request, (t.terms, t.deed.kind, t.deed.content)));
    }

    function answer(uint256 seed, bool yes) external {
        Try memory t = _begin(Act.Answer, seed, PLACED | WORK | DELIVERED);
        _preferAsked(t);
        _as(t, t.state.request == RequestKind.CancelBySeller ? t.terms.client : t.terms.seller);
        t.deed.yes = yes;
        _end(t, abi.encodeCall(IEscrow.answer, (t.terms, t.deed.round, yes, t.deed.content)));
    }

    function withdrawRequest(uint256 seed) external {
        Try memory t = _begin(Act.WithdrawRequest, seed, PLACED | WORK | DELIVERED);
        _preferAsked(t);
        _as(t, t.state.request == RequestKind.CancelBySeller ? t.terms.seller : t.terms.client);
        _end(t, abi.encodeCall(IEscrow.withdrawRequest, (t.terms)));
    }

    function expireRequest(uint256 seed) external {
        Try memory t = _begin(Act.ExpireRequest, seed, PLACED | WORK | DELIVERED);
        _preferAsked(t);
        t.deed.by = _anyone(t.seed >> 24);
        if ((t.seed >> 100) % 2 == 0) _goTo(uint256(t.state.respondBy) + ((t.seed >> 108) % 2));
        _end(t, abi.encodeCall(IEscrow.expireRequest, (t.terms)));
    }

    function amend(uint256 seed) external {
        Try memory t = _begin(Act.Amend, seed, PLACED | WORK);
        _as(t, (t.seed >> 80) % 3 == 0 ? t.terms.seller : t.terms.client);
        if (t.deed.by == t.terms.client) t.deed.amount = _amount(t.seed >> 84, 1e21);
        if ((t.seed >> 88) % 64 == 0) t.deed.amount = type(uint112).max - t.state.remaining;
        if ((t.seed >> 96) % 4 != 0) t.deed.date = _date(t.seed >> 100, 0);
        t.deed.validUntil = _soon(t.seed >> 120);
        bytes memory signature = _signatureFor(t, t.seed >> 140);
        _chooseWay(t, t.seed >> 176);
        if (t.deed.amount == 0 && (t.seed >> 184) % RARELY != 0) t.deed.authorized = false;
        _fund(t, t.deed.amount, t.seed >> 180);
        bytes memory authorization = _writeAuthorization(t, t.seed);
        Amendment memory amendment = Amendment(t.deed.amount, t.deed.date, t.deed.validUntil, t.deed.content);
        Funding memory funding = Funding(t.deed.fromBalance, false, authorization);
        bool ok = _end(t, abi.encodeCall(IEscrow.amend, (t.terms, amendment, signature, funding)));
        if (!ok) return;
        _useUp(t);
        _usedUp(t.deed, t.terms, authorization);
    }

    function revoke(uint256 seed) external {
        Try memory t = _begin(Act.Revoke, seed, OPEN);
        _as(t, _eitherParty(t));
        _end(t, abi.encodeCall(IEscrow.revoke, (t.terms)));
    }

    function reclaim(uint256 seed) external {
        Try memory t = _begin(Act.Reclaim, seed, WORK | DELIVERED);
        _as(t, t.terms.client);
        bool work = (WORK >> uint8(t.state.status)) & 1 != 0;
        if (work && (t.seed >> 80) % 2 == 0) {
            _goTo(uint256(t.state.due) + t.terms.graceTime + ((t.seed >> 88) % 2));
        }
        _end(t, abi.encodeCall(IEscrow.reclaim, (t.terms)));
    }

    function claim(uint256 seed) external {
        Try memory t = _begin(Act.Claim, seed, DELIVERED | CONTESTED);
        t.deed.by = _anyone(t.seed >> 24);
        if ((t.seed >> 80) % 2 == 0) _goTo(uint256(t.state.due) + ((t.seed >> 88) % 2));
        _end(t, abi.encodeCall(IEscrow.claim, (t.terms)));
    }

    // ---------------------------------------------------------------- inner

    /// Turns to an order in which something is asked, if there is one.
    function _preferAsked(Try memory t) private view {
        for (uint256 i = 0; i < _openIds.length && t.state.request == RequestKind.None; ++i) {
            bytes32 id = _openIds[i];
            if (_states[id].request == RequestKind.None) continue;
            (t.id, t.terms, t.state) = (id, _termsOf(id), _states[id]);
            t.deed.round = t.state.round;
        }
    }

    /// At, within or beyond the limits of a new date.
    function _date(uint256 how, uint256 delay) private view returns (uint40) {
        uint256 now_ = _now();
        uint256 which = how % 8;
        if (which == 0) return uint40(now_ + delay);
        if (which == 1) return uint40(now_ + delay - 1);
        if (which == 2) return uint40(now_ + 365 days);
        if (which == 3) return uint40(now_ + 365 days + 1);
        return uint40(now_ + delay + ((how >> 8) % 3 days));
    }

    /// At, within or beyond the limits of a signature's last moment.
    function _soon(uint256 how) internal view returns (uint40) {
        uint256 now_ = _now();
        uint256 which = how % 16;
        if (which == 0) return uint40(now_);
        if (which == 1) return uint40(now_ - 1);
        if (which == 2) return uint40(now_ + 48 hours);
        if (which == 3) return uint40(now_ + 48 hours + 1);
        return uint40(now_ + ((how >> 8) % 48 hours));
    }

    /// A fresh signature, mostly the right one's; or an old one, with what it was given for; or somebody's.
    function _signatureFor(Try memory t, uint256 how) internal returns (bytes memory) {
        Paper memory paper;
        if (how % 4 == 0 && _hasPapers()) {
            paper = _oldPaper(how >> 8, t.deed.act);
            t.deed.amount = paper.deed.amount;
            t.deed.date = paper.deed.date;
            t.deed.validUntil = paper.deed.validUntil;
            t.deed.content = paper.deed.content;
        } else {
            paper = _signFor(t.deed, t.terms, t.id);
            if ((how >> 8) % RARELY == 0) {
                paper.signer = _anyone(how >> 16);
                paper.signature = _sign(paper.signer, paper.structHash);
            }
            _file(paper);
        }
        t.deed.signed = true;
        t.deed.signedWell = _fits(paper, t.deed, t.terms, t.id);
        return paper.signature;
    }

    /// Invariant 7: what was signed is used once.
    function _useUp(Try memory t) internal {
        (, bytes32 structHash) = _needed(t.deed, t.terms, t.id, t.state.round);
        require(!_used[structHash], "7: a signature was used twice");
        _used[structHash] = true;
    }
}
