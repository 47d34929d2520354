// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Ledger } from "../contracts/Ledger.sol";
import { OrderState, OrderStatus, Terms } from "../contracts/types/Order.sol";

/// @title The world around the money core, for the proofs about sums
/// @notice What is proved is `Ledger` itself: from any state of an order, any terms, any balances, any shares
/// that do not exceed what they are taken from, and parties that take a payout or refuse it. Here stands only
/// what the core leaves open, and sums kept beside it.
abstract contract Sums is Ledger {
    /// The order as it is stored.
    uint112 internal _remaining;
    OrderStatus internal _status;
    /// How much the sum of all that remains and of all balances grew, and how much it shrank. That it is all in
    /// the order's token is proved with Gains.sol.
    uint256 internal _owedMore;
    uint256 internal _owedLess;
    /// What left the contract.
    uint256 internal _paid;

    address private _seller;
    bool private _sellerTakes;
    bool private _clientTakes;
    uint112 private _share;
    bool private _exact;

    /// Where a proof begins: the order is stored as `state`.
    function _begin(OrderState calldata state, Terms calldata terms) internal {
        _remaining = state.remaining;
        _status = state.status;
        _owedMore = 0;
        _owedLess = 0;
        _paid = 0;
        _seller = terms.seller;
    }

    /// Any answers to what the core asks.
    function _answers(bool sellerTakes, bool clientTakes, uint112 share, bool exact) internal {
        _sellerTakes = sellerTakes;
        _clientTakes = clientTakes;
        _share = share;
        _exact = exact;
    }

    function _store(bytes32, OrderState memory state) internal override {
        _owedLess += _remaining;
        _owedMore += state.remaining;
        _remaining = state.remaining;
        _status = state.status;
    }

    function _push(address, address to, uint112 amount) internal override returns (bool paid) {
        paid = to == _seller ? _sellerTakes : _clientTakes;
        if (paid) _paid += amount;
    }

    function _credit(address account, address token, uint256 amount) internal override {
        super._credit(account, token, amount);
        _owedMore += amount;
    }

    function _debit(address account, address token, uint256 amount) internal override {
        super._debit(account, token, amount);
        _owedLess += amount;
    }

    function _feeOn(uint112 amount, uint16) internal view override returns (uint112) {
        require(_share <= amount);
        return _share;
    }

    function _partOf(uint112 amount, uint16) internal view override returns (uint112) {
        require(_share <= amount);
        return _share;
    }

    function _isExact(uint112, uint16) internal view override returns (bool) {
        return _exact;
    }
}
