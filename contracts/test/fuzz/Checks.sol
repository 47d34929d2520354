// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { OrderState, OrderStatus, Terms } from "../../types/Order.sol";
import { Balancing } from "./handlers/Balancing.sol";

/// @title The invariants that are looked at after a call, over all orders and accounts
abstract contract Checks is Balancing {
    /// After each call: the token that can have moved, every open order, those who are called back.
    function check() external view {
        _checkHoldings(_lastToken);
        for (uint256 i = 0; i < _openIds.length; ++i) _checkOrder(_openIds[i]);
        _checkProbers();
    }

    /// At the end of a run: everything.
    function checkAll() external view {
        for (uint256 i = 0; i < _tokens.length; ++i) _checkHoldings(_tokens[i]);
        for (uint256 i = 0; i < _ids.length; ++i) _checkOrder(_ids[i]);
        for (uint256 i = 0; i < _people.length; ++i) {
            _equal(ESCROW.epochOf(_people[i]), _foldedEpoch(_people[i]), "8: the events tell another epoch");
        }
    }

    /// Invariant 1: of each token the escrow holds all `remaining` plus all balances, and not a unit else.
    function _checkHoldings(address token) private view {
        uint256 owed = 0;
        for (uint256 i = 0; i < _openIds.length; ++i) {
            if (_tokenOf[_openIds[i]] == token) owed += ESCROW.order(_openIds[i]).remaining;
        }
        for (uint256 i = 0; i < _people.length; ++i) {
            uint256 balance = ESCROW.balanceOf(_people[i], token);
            _equal(balance, _foldedBalance(_people[i], token), "8: the events tell another balance");
            owed += balance;
        }
        _equal(_walletOf(address(ESCROW), token), owed, "1: held and owed");
    }

    /// Invariants 2, 3, 6 and 8 of one order: also of one that nobody touched.
    function _checkOrder(bytes32 id) private view {
        OrderState memory state = ESCROW.order(id);
        bool finished = state.status >= OrderStatus.Completed;
        _requireSame(state, _states[id], finished ? "3: a finished order changed" : "an order changed");
        _requireSame(state, _foldedState(id), "8: the events tell another state");
        Sums memory sums = _sums[id];
        _equal(sums.paidIn, sums.paidOut + state.remaining, "2: an order does not add up");
        if (finished) _equal(state.remaining, 0, "3: a finished order holds money");
        Terms memory terms = _termsOf(id);
        // Rounded up once, whatever the number of parts.
        uint256 fee = (sums.sellerGross * terms.platformFeeBps + 9_999) / 10_000;
        _equal(sums.platformFee, fee, "6: the platform's fee");
        _atMost(sums.arbiterFee, (sums.paidIn * terms.arbiterFeeBps) / 10_000, "6: the arbiter's fee");
    }

    /// Of those who are called back: no call goes in while another runs, and none sees old state.
    function _checkProbers() private view {
        for (uint256 i = 0; i <= _probers.length; ++i) {
            bool token = i == _probers.length;
            bool entered = token ? MOODY.isEntered() : _probers[i].isEntered();
            require(!entered, "a call got in during another");
            bool early = token ? MOODY.isEarly() : _probers[i].isEarly();
            require(!early, "money moved before the state was written");
        }
    }
}
