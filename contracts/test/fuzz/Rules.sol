// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { OrderState, OrderStatus, PaymentWay, RequestKind, Terms } from "../../types/Order.sol";
import { Act, Deed, Facts } from "./Deed.sol";

/// @title Who may do what, when: the protocol's table, said a second time
/// @notice Written from the protocol and apart from the contract, so that either shows the other's slips.
library Rules {
    uint256 private constant ROUNDS_ALONE = 2 ** 32 - 1 - 2 ** 20;

    function allows(
        Deed memory deed,
        Terms memory terms,
        OrderState memory state,
        Facts memory facts
    ) internal pure returns (bool) {
        Act act = deed.act;
        if (act == Act.Place) return _place(deed, terms, state, facts);
        if (state.status == OrderStatus.None || state.status >= OrderStatus.Completed) return false;
        if (act <= Act.Cancel) return _beginning(deed, terms, state, facts);
        if (act <= Act.RequestRevision) return _work(deed, terms, state, facts);
        if (act <= Act.ExpireRequest) return _request(deed, terms, state, facts);
        if (act == Act.Amend) return _amend(deed, terms, state, facts);
        if (act <= Act.Claim) return _alone(deed, terms, state, facts);
        return _dispute(deed, terms, state, facts);
    }

    function bounds(Terms memory t) internal pure returns (bool) {
        bool parties = t.client != address(0) && t.seller != address(0) && t.arbiter != address(0);
        bool distinct = t.client != t.seller && t.client != t.arbiter && t.seller != t.arbiter;
        bool fees = t.platformFeeBps <= 2_000 && t.arbiterFeeBps <= 1_000 && t.fallbackSellerBps <= 10_000;
        bool taker = t.platformFeeBps == 0 || t.platform != address(0);
        bool windows = t.reviewTime >= 1 hours && t.reviewTime <= 90 days && t.responseTime >= 1 hours;
        windows = windows && t.responseTime <= 30 days && t.graceTime <= 30 days;
        windows = windows && t.rulingTime >= 1 days && t.rulingTime <= 180 days;
        // A revision must not be seriously overdue before anyone can work on it.
        bool revisable = t.revisions == 0 || uint256(t.revisionTime) + t.graceTime >= 1 hours;
        bool times = revisable && t.deliveryTime <= 5 * 365 days && t.revisionTime <= 180 days;
        return parties && distinct && fees && taker && windows && times && t.price != 0;
    }

    function _place(
        Deed memory deed,
        Terms memory terms,
        OrderState memory state,
        Facts memory facts
    ) private pure returns (bool) {
        if (state.status != OrderStatus.None || !bounds(terms)) return false;
        // Others may bring what the client signed for exactly this, as long as nothing comes from its balance.
        bool relayed = deed.authorized && deed.way != PaymentWay.Permit && deed.fromBalance == 0;
        if ((deed.by != terms.client && !relayed) || facts.time > terms.validUntil) return false;
        if (deed.signed && !deed.signedWell) return false;
        return _pays(deed, terms, terms.price, facts);
    }

    /// Coin exactly, tokens without coin, the balance only as far as it goes.
    function _pays(
        Deed memory deed,
        Terms memory terms,
        uint112 amount,
        Facts memory facts
    ) private pure returns (bool) {
        if (deed.fromBalance > amount || deed.fromBalance > facts.balance) return false;
        uint112 rest = amount - deed.fromBalance;
        if (deed.authorized) {
            bool well = rest != 0 && terms.token != address(0) && deed.authorizedWell;
            return well && deed.value == 0 && facts.tokenDelivers;
        }
        if (terms.token == address(0)) return deed.value == rest;
        return deed.value == 0 && (rest == 0 || facts.tokenDelivers);
    }

    function _beginning(
        Deed memory deed,
        Terms memory terms,
        OrderState memory state,
        Facts memory facts
    ) private pure returns (bool) {
        bool untouched = state.status <= OrderStatus.Placed;
        if (deed.act == Act.Accept) {
            bool current = deed.round == state.round && facts.time <= terms.validUntil;
            return deed.by == terms.seller && state.status == OrderStatus.Pending && current;
        }
        if (deed.act == Act.Start) {
            bool first = state.flags & 2 == 0 && deed.content != 0;
            return deed.by == terms.client && untouched && first;
        }
        return deed.by == terms.seller || (deed.by == terms.client && untouched);
    }

    function _work(
        Deed memory deed,
        Terms memory terms,
        OrderState memory state,
        Facts memory facts
    ) private pure returns (bool) {
        if (deed.act == Act.Deliver) {
            if (deed.by != terms.seller || !_isWork(state)) return false;
            return state.request == RequestKind.None || _answersInTime(deed, state, facts);
        }
        if (deed.by != terms.client || state.status < OrderStatus.InProgress) return false;
        if (deed.act == Act.Approve) return true;
        if (deed.act == Act.Release) {
            if (state.status == OrderStatus.Disputed || state.round >= ROUNDS_ALONE) return false;
            bool part = deed.amount != 0 && deed.amount < state.remaining;
            return part && (uint256(deed.amount) * terms.platformFeeBps) % 10_000 == 0;
        }
        bool reviewing = state.status == OrderStatus.Delivered && facts.time <= state.due;
        bool left = terms.revisions == 255 || state.revisionsUsed < terms.revisions;
        bool dated = _isBetween(deed.date, facts.time + terms.revisionTime, facts.time + 365 days);
        return reviewing && state.request == RequestKind.None && left && dated;
    }

    function _request(
        Deed memory deed,
        Terms memory terms,
        OrderState memory state,
        Facts memory facts
    ) private pure returns (bool) {
        if (deed.act == Act.Request) {
            if (deed.kind == RequestKind.None || deed.by != asker(terms, deed.kind)) return false;
            bool there =
                deed.kind == RequestKind.Refund
                    ? state.status == OrderStatus.Delivered && facts.time <= state.due
                    : state.status == OrderStatus.Placed || _isWork(state);
            bool free = state.request == RequestKind.None && state.round < ROUNDS_ALONE;
            return there && free && (deed.by == terms.seller || facts.time >= state.respondBy);
        }
        if (state.request == RequestKind.None) return false;
        if (deed.act == Act.WithdrawRequest) return deed.by == asker(terms, state.request);
        if (deed.act == Act.ExpireRequest) return facts.time > state.respondBy;
        return deed.by == asked(terms, state.request) && _answersInTime(deed, state, facts);
    }

    function _amend(
        Deed memory deed,
        Terms memory terms,
        OrderState memory state,
        Facts memory facts
    ) private pure returns (bool) {
        bool by = deed.by == terms.client || (deed.by == terms.seller && deed.amount == 0);
        bool there = state.status == OrderStatus.Placed || _isWork(state);
        if (!by || !there || state.request != RequestKind.None) return false;
        if (!_isSoon(deed, facts) || !deed.signed || !deed.signedWell) return false;
        if (deed.date != 0 && !_isBetween(deed.date, facts.time, facts.time + 365 days)) return false;
        if (uint256(state.remaining) + deed.amount > type(uint112).max) return false;
        return _pays(deed, terms, deed.amount, facts);
    }

    /// Revoke, reclaim, claim.
    function _alone(
        Deed memory deed,
        Terms memory terms,
        OrderState memory state,
        Facts memory facts
    ) private pure returns (bool) {
        if (deed.act == Act.Revoke) return _isParty(deed, terms) && state.round < ROUNDS_ALONE;
        bool past = facts.time > state.due;
        if (deed.act == Act.Reclaim) {
            if (deed.by != terms.client) return false;
            if (_isLate(state)) return !past;
            return _isWork(state) && facts.time > uint256(state.due) + terms.graceTime;
        }
        bool delivered = state.status == OrderStatus.Delivered || state.status == OrderStatus.Contested;
        return delivered && state.request == RequestKind.None && past;
    }

    function _dispute(
        Deed memory deed,
        Terms memory terms,
        OrderState memory state,
        Facts memory facts
    ) private pure returns (bool) {
        bool signed = deed.signed && deed.signedWell;
        if (deed.act == Act.Settle) {
            bool open = state.status >= OrderStatus.Placed && deed.amount <= state.remaining;
            return _isParty(deed, terms) && open && _isSoon(deed, facts) && signed;
        }
        if (deed.act == Act.Dispute) return _disputes(deed, terms, state, facts);
        if (state.status != OrderStatus.Disputed) return false;
        if (deed.act == Act.Evidence) return _isParty(deed, terms) || deed.by == terms.arbiter;
        if (deed.act == Act.ExpireDispute) return facts.time > state.due;
        uint256 fee = (uint256(state.remaining) * terms.arbiterFeeBps) / 10_000;
        bool entitled = signed || (deed.by == terms.arbiter && !deed.signed);
        return entitled && facts.time <= state.due && deed.amount <= state.remaining - fee;
    }

    function _disputes(
        Deed memory deed,
        Terms memory terms,
        OrderState memory state,
        Facts memory facts
    ) private pure returns (bool) {
        if (!_isParty(deed, terms)) return false;
        if (state.status < OrderStatus.InProgress || state.status == OrderStatus.Disputed) return false;
        bool asked_ = state.request != RequestKind.None && deed.by == asked(terms, state.request);
        if (asked_ && facts.time > state.respondBy) return false;
        if (deed.by == terms.client) return _isWork(state) || facts.time <= state.due;
        if (_isWork(state)) return facts.time <= uint256(state.due) + terms.graceTime;
        return !_isLate(state) || facts.time > state.due;
    }

    function asker(Terms memory terms, RequestKind kind) internal pure returns (address) {
        return kind == RequestKind.CancelBySeller ? terms.seller : terms.client;
    }

    function asked(Terms memory terms, RequestKind kind) internal pure returns (address) {
        return kind == RequestKind.CancelBySeller ? terms.client : terms.seller;
    }

    function _answersInTime(
        Deed memory deed,
        OrderState memory state,
        Facts memory facts
    ) private pure returns (bool) {
        bool seen = deed.round >= facts.requestRound && deed.round <= state.round;
        return seen && facts.time <= state.respondBy;
    }

    function _isSoon(Deed memory deed, Facts memory facts) private pure returns (bool) {
        return _isBetween(deed.validUntil, facts.time, facts.time + 48 hours);
    }

    function _isBetween(uint256 value, uint256 least, uint256 most) private pure returns (bool) {
        return value >= least && value <= most;
    }

    function _isParty(Deed memory deed, Terms memory terms) private pure returns (bool) {
        return deed.by == terms.client || deed.by == terms.seller;
    }

    function _isWork(OrderState memory state) private pure returns (bool) {
        return state.status == OrderStatus.InProgress || state.status == OrderStatus.RevisionRequested;
    }

    function _isLate(OrderState memory state) private pure returns (bool) {
        return state.status == OrderStatus.Delivered && state.flags & 4 != 0;
    }
}
