// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrowErrors } from "./interfaces/IEscrowErrors.sol";
import { IEscrowEvents } from "./interfaces/IEscrowEvents.sol";
import { OrderWord } from "./libraries/OrderWord.sol";
import { Shares } from "./libraries/Shares.sol";
import {
    CancelCause,
    CompleteCause,
    OrderState,
    OrderStatus,
    RequestKind,
    SettleCause,
    Terms
} from "./types/Order.sol";

/// @title Who is owed what
/// @notice The money core: what remains in each order, what each account's balance is, and how the one becomes
/// the other or leaves. It decides nothing about who and when.
/// @dev Small, and without assembly, packing or calls of its own, so that it can be proved: `npm run prove`
/// runs it with another `_store` and `_push` and shows that what the contract holds is always what it
/// owes.
abstract contract Ledger is IEscrowErrors, IEscrowEvents {
    mapping(address account => mapping(address token => uint256 amount)) private _balances;

    // ---------------------------------------------------------------- what lies outside of the proof

    function _store(bytes32 id, OrderState memory state) internal virtual;

    /// Tries to pay out. If it says no, nothing has moved.
    function _push(address token, address to, uint112 amount) internal virtual returns (bool paid);

    // ---------------------------------------------------------------- an order's state

    /// Every change of an open order goes through here, and its end through `_end`. The checked sum is the last
    /// guard against a round that wraps; `Require.freshRounds` keeps anyone from coming near.
    function _save(bytes32 id, OrderState memory state) internal {
        ++state.round;
        _store(id, state);
    }

    /// After the client's own request `respondBy` stays, as the moment before which the client can't open
    /// another. After the seller's it is cleared: a seller who opens and withdraws requests must not silence
    /// the client.
    function _closeRequest(OrderState memory state) internal pure {
        RequestKind kind = state.request;
        if (kind == RequestKind.None) return;
        if (kind == RequestKind.CancelBySeller) state.respondBy = 0;
        state.request = RequestKind.None;
    }

    /// Ends an order for ever. Nothing can follow, so here the round may stand still.
    function _end(bytes32 id, OrderState memory state, OrderStatus status) private {
        state.status = status;
        state.remaining = 0;
        _closeRequest(state);
        if (state.round != type(uint32).max) ++state.round;
        _store(id, state);
    }

    // ---------------------------------------------------------------- money into an order

    /// Adds to what remains, `fromBalance` of it from the client's balance, and hands back what that leaves to
    /// collect.
    function _fund(
        bytes32 id,
        OrderState memory state,
        Terms calldata terms,
        uint112 amount,
        uint112 fromBalance
    ) internal returns (uint112 toCollect) {
        if (fromBalance > amount) revert Escrow_AmountOutOfRange(fromBalance, amount);
        uint112 most = type(uint112).max - state.remaining;
        if (amount > most) revert Escrow_AmountOutOfRange(amount, most);
        state.remaining += amount;
        _save(id, state);
        if (fromBalance != 0) _debit(terms.client, terms.token, fromBalance);
        return amount - fromBalance;
    }

    // ---------------------------------------------------------------- money out of an order

    function _release(bytes32 id, OrderState memory state, Terms calldata terms, uint112 amount) internal {
        if (amount == 0 || amount >= state.remaining) {
            revert Escrow_AmountOutOfRange(amount, state.remaining - 1);
        }
        if (!_isExact(amount, terms.platformFeeBps)) {
            revert Escrow_FeeNotExact(amount, terms.platformFeeBps);
        }
        uint112 fee = _feeOn(amount, terms.platformFeeBps);
        state.remaining -= amount;
        _save(id, state);
        _credit(terms.platform, terms.token, fee);
        emit PartReleased(id, amount - fee, fee);
        _pay(id, terms.seller, terms.token, amount - fee);
    }

    function _cancel(
        bytes32 id,
        OrderState memory state,
        Terms calldata terms,
        CancelCause cause,
        bytes32 content
    ) internal {
        uint112 amount = state.remaining;
        _end(id, state, OrderStatus.Cancelled);
        emit OrderCancelled(id, cause, amount, content);
        _refund(id, state, terms, amount);
    }

    function _complete(
        bytes32 id,
        OrderState memory state,
        Terms calldata terms,
        CompleteCause cause
    ) internal {
        uint112 amount = state.remaining;
        _end(id, state, OrderStatus.Completed);
        uint112 fee = _feeOn(amount, terms.platformFeeBps);
        _credit(terms.platform, terms.token, fee);
        emit OrderCompleted(id, cause, amount - fee, fee);
        _pay(id, terms.seller, terms.token, amount - fee);
    }

    /// Splits as the arbiter ruled: its fee off the top.
    function _rule(
        bytes32 id,
        OrderState memory state,
        Terms calldata terms,
        uint112 sellerAmount,
        bytes32 content
    ) internal {
        uint112 arbiterFee = _partOf(state.remaining, terms.arbiterFeeBps);
        _settle(id, state, terms, SettleCause.Ruled, sellerAmount, arbiterFee, content);
    }

    /// Splits as both had agreed for the case that nobody rules.
    function _expire(bytes32 id, OrderState memory state, Terms calldata terms) internal {
        uint112 sellerAmount = _partOf(state.remaining, terms.fallbackSellerBps);
        _settle(id, state, terms, SettleCause.Expired, sellerAmount, 0, 0);
    }

    function _settle(
        bytes32 id,
        OrderState memory state,
        Terms calldata terms,
        SettleCause cause,
        uint112 sellerAmount,
        uint112 arbiterFee,
        bytes32 content
    ) internal {
        uint112 rest = state.remaining - arbiterFee;
        if (sellerAmount > rest) revert Escrow_AmountOutOfRange(sellerAmount, rest);
        uint112 toClient = rest - sellerAmount;
        uint112 fee = _feeOn(sellerAmount, terms.platformFeeBps);
        _end(id, state, OrderStatus.Settled);
        _credit(terms.platform, terms.token, fee);
        _credit(terms.arbiter, terms.token, arbiterFee);
        emit OrderSettled(id, cause, sellerAmount - fee, toClient, fee, arbiterFee, content);
        _pay(id, terms.seller, terms.token, sellerAmount - fee);
        _refund(id, state, terms, toClient);
    }

    function _refund(bytes32 id, OrderState memory state, Terms calldata terms, uint112 amount) private {
        if (state.flags & OrderWord.KEEP_REFUNDS != 0) _keep(id, terms.client, terms.token, amount);
        else _pay(id, terms.client, terms.token, amount);
    }

    /// Pays a party. A receiver that refuses it, or a token that refuses the receiver, can't stop the order: the
    /// amount then waits in the receiver's balance.
    function _pay(bytes32 id, address to, address token, uint112 amount) private {
        if (amount != 0 && !_push(token, to, amount)) _keep(id, to, token, amount);
    }

    /// A payout of an order that stays in the receiver's balance.
    function _keep(bytes32 id, address account, address token, uint112 amount) private {
        if (amount == 0) return;
        _credit(account, token, amount);
        emit Credited(account, token, amount, id);
    }

    // ---------------------------------------------------------------- shares
    // Virtual, so that the money's way is proved for every possible share, and the formulas by themselves.

    function _feeOn(uint112 amount, uint16 bps) internal view virtual returns (uint112 fee) {
        return Shares.platformFee(amount, bps);
    }

    function _isExact(uint112 amount, uint16 bps) internal view virtual returns (bool exact) {
        return Shares.isExact(amount, bps);
    }

    function _partOf(uint112 amount, uint16 bps) internal view virtual returns (uint112 part) {
        return Shares.part(amount, bps);
    }

    // ---------------------------------------------------------------- balances

    function _balance(address account, address token) internal view returns (uint256 amount) {
        return _balances[account][token];
    }

    function _credit(address account, address token, uint256 amount) internal virtual {
        if (amount != 0) _balances[account][token] += amount;
    }

    function _debit(address account, address token, uint256 amount) internal virtual {
        uint256 balance = _balances[account][token];
        if (amount > balance) revert Escrow_BalanceTooLow(balance, amount);
        // Bound: amount <= balance, checked above.
        unchecked {
            _balances[account][token] = balance - amount;
        }
    }
}
