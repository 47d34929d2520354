// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Amendment, Funding, OrderState, RequestKind, Terms } from "../types/Order.sol";
import { IEscrowErrors } from "./IEscrowErrors.sol";
import { IEscrowEvents } from "./IEscrowEvents.sol";

/// @title Holdfast escrow
/// @notice Holds the money of every order from payment to payout. Immutable; no owner, pause, upgrade or
/// admin.
/// @dev Common to all functions on an order:
/// - `terms` are those the order was placed with, unchanged; other terms are another order, of status None.
/// - `round` is the one the caller saw. `accept` is refused if the order moved on since; what answers a
///   request is refused unless this very request was open in that round.
/// - `content`, `reason`, `requirements` are hashes of documents that are kept elsewhere.
/// - "until" and "within" include the second they name; "after" begins with the next.
/// - Money paid out is pushed with a fixed gas allowance (50,000 for coin, 200,000 for tokens); if the
///   receiver or the token refuses, it goes to the receiver's balance here and the call still succeeds. A
///   call that brings too little gas for that is refused (`Escrow_GasTooLow`). Refunds go straight to the
///   balance if the client asked for it.
/// - The platform's fee is taken of what the seller is paid, rounded up once an order, into the platform's
///   balance.
/// - All are refused while any of them runs (re-entry), and to the wrong caller (`Escrow_NotAllowed`), in the
///   wrong status (`Escrow_StatusWrong`); only further errors are named below.
/// Assumed of tokens: balances change by transfers only, by what was asked. One that rebases downwards, or
/// charges the sender on top, endangers all who share it; one that takes a fee of what arrives is refused when
/// paid in. By EIP-3009 it is the token that vouches for the client's signature: an order in a token that lies
/// says nothing about its client.
interface IEscrow is IEscrowErrors, IEscrowEvents {
    // ---------------------------------------------------------------- offers

    /// @notice Makes the seller's signature under these terms useless for ever; for an open offer, give the
    /// terms as signed, with client and salt zero. Orders already placed go on.
    /// @dev Who: the seller.
    function cancelOffer(Terms calldata terms) external;

    /// @notice Makes all the caller's offer signatures so far useless, by raising its epoch.
    /// @dev Who: anyone, for itself.
    function cancelAllOffers() external;

    // ---------------------------------------------------------------- life of an order

    /// @notice Pays for an order. With the seller's signature under an open offer (client and salt zero) or
    /// under these very terms it is agreed at once; without one it waits for the seller.
    /// @dev Who: the client; or anyone who brings the client's signature for the whole price, by Permit2 or
    /// EIP-3009 (`Authorization`). From: None. To: Pending (no seller's signature), else Placed, or InProgress
    /// if `requirements` is not zero; requirements of a Pending order are remembered. Time: until `validUntil`.
    /// Money: exactly the price, `funding.fromBalance` of it from the client's balance, the rest as coin sent
    /// along, as token by allowance, or by the client's signature. Errors: TermsInvalid, OfferExpired,
    /// SignatureInvalid, OfferWasCancelled, ValueWrong, TokenHasNoCode, ReceivedWrong, BalanceTooLow,
    /// AmountOutOfRange, AuthorizationInvalid, or the token's or Permit2's own.
    /// @param sellerSignature ECDSA or ERC-1271; empty for none. One that is given and wrong is refused.
    /// @return id keccak256(abi.encode(terms hash, chain id at deployment, this contract))
    function place(
        Terms calldata terms,
        bytes calldata sellerSignature,
        Funding calldata funding,
        bytes32 requirements
    ) external payable returns (bytes32 id);

    /// @notice Takes a pending order on.
    /// @dev Who: the seller. From: Pending. To: Placed, or InProgress if the requirements are there already.
    /// Time: until `validUntil`. Errors: RoundWrong, OfferExpired.
    function accept(Terms calldata terms, uint32 round) external;

    /// @notice Gives the requirements, once; that starts the work.
    /// @dev Who: the client. From: Placed (Pending: remembered). To: InProgress, due at the date agreed by
    /// `amend` if that is still ahead, else `deliveryTime` from now. An open request stays. Errors:
    /// RequirementsMissing, RequirementsGiven.
    function start(Terms calldata terms, bytes32 requirements) external;

    /// @notice Ends the order alone; all that remains goes back to the client.
    /// @dev Who: the client from Pending, Placed; the seller from every open status (from Pending this is
    /// declining). To: Cancelled.
    function cancel(Terms calldata terms, bytes32 reason) external;

