// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrowEvents } from "../../interfaces/IEscrowEvents.sol";
import { OrderState, OrderStatus, RequestKind, Terms } from "../../types/Order.sol";
import { TestBase, Vm } from "../TestBase.sol";

/// @title Every order and every balance, rebuilt from the escrow's events and nothing else (invariant 8)
abstract contract Fold is TestBase {
    /// Who is concerned by an order's fees and payments, as `OrderPlaced` told it.
    struct Named {
        address client;
        address platform;
        address arbiter;
        address token;
    }

    mapping(bytes32 id => OrderState) private _states;
    mapping(bytes32 id => Named) private _named;
    mapping(address account => mapping(address token => uint256)) private _balances;
    mapping(address seller => uint256) private _epochs;
    mapping(address seller => mapping(bytes32 offer => bool)) private _cancelledOffers;

    error Fold_UnknownEvent(bytes32 topic);

    function _foldedState(bytes32 id) internal view returns (OrderState memory) {
        return _states[id];
    }

    function _foldedBalance(address account, address token) internal view returns (uint256) {
        return _balances[account][token];
    }

    function _foldedEpoch(address seller) internal view returns (uint256) {
        return _epochs[seller];
    }

    function _foldedCancelled(address seller, bytes32 offer) internal view returns (bool) {
        return _cancelledOffers[seller][offer];
    }

    /// Takes in what one call logged; other contracts' logs are nobody's business here.
    function _fold(Vm.Log[] memory logs, address emitter) internal {
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter != emitter) continue;
            bytes32 topic = logs[i].topics[0];
            if (!_foldBalance(topic, logs[i]) && !_foldOffer(topic, logs[i])) _foldOrder(topic, logs[i]);
        }
    }

    function _foldBalance(bytes32 topic, Vm.Log memory log) private returns (bool) {
        bool out = topic == IEscrowEvents.Withdrawn.selector;
        bool in_ = topic == IEscrowEvents.Deposited.selector || topic == IEscrowEvents.Credited.selector;
        if (!out && !in_) return false;
        mapping(address => uint256) storage own = _balances[_account(log.topics[1])];
        address token = _account(log.topics[2]);
        if (out) {
            (uint256 amount, ) = abi.decode(log.data, (uint256, address));
            own[token] -= amount;
        } else {
            own[token] += abi.decode(log.data, (uint256));
        }
        return true;
    }

    function _foldOffer(bytes32 topic, Vm.Log memory log) private returns (bool) {
        if (topic == IEscrowEvents.OfferCancelled.selector) {
            _cancelledOffers[_account(log.topics[1])][log.topics[2]] = true;
        } else if (topic == IEscrowEvents.OffersCancelled.selector) {
            _epochs[_account(log.topics[1])] = abi.decode(log.data, (uint256));
        } else {
            return false;
        }
        return true;
    }

    function _foldOrder(bytes32 topic, Vm.Log memory log) private {
        bytes32 id = log.topics[1];
        if (topic == IEscrowEvents.EvidenceSubmitted.selector) return;
        if (topic == IEscrowEvents.OrderPlaced.selector) return _placed(id, log.data);
        OrderState memory state = _states[id];
        require(state.status != OrderStatus.None, "an event of an order that was never placed");
        require(state.status < OrderStatus.Completed, "an event of a finished order");
        ++state.round;
        if (topic != IEscrowEvents.OrderRevoked.selector) {
            if (!_foldEnd(topic, id, log.data, state) && !_foldRequest(topic, log.data, state)) {
                _foldWork(topic, id, log.data, state);
            }
        }
        _states[id] = state;
    }

    function _placed(bytes32 id, bytes memory data) private {
        require(_states[id].status == OrderStatus.None, "placed twice");
        (Terms memory terms, OrderStatus status, uint8 flags, uint40 due, uint112 fromBalance, ) = abi.decode(
            data,
            (Terms, OrderStatus, uint8, uint40, uint112, bytes32)
        );
        _named[id] = Named(terms.client, terms.platform, terms.arbiter, terms.token);
        _balances[terms.client][terms.token] -= fromBalance;
        _states[id] = OrderState(status, RequestKind.None, 0, flags, 1, due, 0, terms.price);
    }

    function _foldEnd(
        bytes32 topic,
        bytes32 id,
        bytes memory data,
        OrderState memory state
    ) private returns (bool) {
        Named memory named = _named[id];
        if (topic == IEscrowEvents.OrderCancelled.selector) {
            (, uint112 refund, ) = abi.decode(data, (uint8, uint112, bytes32));
            state.status = OrderStatus.Cancelled;
            state.remaining -= refund;
        } else if (topic == IEscrowEvents.OrderCompleted.selector) {
            (, uint112 toSeller, uint112 fee) = abi.decode(data, (uint8, uint112, uint112));
            state.status = OrderStatus.Completed;
            state.remaining -= toSeller + fee;
            _balances[named.platform][named.token] += fee;
        } else if (topic == IEscrowEvents.OrderSettled.selector) {
            (, uint112 toSeller, uint112 toClient, uint112 fee, uint112 arbiterFee, ) = abi.decode(
                data,
                (uint8, uint112, uint112, uint112, uint112, bytes32)
            );
            state.status = OrderStatus.Settled;
            state.remaining -= toSeller + toClient + fee + arbiterFee;
            _balances[named.platform][named.token] += fee;
            _balances[named.arbiter][named.token] += arbiterFee;
        } else {
            return false;
        }
        _close(state);
        return true;
    }

    function _foldRequest(
        bytes32 topic,
        bytes memory data,
        OrderState memory state
    ) private pure returns (bool) {
        if (topic == IEscrowEvents.RequestOpened.selector) {
            (state.request, , state.respondBy) = abi.decode(data, (RequestKind, bytes32, uint40));
            return true;
        }
        if (topic == IEscrowEvents.RequestAnswered.selector) {
            (, , , state.status, state.due) = abi.decode(
                data,
                (RequestKind, bool, bytes32, OrderStatus, uint40)
            );
        } else if (topic != IEscrowEvents.RequestWithdrawn.selector) {
            return false;
        }
        _close(state);
        return true;
    }

    function _foldWork(bytes32 topic, bytes32 id, bytes memory data, OrderState memory state) private {
        if (topic == IEscrowEvents.OrderAccepted.selector) {
            (state.status, state.due) = abi.decode(data, (OrderStatus, uint40));
        } else if (topic == IEscrowEvents.OrderStarted.selector) {
            (, state.status, state.due) = abi.decode(data, (bytes32, OrderStatus, uint40));
            state.flags |= 2;
        } else if (topic == IEscrowEvents.OrderDelivered.selector) {
            bool late;
            (, state.due, late) = abi.decode(data, (bytes32, uint40, bool));
            state.status = OrderStatus.Delivered;
            state.flags = (state.flags & 3) | (late ? 4 : 0);
            _close(state);
        } else if (topic == IEscrowEvents.PartReleased.selector) {
            (uint112 toSeller, uint112 fee) = abi.decode(data, (uint112, uint112));
            state.remaining -= toSeller + fee;
            _balances[_named[id].platform][_named[id].token] += fee;
        } else if (topic == IEscrowEvents.RevisionRequested.selector) {
            (, state.due) = abi.decode(data, (bytes32, uint40));
            state.status = OrderStatus.RevisionRequested;
            state.flags &= 3;
            if (state.revisionsUsed < 255) ++state.revisionsUsed;
        } else if (topic == IEscrowEvents.OrderAmended.selector) {
            (uint112 amount, uint112 fromBalance, uint40 due, ) = abi.decode(
                data,
                (uint112, uint112, uint40, bytes32)
            );
            state.remaining += amount;
            state.due = due;
            _balances[_named[id].client][_named[id].token] -= fromBalance;
        } else if (topic == IEscrowEvents.OrderDisputed.selector) {
            (, , state.due) = abi.decode(data, (address, bytes32, uint40));
            state.status = OrderStatus.Disputed;
            _close(state);
        } else {
            revert Fold_UnknownEvent(topic);
        }
    }

    function _close(OrderState memory state) private pure {
        if (state.request == RequestKind.CancelBySeller) state.respondBy = 0;
        state.request = RequestKind.None;
    }

    function _account(bytes32 topic) private pure returns (address) {
        return address(uint160(uint256(topic)));
    }
}
