// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Ledger } from "../contracts/Ledger.sol";
import { OrderState, OrderStatus, Terms } from "../contracts/types/Order.sol";

/// @title The world around the money core, for the proofs of who gets what
/// @notice As Sums.sol, but what is kept beside the core is what one account gains, in the order's token, as a
/// payout or in its balance. Any of the core's questions about shares is answered rightly only when it is asked
/// about the amount and the rate that the terms name; else by zero.
abstract contract Gains is Ledger {
    uint112 internal _remaining;
    address private _watched;
    address private _token;
    uint256 internal _gained;

    bool private _takes;
    uint112 private _fee;
    uint112 private _feeFrom;
    uint16 private _feeBps;
    uint112 private _part;
    uint112 private _partFrom;
    uint16 private _partBps;

    /// Where a proof begins: the order is stored as `state`, `watched` has gained nothing yet.
    function _begin(OrderState calldata state, Terms calldata terms, address watched, bool takes) internal {
        require(
            terms.client != terms.seller && terms.client != terms.arbiter && terms.seller != terms.arbiter
        );
        require(terms.platform != terms.client && terms.platform != terms.seller);
        require(terms.platform != terms.arbiter);
        _remaining = state.remaining;
        _watched = watched;
        _token = terms.token;
        _gained = 0;
        _takes = takes;
    }

    /// The platform's fee on `amount` is `fee`.
    function _feeIs(uint112 fee, uint112 amount, uint16 bps) internal {
        _fee = fee;
        _feeFrom = amount;
        _feeBps = bps;
    }

    /// The part of `amount` at `bps` is `part`.
    function _partIs(uint112 part, uint112 amount, uint16 bps) internal {
        _part = part;
        _partFrom = amount;
        _partBps = bps;
    }

    function _store(bytes32, OrderState memory state) internal override {
        _remaining = state.remaining;
    }

    function _push(address token, address to, uint112 amount) internal override returns (bool paid) {
        if (_takes && to == _watched && token == _token) _gained += amount;
        return _takes;
    }

    function _credit(address account, address token, uint256 amount) internal override {
        if (account == _watched && token == _token) _gained += amount;
    }

    function _feeOn(uint112 amount, uint16 bps) internal view override returns (uint112) {
        if (amount != _feeFrom || bps != _feeBps) return 0;
        require(_fee <= amount);
        return _fee;
    }

    function _partOf(uint112 amount, uint16 bps) internal view override returns (uint112) {
        if (amount != _partFrom || bps != _partBps) return 0;
        require(_part <= amount);
        return _part;
    }

    function _isExact(uint112, uint16) internal pure override returns (bool) {
        return true;
    }
}