    /// @notice Delivers; the client has `reviewTime` to react. Answers an open request.
    /// @dev Who: the seller. From: InProgress, RevisionRequested. To: Delivered; after `due + graceTime` it
    /// is marked late, and the client keeps the right to `reclaim` through this review. Time: until
    /// `respondBy` if a request is open. Errors: RoundWrong, TooLate.
    /// @param round Looked at only while a request is open, which must have been open in that round: nobody
    /// can stop a delivery by raising the round in front of it
    function deliver(Terms calldata terms, uint32 round, bytes32 content) external;

    /// @notice Pays the seller all that remains, minus the platform's fee.
    /// @dev Who: the client. From: InProgress to Disputed. To: Completed.
    function approve(Terms calldata terms) external;

    /// @notice Pays the seller a part, minus the platform's fee.
    /// @dev Who: the client. From: InProgress to Contested. To: the same; an open request stays. Money: less
    /// than remains, and only amounts whose fee is exact, so that rounding happens once an order. Errors:
    /// AmountOutOfRange, FeeNotExact, RoundsUsedUp.
    function release(Terms calldata terms, uint112 amount) external;

    /// @notice Asks for a revision of what was delivered, by a new date. Gives up `reclaim` of a late
    /// delivery.
    /// @dev Who: the client. From: Delivered, no open request, revisions left. To: RevisionRequested. Time:
    /// within the review period. Errors: RequestOpen, TooLate, RevisionsUsedUp, DueOutOfRange.
    /// @param due Unix seconds, from `revisionTime` to 365 days ahead
    function requestRevision(Terms calldata terms, bytes32 content, uint40 due) external;

    /// @notice Asks the other party for something, to be answered within `responseTime`.
    /// @dev Who: CancelByClient, Progress, Refund by the client; CancelBySeller by the seller. From: Placed,
    /// InProgress, RevisionRequested (Refund: Delivered, within the review period), no open request. To: the
    /// same. Time: the client's next request not before the last one's `respondBy`, which is kept for that
    /// purpose after the client's requests, and cleared after the seller's, so that a seller can't silence
    /// the client with its own. Errors: RequestKindWrong, RequestOpen, RequestTooSoon, TooLate, RoundsUsedUp.
    function request(Terms calldata terms, RequestKind kind, bytes32 content) external;

    /// @notice Answers an open request.
    /// @dev Who: the party that was asked. Time: until `respondBy`. To: a cancellation or refund that is
    /// accepted: Cancelled, all that remains goes back; a cancellation declined: as before; a refund
    /// declined: Contested, with a new review period (and no `reclaim` of a late delivery any more); Progress:
    /// as before, whatever `accepted` says. Errors: RequestNotOpen, RoundWrong, TooLate.
    /// @param round One in which this very request was open, so that no other can be put in its place
    function answer(Terms calldata terms, uint32 round, bool accepted, bytes32 content) external;

    /// @notice Takes one's own open request back, after `respondBy` too while nobody has used `expireRequest`.
    /// @dev Who: the one who asked. Errors: RequestNotOpen.
    function withdrawRequest(Terms calldata terms) external;

    /// @notice Ends an order whose open request was not answered; all that remains goes back to the client.
    /// @dev Who: anyone. Time: after `respondBy`. To: Cancelled. Errors: RequestNotOpen, TooEarly.
    function expireRequest(Terms calldata terms) external;

    /// @notice Puts into force what both agreed: more money in escrow, another delivery date, or both.
    /// @dev Who: one party with the other's signature over order, round and amendment; the client, if there
    /// is an amount, which it pays as at `place`. From: Placed, InProgress, RevisionRequested, no open
    /// request. To: the same. Time: until the amendment's `validUntil`, at most 48 hours ahead; its date at
    /// most 365 days ahead. Errors: RequestOpen, SignatureExpired, ValidUntilTooFar, DueOutOfRange,
    /// SignatureInvalid, and those of paying.
    function amend(
        Terms calldata terms,
        Amendment calldata amendment,
        bytes calldata signature,
        Funding calldata funding
    ) external payable;

    /// @notice Raises the round and nothing else: every settlement and amendment signed for the order is
    /// void.
    /// @dev Who: either party. From: every open status. To: the same. Errors: RoundsUsedUp.
    function revoke(Terms calldata terms) external;

