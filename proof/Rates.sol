// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Shares } from "../contracts/libraries/Shares.sol";

/// Fees and parts as numbers. A rate is at most 10,000 basis points: `place` sees to it.
contract Rates {
    function fee(uint112 amount, uint16 bps) external pure {
        require(bps <= 10_000 && _rest(amount, bps) >= 0);
        uint256 taken = Shares.platformFee(amount, bps);
        // bound: the platform's fee is the signed rate, rounded up to the next whole unit and no further
        assert(taken * 10_000 >= uint256(amount) * bps && taken * 10_000 < uint256(amount) * bps + 10_000);
        // bound: the platform's fee is at most what it is taken from
        assert(taken <= amount);
    }

    function part(uint112 amount, uint16 bps) external pure {
        require(bps <= 10_000 && _rest(amount, bps) >= 0);
        uint256 taken = Shares.part(amount, bps);
        // bound: the arbiter's fee, or a share without a ruling, is the signed rate, rounded down
        assert(taken * 10_000 <= uint256(amount) * bps && taken * 10_000 + 10_000 > uint256(amount) * bps);
        // bound: the arbiter's fee, or a share without a ruling, is at most what it is taken from
        assert(taken <= amount);
    }

    function parts(uint112 first, uint112 last, uint16 bps) external pure {
        require(uint256(first) + last <= type(uint112).max);
        require(bps <= 10_000 && _rest(first, bps) >= 0 && _rest(last, bps) >= 0);
        require(Shares.isExact(first, bps));
        uint256 taken = uint256(Shares.platformFee(first, bps)) + Shares.platformFee(last, bps);
        // bound: an exact part and what comes after it cost together the same fee as both at once
        assert(taken == Shares.platformFee(first + last, bps));
    }

    /// What is never less than zero. It is asked for because solvers do not see by themselves that a part of
    /// something is at most the whole: amount * bps is amount * 10,000 without this.
    function _rest(uint112 amount, uint16 bps) private pure returns (uint256) {
        return uint256(amount) * (10_000 - bps);
    }
}
