// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Shares } from "../libraries/Shares.sol";
import { TestBase } from "./TestBase.sol";

/// @title The money maths, over all numbers that fit
contract SharesTest is TestBase {
    /// The fee is the exact one, rounded up to the next unit, and never more than the amount.
    function testFuzz_platformFee_anyAmountAndRate_isRoundedUpOnce(
        uint112 amount,
        uint16 rate
    ) external pure {
        uint16 bps = uint16(_bound(rate, 0, 2_000));
        uint256 exact = uint256(amount) * bps;
        uint256 fee = Shares.platformFee(amount, bps);
        _atMost(exact, fee * 10_000, "too little is taken");
        _atMost(fee * 10_000, exact + 9_999, "more than one unit is rounded up");
        _atMost(fee, amount, "the fee exceeds the amount");
    }

    /// A part is the exact one, rounded down, and never more than the amount.
    function testFuzz_part_anyAmountAndRate_isRoundedDown(uint112 amount, uint16 rate) external pure {
        uint16 bps = uint16(_bound(rate, 0, 10_000));
        uint256 exact = uint256(amount) * bps;
        uint256 part = Shares.part(amount, bps);
        _atMost(part * 10_000, exact, "too much is taken");
        _atMost(exact, part * 10_000 + 9_999, "more than one unit is rounded down");
        _atMost(part, amount, "the part exceeds the amount");
    }

    /// Invariant 6: paying in parts whose fee is exact costs what one payment would.
    function testFuzz_platformFee_exactPartsThenTheRest_equalsOnePayment(
        uint112 first,
        uint112 second,
        uint112 rest,
        uint16 rate
    ) external pure {
        uint16 bps = uint16(_bound(rate, 0, 2_000));
        uint112 a = _exact(uint112(_bound(first, 0, type(uint112).max / 4)), bps);
        uint112 b = _exact(uint112(_bound(second, 0, type(uint112).max / 4)), bps);
        uint112 c = uint112(_bound(rest, 0, type(uint112).max / 4));
        uint256 inParts =
            uint256(Shares.platformFee(a, bps)) + Shares.platformFee(b, bps) + Shares.platformFee(c, bps);
        _equal(inParts, Shares.platformFee(a + b + c, bps), "parts cost more or less than the whole");
    }

    /// An exact amount is one whose fee needs no rounding, and no other.
    function testFuzz_isExact_anyAmountAndRate_tellsWhetherTheFeeRounds(
        uint112 amount,
        uint16 rate
    ) external pure {
        uint16 bps = uint16(_bound(rate, 0, 2_000));
        bool rounds = uint256(Shares.platformFee(amount, bps)) * 10_000 != uint256(amount) * bps;
        _equal(Shares.isExact(amount, bps) ? 1 : 0, rounds ? 0 : 1, "exact or not");
    }

    /// The next smaller amount whose fee is exact.
    function _exact(uint112 amount, uint16 bps) private pure returns (uint112) {
        amount -= amount % 10_000;
        require(Shares.isExact(amount, bps), "multiples of 10,000 are exact");
        return amount;
    }
}