    /// @notice Takes everything back from a seller who is seriously overdue. An open request does not matter.
    /// @dev Who: the client. From: InProgress, RevisionRequested after `due + graceTime`; Delivered late,
    /// within the review period. To: Cancelled. Errors: TooEarly, TooLate.
    function reclaim(Terms calldata terms) external;

    /// @notice Pays the seller all that remains, minus the platform's fee, when the client let the review
    /// period pass.
    /// @dev Who: anyone. From: Delivered, Contested, no open request. To: Completed. Time: after the review
    /// period. Errors: RequestOpen, TooEarly.
    function claim(Terms calldata terms) external;

    // ---------------------------------------------------------------- disputes

    /// @notice Calls the arbiter: money is frozen for at most `rulingTime`. Ends an open request.
    /// @dev Who: either party. From: InProgress to Contested, so at most once an order. To: Disputed. Time:
    /// the client in Delivered, Contested within the review period; the seller in InProgress,
    /// RevisionRequested until `due + graceTime`, in Delivered late after the review period, in which the
    /// client can `reclaim`; who was asked something, until `respondBy`. Errors: TooEarly, TooLate.
    function dispute(Terms calldata terms, bytes32 content) external;

    /// @notice Logs the hash of more evidence.
    /// @dev Who: the parties and the arbiter. From: Disputed.
    function evidence(Terms calldata terms, bytes32 content) external;

    /// @notice Executes the arbiter's ruling: its fee off the top, `sellerAmount` (minus the platform's fee)
    /// to the seller, the rest to the client.
    /// @dev Who: the arbiter, or anyone with its signature over order, amount and content. From: Disputed.
    /// To: Settled. Time: until the ruling period ends. Errors: TooLate, SignatureInvalid, AmountOutOfRange.
    /// @param sellerAmount At most what remains after the arbiter's fee
    /// @param signature The arbiter may leave it empty; one that is given is checked
    function rule(
        Terms calldata terms,
        uint112 sellerAmount,
        bytes32 content,
        bytes calldata signature
    ) external;

    /// @notice Splits what remains as both agreed for the case that nobody rules: `fallbackSellerBps` to the
    /// seller (minus the platform's fee), the rest to the client. The arbiter gets nothing.
    /// @dev Who: anyone. From: Disputed. To: Settled. Time: after the ruling period. Errors: TooEarly.
    function expireDispute(Terms calldata terms) external;

    /// @notice Splits what remains as the parties now agree. The arbiter gets nothing.
    /// @dev Who: one party with the other's signature over order, round, amount and `validUntil`. From:
    /// Placed to Disputed, an open request does not matter. To: Settled. Time: until `validUntil`, at most 48
    /// hours ahead. Errors: SignatureExpired, ValidUntilTooFar, SignatureInvalid, AmountOutOfRange.
    function settle(
        Terms calldata terms,
        uint112 sellerAmount,
        uint40 validUntil,
        bytes calldata signature
    ) external;

    // ---------------------------------------------------------------- platform balance

    /// @notice Puts coin or tokens into the caller's balance, to pay with later.
    /// @dev Who: anyone. Errors: AmountOutOfRange, ValueWrong, TokenHasNoCode, ReceivedWrong.
    /// @param token Zero for the chain's coin
    /// @param amount More than zero; for coin exactly what is sent along
    function deposit(address token, uint256 amount) external payable;

    /// @notice Takes money out of the caller's balance. The receiver's gas is not limited.
    /// @dev Who: anyone. Errors: AmountOutOfRange, BalanceTooLow, TargetInvalid, TransferFailed, or the
    /// token's own.
    /// @param to Neither zero nor this contract
    function withdraw(address token, uint256 amount, address to) external;

    /// @notice One token payout in a call of its own, so that it can be undone whole when it fails.
    /// @dev Who: only this contract itself.
    function pushToken(address token, address to, uint256 amount) external;

    // ---------------------------------------------------------------- views

    /// @notice The id an order of these terms has here, placed or not.
    function orderId(Terms calldata terms) external view returns (bytes32 id);

    /// @notice An order's state; all zero if there is none.
    function order(bytes32 id) external view returns (OrderState memory state);

    /// @notice What an account could withdraw, in the token's smallest unit.
    function balanceOf(address account, address token) external view returns (uint256 amount);

    /// @notice The epoch that a seller's offers must be signed for.
    function epochOf(address seller) external view returns (uint256 epoch);

    /// @notice Whether the seller cancelled the offer of this terms hash.
    function offerCancelled(address seller, bytes32 offer) external view returns (bool cancelled);
}
