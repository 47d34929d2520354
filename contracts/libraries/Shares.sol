// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title Who gets how much
/// @notice Fees and splits in the token's smallest unit. Every result is at most the amount it is taken from,
/// given a rate of at most 10000 basis points, and no unit is lost: the other side of a split is always what
/// is left.
library Shares {
    uint256 internal constant BPS = 10_000;

    /// @notice The platform's part of what the seller is paid, rounded up.
    function platformFee(uint112 amount, uint16 feeBps) internal pure returns (uint112 fee) {
        // Bound: amount < 2^112 and feeBps < 2^16, so the sum stays below 2^129. feeBps <= BPS (checked at
        // place) keeps the quotient at most `amount`, which fits.
        unchecked {
            return uint112((uint256(amount) * feeBps + (BPS - 1)) / BPS);
        }
    }

    /// @notice A part of an amount, rounded down: the arbiter's fee, the seller's share when nobody rules.
    function part(uint112 amount, uint16 bps) internal pure returns (uint112) {
        // Bound: amount < 2^112 and bps < 2^16, so the product stays below 2^128. bps <= BPS (checked at
        // place) keeps the quotient at most `amount`, which fits.
        unchecked {
            return uint112((uint256(amount) * bps) / BPS);
        }
    }

    /// @notice Whether the platform fee on `amount` needs no rounding.
    function isExact(uint112 amount, uint16 feeBps) internal pure returns (bool) {
        // Bound: amount < 2^112 and feeBps < 2^16, so the product stays below 2^128.
        unchecked {
            return (uint256(amount) * feeBps) % BPS == 0;
        }
    }
}
