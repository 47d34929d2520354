// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrowErrors } from "../interfaces/IEscrowErrors.sol";
import { Terms } from "../types/Order.sol";

/// @title What terms may say
/// @notice Checked once, when an order is placed, so that nobody can be made to sign a trap.
library TermsBounds {
    uint256 internal constant MAX_PLATFORM_FEE_BPS = 2_000;
    uint256 internal constant MAX_ARBITER_FEE_BPS = 1_000;
    uint256 internal constant MAX_DELIVERY_TIME = 5 * 365 days;
    /// Half of the year ahead that a revision's date may lie, so that there is always a date the client can
    /// name.
    uint256 internal constant MAX_REVISION_TIME = 180 days;
    uint256 internal constant MIN_ANSWER_TIME = 1 hours;
    uint256 internal constant MAX_REVIEW_TIME = 90 days;
    uint256 internal constant MAX_RESPONSE_TIME = 30 days;
    uint256 internal constant MAX_GRACE_TIME = 30 days;
    uint256 internal constant MIN_RULING_TIME = 1 days;
    uint256 internal constant MAX_RULING_TIME = 180 days;

    /// @notice Reverts with `Escrow_TermsInvalid`, naming the first member that is out of bounds.
    function check(Terms calldata terms) internal pure {
        address client = terms.client;
        address seller = terms.seller;
        address arbiter = terms.arbiter;
        if (client == address(0)) revert IEscrowErrors.Escrow_TermsInvalid("client");
        if (seller == address(0) || seller == client) revert IEscrowErrors.Escrow_TermsInvalid("seller");
        if (arbiter == address(0) || arbiter == client || arbiter == seller) {
            revert IEscrowErrors.Escrow_TermsInvalid("arbiter");
        }
        uint256 fee = terms.platformFeeBps;
        if (fee > MAX_PLATFORM_FEE_BPS) revert IEscrowErrors.Escrow_TermsInvalid("platformFeeBps");
        if (fee != 0 && terms.platform == address(0)) revert IEscrowErrors.Escrow_TermsInvalid("platform");
        if (terms.price == 0) revert IEscrowErrors.Escrow_TermsInvalid("price");
        if (terms.arbiterFeeBps > MAX_ARBITER_FEE_BPS)
            revert IEscrowErrors.Escrow_TermsInvalid("arbiterFeeBps");
        if (terms.fallbackSellerBps > 10_000) revert IEscrowErrors.Escrow_TermsInvalid("fallbackSellerBps");
        if (terms.deliveryTime > MAX_DELIVERY_TIME) revert IEscrowErrors.Escrow_TermsInvalid("deliveryTime");
        uint256 revisionTime = terms.revisionTime;
        uint256 graceTime = terms.graceTime;
        if (revisionTime > MAX_REVISION_TIME) revert IEscrowErrors.Escrow_TermsInvalid("revisionTime");
        // Else a revision could be asked for that is seriously overdue before anyone can work on it.
        // Bound: both times are below 2^32.
        unchecked {
            if (revisionTime + graceTime < MIN_ANSWER_TIME && terms.revisions != 0) {
                revert IEscrowErrors.Escrow_TermsInvalid("revisionTime");
            }
        }
        if (outside(terms.reviewTime, MIN_ANSWER_TIME, MAX_REVIEW_TIME)) {
            revert IEscrowErrors.Escrow_TermsInvalid("reviewTime");
        }
        if (outside(terms.responseTime, MIN_ANSWER_TIME, MAX_RESPONSE_TIME)) {
            revert IEscrowErrors.Escrow_TermsInvalid("responseTime");
        }
        if (graceTime > MAX_GRACE_TIME) revert IEscrowErrors.Escrow_TermsInvalid("graceTime");
        if (outside(terms.rulingTime, MIN_RULING_TIME, MAX_RULING_TIME)) {
            revert IEscrowErrors.Escrow_TermsInvalid("rulingTime");
        }
    }

    function outside(uint256 value, uint256 least, uint256 most) private pure returns (bool) {
        return value < least || value > most;
    }
}
