// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Escrow } from "../Escrow.sol";
import { OrderState, OrderStatus, Terms } from "../types/Order.sol";
import { Handler } from "./Handler.sol";
import { TestBase } from "./TestBase.sol";

/// @title The protocol's invariants 1, 2, 3 and 6 (and of 5: a stranger never gains), under any sequence of
/// actions
contract EscrowInvariants is TestBase {
    Handler private _handler;
    Escrow private _escrow;

    function setUp() external {
        _handler = new Handler();
        _escrow = _handler.ESCROW();
    }

    /// @notice Told to the runner: only the handler is called at random.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// All in one, so that one sequence of actions is judged by every invariant.
    function invariant_1_2_3_5_6_holdAfterEveryAction() external view {
        _checkHoldings(address(0));
        _checkHoldings(address(_handler.TOKEN()));
        for (uint256 i = 0; i < _handler.ordersLength(); ++i) {
            Terms memory terms = _handler.termsAt(i);
            bytes32 id = _escrow.orderId(terms);
            OrderState memory state = _escrow.order(id);
            _checkSum(id, state);
            _checkFinished(id, state);
            _checkFees(id, terms);
        }
        _checkStranger(address(0));
        _checkStranger(address(_handler.TOKEN()));
    }

    /// Invariant 1: the contract holds all `remaining` plus all balances, and not a unit else.
    function _checkHoldings(address token) private view {
        uint256 owed = 0;
        for (uint256 i = 0; i < _handler.ordersLength(); ++i) {
            Terms memory terms = _handler.termsAt(i);
            if (terms.token == token) owed += _escrow.order(_escrow.orderId(terms)).remaining;
        }
        for (uint256 i = 0; i < _handler.actorsLength(); ++i) {
            owed += _escrow.balanceOf(_handler.actors(i), token);
        }
        _equal(_handler.walletOf(address(_escrow), token), owed, "held and owed");
    }

    /// Invariant 2: what went into an order is what came out of it plus what remains.
    function _checkSum(bytes32 id, OrderState memory state) private view {
        _equal(_handler.paidIn(id), _handler.paidOut(id) + state.remaining, "an order does not add up");
    }

    /// Invariant 3: a finished order never changes again, and holds nothing.
    function _checkFinished(bytes32 id, OrderState memory state) private view {
        if (!_handler.isFinished(id)) {
            require(state.status < OrderStatus.Completed, "an order finished unseen");
            return;
        }
        OrderState memory then = _handler.finishedState(id);
        require(keccak256(abi.encode(state)) == keccak256(abi.encode(then)), "a finished order changed");
        _equal(state.remaining, 0, "a finished order holds money");
    }

    /// Invariant 6: fees never exceed what was signed, in any number of parts.
    function _checkFees(bytes32 id, Terms memory terms) private view {
        uint256 total = _handler.paidIn(id);
        uint256 mostPlatform = (total * terms.platformFeeBps + 9_999) / 10_000;
        _atMost(_handler.platformFees(id), mostPlatform, "platform fee");
        _atMost(_handler.arbiterFees(id), (total * terms.arbiterFeeBps) / 10_000, "arbiter's fee");
    }

    /// Of invariant 5: whatever a stranger calls, it ends with what it had.
    function _checkStranger(address token) private view {
        address stranger = _handler.actors(6);
        uint256 owned = _handler.walletOf(stranger, token) + _escrow.balanceOf(stranger, token);
        _equal(owned, _handler.strangersOwn(token), "a stranger gained or lost");
    }
}
