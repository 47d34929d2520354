// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { CancelCause, CompleteCause, OrderStatus, RequestKind, SettleCause, Terms } from "../types/Order.sol";

/// @title What the escrow tells
/// @notice From these alone every order's full state and every balance can be rebuilt.
/// @dev Each change of an order emits exactly one of the events from `OrderPlaced` to `OrderSettled` and
/// raises its round by one; `EvidenceSubmitted` changes nothing. A request is closed by whatever ends it: an
/// answer, its withdrawal, a delivery, a dispute, the order's end. Then `respondBy` stays if it was the
/// client's and becomes zero if it was the seller's. Amounts are net, in the token's smallest unit; a
/// `Credited` of the same order says that one of them stayed in the receiver's balance. Fees are credited
/// without one.
interface IEscrowEvents {
    // ---------------------------------------------------------------- offers

    /// @notice The offer of these terms (by their hash) can't be used any more.
    event OfferCancelled(address indexed seller, bytes32 indexed offer);
    /// @notice Only offers signed for `epoch` can be used from now on.
    event OffersCancelled(address indexed seller, uint256 epoch);

    // ---------------------------------------------------------------- an order

    /// @notice Round 1 of an order: the price is in escrow, `fromBalance` of it from the client's balance.
    /// `due` is zero unless work has begun.
    event OrderPlaced(
        bytes32 indexed id,
        address indexed client,
        address indexed seller,
        Terms terms,
        OrderStatus status,
        uint8 flags,
        uint40 due,
        uint112 fromBalance,
        bytes32 requirements
    );
    /// @notice The seller took a pending order on.
    event OrderAccepted(bytes32 indexed id, OrderStatus status, uint40 due);
    /// @notice The requirements were given. The status stays Pending, with `due` zero, if the seller has not
    /// accepted yet.
    event OrderStarted(bytes32 indexed id, bytes32 requirements, OrderStatus status, uint40 due);
    /// @notice The order ended with all that remained going back to the client.
    event OrderCancelled(bytes32 indexed id, CancelCause cause, uint112 refund, bytes32 content);
    /// @notice A delivery is under review until `due`. `late`: it came after the grace time.
    event OrderDelivered(bytes32 indexed id, bytes32 content, uint40 due, bool late);
    /// @notice The order ended with all that remained going to the seller, minus the platform's fee.
    event OrderCompleted(bytes32 indexed id, CompleteCause cause, uint112 toSeller, uint112 platformFee);
    /// @notice Part of the escrow was paid; what remains is less by both amounts.
    event PartReleased(bytes32 indexed id, uint112 toSeller, uint112 platformFee);
    /// @notice One more revision is used; the seller has until `due`. A late mark is gone.
    event RevisionRequested(bytes32 indexed id, bytes32 content, uint40 due);
    /// @notice A request can be answered until `respondBy`.
    event RequestOpened(bytes32 indexed id, RequestKind kind, bytes32 content, uint40 respondBy);
    /// @notice A request was declined, or a progress update given (always `accepted`). One that was accepted
    /// and ends the order shows as `OrderCancelled`.
    event RequestAnswered(
        bytes32 indexed id,
        RequestKind kind,
        bool accepted,
        bytes32 content,
        OrderStatus status,
        uint40 due
    );
    /// @notice Who asked took the request back.
    event RequestWithdrawn(bytes32 indexed id, RequestKind kind);
    /// @notice Both agreed: what remains grew by `amount` (`fromBalance` of it from the client's balance),
    /// and `due` is the date that holds now.
    event OrderAmended(bytes32 indexed id, uint112 amount, uint112 fromBalance, uint40 due, bytes32 content);
    /// @notice One party voided the settlements and amendments signed for the order so far.
    event OrderRevoked(bytes32 indexed id, address by);
    /// @notice The money is frozen; the arbiter can rule until `due`.
    event OrderDisputed(bytes32 indexed id, address by, bytes32 content, uint40 due);
    /// @notice More evidence in a dispute. Not a change of the order.
    event EvidenceSubmitted(bytes32 indexed id, address by, bytes32 content);
    /// @notice The order ended with a split. `content` is the ruling's, else zero.
    event OrderSettled(
        bytes32 indexed id,
        SettleCause cause,
        uint112 toSeller,
        uint112 toClient,
        uint112 platformFee,
        uint112 arbiterFee,
        bytes32 content
    );

    // ---------------------------------------------------------------- balances

    /// @notice An account put money into its balance.
    event Deposited(address indexed account, address indexed token, uint256 amount);
    /// @notice An account took money out of its balance.
    event Withdrawn(address indexed account, address indexed token, uint256 amount, address to);
    /// @notice A payout of order `id` stayed in the account's balance: the push failed, or the client asked
    /// to keep refunds.
    event Credited(address indexed account, address indexed token, uint256 amount, bytes32 indexed id);
}
