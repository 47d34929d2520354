// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { PaymentWay, RequestKind } from "../../types/Order.sol";

/// What can be done to an order.
enum Act {
    Place,
    Accept,
    Start,
    Cancel,
    Deliver,
    Approve,
    Release,
    RequestRevision,
    Request,
    Answer,
    WithdrawRequest,
    ExpireRequest,
    Amend,
    Revoke,
    Reclaim,
    Claim,
    Dispute,
    Evidence,
    Rule,
    ExpireDispute,
    Settle
}

/// One attempt of one caller; members an act has no use for are zero.
struct Deed {
    Act act;
    address by;
    /// The round the caller says it saw.
    uint32 round;
    /// `accepted` of an answer.
    bool yes;
    RequestKind kind;
    /// Of a release, ruling, settlement or amendment.
    uint112 amount;
    /// New date of a revision or amendment.
    uint40 date;
    /// Last moment of a settlement or amendment.
    uint40 validUntil;
    /// Requirements of `place` and `start`, else the document's hash.
    bytes32 content;
    bool keepRefunds;
    uint112 fromBalance;
    uint256 value;
    /// Whether a signature goes with it, and whether it is the right one's, under exactly this.
    bool signed;
    bool signedWell;
    /// Whether the payment comes with the payer's authorisation, of which kind, and whether it is good for it.
    bool authorized;
    PaymentWay way;
    bool authorizedWell;
}

/// What the rules ask of the world around an order.
struct Facts {
    uint256 time;
    /// The round that opening the last request led to.
    uint32 requestRound;
    /// What the caller's balance in the escrow holds of the order's token.
    uint256 balance;
    /// Whether the token hands over exactly what is asked for, and may.
    bool tokenDelivers;
}

/// What an accepted act moves, gross and in the token's smallest unit.
struct Flow {
    uint112 paidIn;
    uint112 fromBalance;
    /// To the seller, the platform's fee still in it.
    uint112 sellerGross;
    uint112 platformFee;
    uint112 arbiterFee;
    uint112 toClient;
}
