// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @notice Everything the parties agree on, fixed for the life of an order. Both consent to it (the seller by
/// a signature or by `accept`, the client by paying), and nobody can change it afterwards.
/// @dev Travels in calldata with every call and is emitted once, whole, in `OrderPlaced`. Every member is
/// static, so the ABI encoding is 19 words.
struct Terms {
    /// Pays. Zero only inside an open offer, never in a placed order.
    address client;
    /// Works, and is paid.
    address seller;
    /// Rules on a dispute: an account, a multisig, or a contract. Neither party.
    address arbiter;
    /// Receives the platform fee as a balance in this contract. May be zero only when the fee is zero.
    address platform;
    /// ERC-20 paid in; zero is the chain's own coin.
    address token;
    /// Price in the token's smallest unit (wei for the coin). More than zero.
    uint112 price;
    /// Commission on what the seller receives, in basis points, rounded up. At most 2000.
    uint16 platformFeeBps;
    /// Arbiter's fee on what remains when a ruling is executed, in basis points, rounded down. At most 1000.
    uint16 arbiterFeeBps;
    /// The seller's share, in basis points, when the arbiter does not rule in time. At most 10000.
    uint16 fallbackSellerBps;
    /// Seconds from start to the delivery date. At most five years.
    uint32 deliveryTime;
    /// Seconds a revision takes at least, from its request. At most 180 days: its date lies within a year. If
    /// any revision is included, at least an hour together with `graceTime`.
    uint32 revisionTime;
    /// Seconds the client has to review a delivery: 1 hour to 90 days.
    uint32 reviewTime;
    /// Seconds the other party has to answer a request: 1 hour to 30 days.
    uint32 responseTime;
    /// Seconds after the delivery date until the client may take everything back: at most 30 days.
    uint32 graceTime;
    /// Seconds the arbiter has to rule: 1 day to 180 days.
    uint32 rulingTime;
    /// Revisions included in the price; 255 is no limit.
    uint8 revisions;
    /// Unix time, in seconds, after which the offer can't be used and a pending order can't be accepted.
    uint40 validUntil;
    /// Hash of the listing, quote or job document that the order is about.
    bytes32 content;
    /// Makes otherwise equal terms different orders. Zero in an open offer.
    uint256 salt;
}

/// @notice Where an order stands. The numbers are part of the ABI and never change.
enum OrderStatus {
    None,
    Pending,
    Placed,
    InProgress,
    Delivered,
    RevisionRequested,
    Contested,
    Disputed,
    Completed,
    Cancelled,
    Settled
}

/// @notice The request that waits for the other party's answer; at most one at a time.
enum RequestKind {
    None,
    CancelByClient,
    CancelBySeller,
    Progress,
    Refund
}

/// @notice Why an order was cancelled.
enum CancelCause {
    ByClient,
    BySeller,
    RequestAccepted,
    RequestExpired,
    Reclaimed
}

/// @notice How an order came to be completed.
enum CompleteCause {
    Approved,
    Claimed
}

/// @notice How an order came to be split.
enum SettleCause {
    Ruled,
    Agreed,
    Expired
}

/// @notice An order's whole state: one storage word (8+8+8+8+32+40+40+112 = 256 bits).
struct OrderState {
    OrderStatus status;
    RequestKind request;
    uint8 revisionsUsed;
    /// Bit 0: refunds stay in the client's balance. Bit 1: requirements given. Bit 2: delivered late.
    uint8 flags;
    /// Bumped by one with every state change; signatures and answers name the round they are for.
    uint32 round;
    /// Unix time in seconds: delivery date, or the end of the review or ruling period, by status. In Placed: the
    /// date agreed by `amend`, if any.
    uint40 due;
    /// Unix time in seconds: last moment at which an open request can be answered. Stays after the client's
    /// request is closed, as the moment before which the client can't open another.
    uint40 respondBy;
    /// What the contract still holds for this order, in the token's smallest unit.
    uint112 remaining;
}

/// @notice Where a payment comes from.
struct Funding {
    /// How much of it is taken from the client's balance in this contract.
    uint112 fromBalance;
    /// At `place` only: refunds of this order stay in the client's balance.
    bool keepRefunds;
    /// Empty: the coin sent with the call, or the token by allowance. Else `abi.encode` of an `Authorization`.
    bytes authorization;
}

/// @notice How a payer's signature moves a token here.
enum PaymentWay {
    /// EIP-2612: sets the allowance. Only in a call of the payer itself.
    Permit,
    /// Uniswap's Permit2, signature transfer with a witness.
    Permit2,
    /// EIP-3009, `receiveWithAuthorization`.
    Receive
}

/// @notice The payer's consent to one payment of exactly the amount to collect, from the client to the escrow.
struct Authorization {
    PaymentWay way;
    /// Permit2's nonce; not looked at elsewhere. EIP-3009's nonce is the hash of the `Payment`.
    uint256 nonce;
    /// Unix time in seconds after which the signature is worth nothing; with EIP-3009, from which on.
    uint256 deadline;
    /// By a key: r, s, v (65 bytes). Permit2 also takes what the payer's contract accepts (ERC-1271).
    bytes signature;
}

/// @notice What a payment is for, in what the payer signs.
enum PaymentPurpose {
    Place,
    Amend
}

/// @notice What voids a seller's signatures, in one slot.
struct SellerOffers {
    /// Signatures for another epoch are worth nothing.
    uint248 epoch;
    /// Some single offer was cancelled, so that each must be looked up.
    bool someCancelled;
}

/// @notice A change both parties agree on while the work goes on: additional work, another date, or both.
struct Amendment {
    /// Added to the escrow, in the token's smallest unit; the client pays it. Zero: no extra payment.
    uint112 amount;
    /// New delivery date, unix time in seconds; zero: unchanged.
    uint40 due;
    /// Last moment, unix time in seconds, at which it can be used: at most 48 hours ahead.
    uint40 validUntil;
    /// Hash of the document that describes it.
    bytes32 content;
}
