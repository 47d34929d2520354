// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { OrderState, OrderStatus, RequestKind, Terms } from "../../types/Order.sol";
import { Act, Deed, Flow } from "./Deed.sol";

/// @title What an accepted act makes of an order, and what it moves: the protocol, said a second time
library Outcome {
    function after_(
        Deed memory deed,
        Terms memory terms,
        OrderState memory state,
        uint256 time
    ) internal pure returns (OrderState memory next, Flow memory flow) {
        next = abi.decode(abi.encode(state), (OrderState));
        Act act = deed.act;
        if (act == Act.Evidence) return (next, flow);
        ++next.round;
        if (act <= Act.Start) _begin(deed, terms, next, flow, time);
        else if (act == Act.Deliver) _deliver(terms, next, time);
        else if (act == Act.Release) _release(deed, terms, next, flow);
        else if (act == Act.RequestRevision) _revise(deed, next);
        else if (act == Act.Request) _ask(deed, terms, next, time);
        else if (act == Act.WithdrawRequest) _close(next);
        else if (act == Act.Amend) _amend(deed, next, flow);
        else if (act == Act.Dispute) _status(next, OrderStatus.Disputed, time + terms.rulingTime);
        else if (act == Act.Answer && !_endsAll(deed, state)) _answer(terms, next, time);
        else if (act != Act.Revoke) _end(deed, terms, next, flow);
    }

    /// Place, accept and start: the three ways work can begin.
    function _begin(
        Deed memory deed,
        Terms memory terms,
        OrderState memory next,
        Flow memory flow,
        uint256 time
    ) private pure {
        if (deed.act == Act.Place) {
            flow.paidIn = terms.price;
            flow.fromBalance = deed.fromBalance;
            next.remaining = terms.price;
            next.status = OrderStatus.Pending;
            if (deed.keepRefunds) next.flags |= 1;
        }
        if (deed.act != Act.Accept && deed.content != 0) next.flags |= 2;
        bool agreed = deed.act == Act.Accept || deed.signed || next.status == OrderStatus.Placed;
        if (!agreed) return;
        next.status = next.flags & 2 == 0 ? OrderStatus.Placed : OrderStatus.InProgress;
        if (next.status == OrderStatus.InProgress && next.due <= time) {
            next.due = uint40(time + terms.deliveryTime);
        }
    }

    function _deliver(Terms memory terms, OrderState memory next, uint256 time) private pure {
        bool late = time > uint256(next.due) + terms.graceTime;
        next.flags = (next.flags & 3) | (late ? 4 : 0);
        _status(next, OrderStatus.Delivered, time + terms.reviewTime);
    }

    function _release(
        Deed memory deed,
        Terms memory terms,
        OrderState memory next,
        Flow memory flow
    ) private pure {
        next.remaining -= deed.amount;
        _toSeller(deed.amount, terms, flow);
    }

    function _revise(Deed memory deed, OrderState memory next) private pure {
        if (next.revisionsUsed < 255) ++next.revisionsUsed;
        next.flags &= 3;
        next.status = OrderStatus.RevisionRequested;
        next.due = deed.date;
    }

    function _ask(Deed memory deed, Terms memory terms, OrderState memory next, uint256 time) private pure {
        next.request = deed.kind;
        next.respondBy = uint40(time + terms.responseTime);
    }

    function _amend(Deed memory deed, OrderState memory next, Flow memory flow) private pure {
        next.remaining += deed.amount;
        if (deed.date != 0) next.due = deed.date;
        flow.paidIn = deed.amount;
        flow.fromBalance = deed.fromBalance;
    }

    function _answer(Terms memory terms, OrderState memory next, uint256 time) private pure {
        if (next.request == RequestKind.Refund) {
            next.status = OrderStatus.Contested;
            next.due = uint40(time + terms.reviewTime);
        }
        _close(next);
    }

    function _end(
        Deed memory deed,
        Terms memory terms,
        OrderState memory next,
        Flow memory flow
    ) private pure {
        uint112 all = next.remaining;
        next.remaining = 0;
        _close(next);
        Act act = deed.act;
        if (act == Act.Approve || act == Act.Claim) {
            next.status = OrderStatus.Completed;
            _toSeller(all, terms, flow);
        } else if (act == Act.Rule || act == Act.Settle || act == Act.ExpireDispute) {
            next.status = OrderStatus.Settled;
            if (act == Act.Rule) flow.arbiterFee = uint112((uint256(all) * terms.arbiterFeeBps) / 10_000);
            uint112 fallback_ = uint112((uint256(all) * terms.fallbackSellerBps) / 10_000);
            _toSeller(act == Act.ExpireDispute ? fallback_ : deed.amount, terms, flow);
            flow.toClient = all - flow.arbiterFee - flow.sellerGross;
        } else {
            next.status = OrderStatus.Cancelled;
            flow.toClient = all;
        }
    }

    function _endsAll(Deed memory deed, OrderState memory state) private pure returns (bool) {
        return deed.yes && state.request != RequestKind.Progress;
    }

    /// The fee is on what the seller receives, rounded up.
    function _toSeller(uint112 amount, Terms memory terms, Flow memory flow) private pure {
        flow.sellerGross = amount;
        flow.platformFee = uint112((uint256(amount) * terms.platformFeeBps + 9_999) / 10_000);
    }

    function _status(OrderState memory next, OrderStatus status, uint256 due) private pure {
        next.status = status;
        next.due = uint40(due);
        _close(next);
    }

    /// What the client asked last keeps its moment; what the seller asked leaves none.
    function _close(OrderState memory next) private pure {
        if (next.request == RequestKind.CancelBySeller) next.respondBy = 0;
        next.request = RequestKind.None;
    }
}
