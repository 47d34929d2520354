// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {
    Amendment,
    CancelCause,
    CompleteCause,
    Funding,
    OrderState,
    OrderStatus,
    RequestKind,
    SettleCause,
    Terms
} from "../types/Order.sol";

/// @title Holdfast escrow
/// @notice Holds the money of every order from payment to payout. Immutable; no owner, pause, upgrade or admin.
interface IEscrow {
    // ---------------------------------------------------------------- events

    /// `by` is who caused a step where more than one person may; every step but `EvidenceSubmitted` bumps the round.
    event OfferCancelled(address indexed seller, bytes32 indexed offer);
    event OffersCancelled(address indexed seller, uint256 epoch);
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
    event OrderAccepted(bytes32 indexed id, OrderStatus status, uint40 due);
    event OrderStarted(bytes32 indexed id, bytes32 requirements, OrderStatus status, uint40 due);
    event OrderCancelled(bytes32 indexed id, CancelCause cause, uint112 refund, bytes32 content);
    event OrderDelivered(bytes32 indexed id, bytes32 content, uint40 due, bool late);
    event OrderCompleted(bytes32 indexed id, CompleteCause cause, uint112 toSeller, uint112 platformFee);
    event PartReleased(bytes32 indexed id, uint112 toSeller, uint112 platformFee);
    event RevisionRequested(bytes32 indexed id, bytes32 content, uint40 due);
    event RequestOpened(bytes32 indexed id, RequestKind kind, bytes32 content, uint40 respondBy);
    event RequestAnswered(
        bytes32 indexed id,
        RequestKind kind,
        bool accepted,
        bytes32 content,
        OrderStatus status,
        uint40 due
    );
    event RequestWithdrawn(bytes32 indexed id, RequestKind kind);
    event OrderAmended(bytes32 indexed id, uint112 amount, uint112 fromBalance, uint40 due, bytes32 content);
    event OrderRevoked(bytes32 indexed id, address by);
    event OrderDisputed(bytes32 indexed id, address by, bytes32 content, uint40 due);
    event EvidenceSubmitted(bytes32 indexed id, address by, bytes32 content);
    event OrderSettled(
        bytes32 indexed id,
        SettleCause cause,
        uint112 toSeller,
        uint112 toClient,
        uint112 platformFee,
        uint112 arbiterFee,
        bytes32 content
    );
    event Deposited(address indexed account, address indexed token, uint256 amount);
    event Withdrawn(address indexed account, address indexed token, uint256 amount, address to);
    /// A payout of order `id` stayed in the account's balance: the push failed, or the client asked to keep refunds.
    event Credited(address indexed account, address indexed token, uint256 amount, bytes32 indexed id);

    // ---------------------------------------------------------------- errors

    error Escrow_TermsInvalid(string field);
    error Escrow_NotAllowed(address caller);
    error Escrow_StatusWrong(bytes32 id, OrderStatus status);
    error Escrow_RoundWrong(bytes32 id, uint32 expected, uint32 actual);
    error Escrow_RequestOpen(bytes32 id, RequestKind kind);
    error Escrow_RequestNotOpen(bytes32 id);
    error Escrow_RequestTooSoon(bytes32 id, uint40 notBefore);
    error Escrow_RequestKindWrong(RequestKind kind);
    error Escrow_OfferExpired(uint40 validUntil);
    error Escrow_OfferWasCancelled(bytes32 offer);
    error Escrow_SignatureInvalid(address signer);
    error Escrow_SignatureExpired(uint40 validUntil);
    error Escrow_ValidUntilTooFar(uint40 validUntil, uint40 latest);
    error Escrow_TooEarly(uint40 notBefore);
    error Escrow_TooLate(uint40 deadline);
    error Escrow_DueOutOfRange(uint40 due, uint40 earliest, uint40 latest);
    error Escrow_RevisionsUsedUp(uint8 revisions);
    error Escrow_RequirementsGiven(bytes32 id);
    error Escrow_RequirementsMissing();
    error Escrow_AmountOutOfRange(uint256 amount, uint256 most);
    error Escrow_FeeNotExact(uint112 amount, uint16 feeBps);
    error Escrow_ValueWrong(uint256 expected, uint256 actual);
    error Escrow_TokenHasNoCode(address token);
    error Escrow_ReceivedWrong(uint256 expected, uint256 actual);
    error Escrow_BalanceTooLow(uint256 balance, uint256 needed);
    error Escrow_AuthorizationUnsupported();
    error Escrow_TargetInvalid(address to);
    error Escrow_TransferFailed(address to, uint256 amount);
    error Escrow_GasTooLow(uint256 needed);
    /// The order's round is near its end; only steps that finish it, or that both parties take, are left.
    error Escrow_RoundsUsedUp(bytes32 id);

    // ---------------------------------------------------------------- offers

    function cancelOffer(Terms calldata terms) external;
    function cancelAllOffers() external;

    // ---------------------------------------------------------------- life of an order

    function place(
        Terms calldata terms,
        bytes calldata sellerSignature,
        Funding calldata funding,
        bytes32 requirements
    ) external payable returns (bytes32 id);
    function accept(Terms calldata terms, uint32 round) external;
    function start(Terms calldata terms, bytes32 requirements) external;
    function cancel(Terms calldata terms, bytes32 reason) external;
    function deliver(Terms calldata terms, uint32 round, bytes32 content) external;
    function approve(Terms calldata terms) external;
    function release(Terms calldata terms, uint112 amount) external;
    function requestRevision(Terms calldata terms, bytes32 content, uint40 due) external;
    function request(Terms calldata terms, RequestKind kind, bytes32 content) external;
    function answer(Terms calldata terms, uint32 round, bool accepted, bytes32 content) external;
    function withdrawRequest(Terms calldata terms) external;
    function expireRequest(Terms calldata terms) external;
    function amend(
        Terms calldata terms,
        Amendment calldata amendment,
        bytes calldata signature,
        Funding calldata funding
    ) external payable;
    function revoke(Terms calldata terms) external;
    function reclaim(Terms calldata terms) external;
    function claim(Terms calldata terms) external;
    function dispute(Terms calldata terms, bytes32 content) external;
    function evidence(Terms calldata terms, bytes32 content) external;
    function rule(
        Terms calldata terms,
        uint112 sellerAmount,
        bytes32 content,
        bytes calldata signature
    ) external;
    function expireDispute(Terms calldata terms) external;
    function settle(
        Terms calldata terms,
        uint112 sellerAmount,
        uint40 validUntil,
        bytes calldata signature
    ) external;

    // ---------------------------------------------------------------- platform balance

    function deposit(address token, uint256 amount) external payable;
    function withdraw(address token, uint256 amount, address to) external;
    function pushToken(address token, address to, uint256 amount) external;

    // ---------------------------------------------------------------- views

    function orderId(Terms calldata terms) external view returns (bytes32 id);
    function order(bytes32 id) external view returns (OrderState memory state);
    function balanceOf(address account, address token) external view returns (uint256 amount);
    function epochOf(address seller) external view returns (uint256 epoch);
    function offerCancelled(address seller, bytes32 offer) external view returns (bool cancelled);
}
