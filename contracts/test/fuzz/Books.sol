// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IWatch } from "../../mocks/Prober.sol";
import { OrderState, OrderStatus, Terms } from "../../types/Order.sol";
import { Act, Deed, Facts, Flow } from "./Deed.sol";
import { Outcome } from "./Outcome.sol";
import { Rules } from "./Rules.sol";
import { Sheets } from "./Sheets.sol";
import { Vm } from "../TestBase.sol";

/// @title Every call is made here, and judged here
/// @notice The contract must take exactly what the rules allow, turn the order into exactly what the protocol says,
/// and move exactly that money; a refusal must be one of its own. Nothing is caught but to be looked at.
abstract contract Books is Sheets, IWatch {
    uint256 private constant PLENTY = 5_000_000;

    /// What went into an order and came out of it.
    struct Sums {
        uint256 paidIn;
        uint256 paidOut;
        uint256 sellerGross;
        uint256 platformFee;
        uint256 arbiterFee;
    }

    mapping(bytes32 id => Sums) internal _sums;
    /// What the call under way must have changed before it moves money: an order's round, else a balance.
    bytes32 private _watchedId;
    address private _watchedAccount;
    address private _watchedToken;
    uint256 private _watchedBefore;
    /// Of the last call: only that token can have moved.
    address internal _lastToken;
    mapping(bytes4 selector => uint256) internal _accepted;
    mapping(bytes4 selector => uint256) internal _refused;

    error Books_Accepted(Deed deed, Terms terms, OrderState state, Facts facts);
    error Books_Refused(Deed deed, Terms terms, OrderState state, Facts facts, bytes reason);
    error Books_Broken(Deed deed, Terms terms, OrderState state, Facts facts, bytes reason);

    /// @inheritdoc IWatch
    function isWritten() external view returns (bool) {
        if (_watchedId != 0) return ESCROW.order(_watchedId).round != _watchedBefore;
        return ESCROW.balanceOf(_watchedAccount, _watchedToken) != _watchedBefore;
    }

    /// One attempt on one order.
    function _do(
        Deed memory deed,
        Terms memory terms,
        bytes memory data,
        uint256 seed
    ) internal returns (bool ok) {
        bytes32 id = ESCROW.orderId(terms);
        OrderState memory state = _states[id];
        Facts memory facts;
        facts.time = _now();
        facts.requestRound = _requestRounds[id];
        facts.balance = ESCROW.balanceOf(deed.by, terms.token);
        facts.tokenDelivers =
            _delivers(terms.client, terms.token) && (deed.authorized || _mayTake(deed, terms));
        bool allowed = Rules.allows(deed, terms, state, facts);
        Sheet memory sheet = _sheetOf(deed, terms);
        (_watchedId, _watchedBefore) = (id, state.round);

        bool starved = (seed >> 200) % 16 == 0;
        // Mostly as little as leaves a payout short, where that makes a difference.
        uint256 gas_ = 40_000 + ((seed >> 208) % ((seed >> 206) % 4 == 0 ? 500_000 : 120_000));
        if (!starved) gas_ = PLENTY;
        bytes memory reason;
        (ok, reason) = _call(deed.by, terms.token, deed.value, gas_, data);
        if (ok && !allowed) revert Books_Accepted(deed, terms, state, facts);
        if (!ok && !starved) {
            if (allowed) revert Books_Refused(deed, terms, state, facts, reason);
            if (facts.tokenDelivers && !deed.authorized && !_isAnswer(reason)) {
                revert Books_Broken(deed, terms, state, facts, reason);
            }
        }
        if (ok) _record(deed, terms, id, sheet);
    }

    /// Whether the allowance suffices for what an act takes from the caller's wallet.
    function _mayTake(Deed memory deed, Terms memory terms) private view returns (bool) {
        uint256 amount =
            deed.act == Act.Place
                ? terms.price
                : deed.act == Act.Amend
                    ? deed.amount
                    : 0;
        if (terms.token == COIN || amount <= deed.fromBalance) return true;
        return _allowance(deed.by, terms.token) >= amount - deed.fromBalance;
    }

    /// One call on anything else than an order, whose effect on balances the caller has put on the sheet.
    function _doBalance(
        address by,
        uint256 value,
        bytes memory data,
        Sheet memory sheet,
        bool allowed
    ) internal returns (bool ok) {
        _watchedId = 0;
        (_watchedAccount, _watchedToken) = (by, sheet.token);
        _watchedBefore = ESCROW.balanceOf(by, sheet.token);
        bytes memory reason;
        (ok, reason) = _call(by, sheet.token, value, PLENTY, data);
        require(ok == allowed, allowed ? "refused what is allowed" : "accepted what is not allowed");
        if (ok) _checkSheet(sheet);
    }

    function _call(
        address by,
        address token,
        uint256 value,
        uint256 gas_,
        bytes memory data
    ) private returns (bool ok, bytes memory reason) {
        _lastToken = token;
        VM.recordLogs();
        VM.prank(by);
        (ok, reason) = address(ESCROW).call{ value: value, gas: gas_ }(data);
        Vm.Log[] memory logs = VM.getRecordedLogs();
        if (ok) {
            ++_accepted[bytes4(data)];
            _fold(logs, address(ESCROW));
        } else {
            ++_refused[bytes4(data)];
        }
    }

    /// The contract's own errors are answers; a Panic or a revert without a word is a fault.
    function _isAnswer(bytes memory reason) private pure returns (bool) {
        return reason.length >= 4 && bytes4(reason) != bytes4(keccak256("Panic(uint256)"));
    }

    function _record(Deed memory deed, Terms memory terms, bytes32 id, Sheet memory sheet) private {
        OrderState memory before = _states[id];
        (OrderState memory next, Flow memory flow) = Outcome.after_(deed, terms, before, _now());
        _states[id] = next;
        if (deed.act == Act.Request) _requestRounds[id] = next.round;
        if (next.status >= OrderStatus.Completed) _closeOrder(id);
        _requireSame(ESCROW.order(id), next, "the order is not in the state the protocol says");
        _requireSame(_foldedState(id), next, "8: the events tell another state");

        _pays(sheet, terms.client, flow.paidIn - flow.fromBalance, flow.fromBalance);
        uint256 net = flow.sellerGross - flow.platformFee;
        _gains(sheet, terms.seller, net, !_arrives(terms.seller, terms.token));
        bool keep = next.flags & 1 != 0 || !_arrives(terms.client, terms.token);
        _gains(sheet, terms.client, flow.toClient, keep);
        _gains(sheet, terms.platform, flow.platformFee, true);
        _gains(sheet, terms.arbiter, flow.arbiterFee, true);
        _checkSheet(sheet);
        _add(_sums[id], flow);
    }

    function _add(Sums storage sums, Flow memory flow) private {
        sums.paidIn += flow.paidIn;
        sums.paidOut += uint256(flow.sellerGross) + flow.arbiterFee + flow.toClient;
        sums.sellerGross += flow.sellerGross;
        sums.platformFee += flow.platformFee;
        sums.arbiterFee += flow.arbiterFee;
    }

    function _requireSame(OrderState memory left, OrderState memory right, string memory what) internal pure {
        require(keccak256(abi.encode(left)) == keccak256(abi.encode(right)), what);
    }

    function _sheetOf(Deed memory deed, Terms memory terms) private view returns (Sheet memory) {
        address[] memory who = new address[](6);
        (who[0], who[1], who[2]) = (terms.client, terms.seller, terms.arbiter);
        (who[3], who[4], who[5]) = (terms.platform, deed.by, _stranger);
        return _sheet(terms.token, who);
    }
}
