// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import { IEscrowErrors } from "../interfaces/IEscrowErrors.sol";
import { OrderState, OrderStatus, RequestKind, Terms } from "../types/Order.sol";

/// @title Who, whence, when
/// @notice The refusals that many operations share. Deadlines are inclusive: "until" allows the second it
/// names, and "past" begins with the next, so that no second belongs to both sides or to neither.
library Require {
    using SafeCast for uint256;

    /// A delivery date can be agreed at most this far ahead.
    uint256 internal constant DUE_HORIZON = 365 days;
    /// A settlement or amendment can be signed at most this far ahead.
    uint256 internal constant SIGNATURE_HORIZON = 48 hours;
    /// No one party alone can raise the round further: what is above is kept for steps that both take, or
    /// that end the order.
    uint32 internal constant ROUND_CEILING = type(uint32).max - (1 << 20);

    // ---------------------------------------------------------------- who

    /// @notice Only `account` may call.
    function caller(address account) internal view {
        if (msg.sender != account) revert IEscrowErrors.Escrow_NotAllowed(msg.sender);
    }

    /// @notice Only one of the parties may call; hands back the other.
    function party(Terms calldata terms) internal view returns (address other) {
        if (msg.sender == terms.client) return terms.seller;
        caller(terms.seller);
        return terms.client;
    }

    // ---------------------------------------------------------------- whence

    /// @notice The order has exactly this status.
    function status(bytes32 id, OrderState memory state, OrderStatus only) internal pure {
        OrderStatus actual = state.status;
        if (actual != only) revert IEscrowErrors.Escrow_StatusWrong(id, actual);
    }

    /// @notice The order's status lies between these, both included.
    function statusBetween(
        bytes32 id,
        OrderState memory state,
        OrderStatus first,
        OrderStatus last
    ) internal pure {
        OrderStatus actual = state.status;
        if (actual < first || actual > last) revert IEscrowErrors.Escrow_StatusWrong(id, actual);
    }

    /// @notice The seller has work to do.
    function work(bytes32 id, OrderState memory state) internal pure {
        OrderStatus actual = state.status;
        if (actual != OrderStatus.InProgress && actual != OrderStatus.RevisionRequested) {
            revert IEscrowErrors.Escrow_StatusWrong(id, actual);
        }
    }

    /// @notice The order is still where the caller saw it.
    function round(bytes32 id, OrderState memory state, uint32 seen) internal pure {
        if (seen != state.round) revert IEscrowErrors.Escrow_RoundWrong(id, seen, state.round);
    }

    /// @notice The caller saw the order after its round became `first`: what began then is what it saw.
    /// @dev Later rounds are as good as the last. Whoever asked could else raise the round in front of every
    /// answer until the time for it is over.
    function roundSince(bytes32 id, OrderState memory state, uint32 seen, uint32 first) internal pure {
        if (seen < first || seen > state.round) {
            revert IEscrowErrors.Escrow_RoundWrong(id, seen, state.round);
        }
    }

    /// @notice Guards the steps that one party alone can repeat without end, so that nobody can wear the
    /// round out.
    function freshRounds(bytes32 id, OrderState memory state) internal pure {
        if (state.round >= ROUND_CEILING) revert IEscrowErrors.Escrow_RoundsUsedUp(id);
    }

    /// @notice No request waits for an answer.
    function noRequest(bytes32 id, OrderState memory state) internal pure {
        if (state.request != RequestKind.None) revert IEscrowErrors.Escrow_RequestOpen(id, state.request);
    }

    /// @notice A request waits for an answer; hands back which.
    function openRequest(bytes32 id, OrderState memory state) internal pure returns (RequestKind kind) {
        kind = state.request;
        if (kind == RequestKind.None) revert IEscrowErrors.Escrow_RequestNotOpen(id);
    }

    // ---------------------------------------------------------------- when

    /// @notice `deadline` is not past.
    function until(uint256 deadline) internal view {
        if (block.timestamp > deadline) revert IEscrowErrors.Escrow_TooLate(deadline.toUint40());
    }

    /// @notice `moment` is past.
    function past(uint256 moment) internal view {
        if (block.timestamp <= moment) revert IEscrowErrors.Escrow_TooEarly((moment + 1).toUint40());
    }

    /// @notice The offer can still be used.
    function offerOpen(uint40 validUntil) internal view {
        if (block.timestamp > validUntil) revert IEscrowErrors.Escrow_OfferExpired(validUntil);
    }

    /// @notice A signature's last moment is neither past nor more than 48 hours ahead.
    function soon(uint40 validUntil) internal view {
        if (block.timestamp > validUntil) revert IEscrowErrors.Escrow_SignatureExpired(validUntil);
        uint40 latest = ahead(SIGNATURE_HORIZON);
        if (validUntil > latest) revert IEscrowErrors.Escrow_ValidUntilTooFar(validUntil, latest);
    }

    /// @notice A new date lies at least `delay` and at most a year ahead.
    function dueAhead(uint40 due, uint256 delay) internal view {
        uint40 earliest = ahead(delay);
        uint40 latest = ahead(DUE_HORIZON);
        if (due < earliest || due > latest) revert IEscrowErrors.Escrow_DueOutOfRange(due, earliest, latest);
    }

    /// @notice The moment `delay` seconds from now, checked to fit.
    function ahead(uint256 delay) internal view returns (uint40) {
        // Bound: every delay is below 2^32 and a block's time below 2^64. The narrowing is checked.
        unchecked {
            return (block.timestamp + delay).toUint40();
        }
    }
}
