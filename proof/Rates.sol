// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Shares } from "../contracts/libraries/Shares.sol";

/// Fees and parts as numbers. A rate is at most 10,000 basis points: `place` sees to it. What each function asks
/// to be "at least 0" always is; it is written out because solvers do not see by themselves that
/// amount * bps is amount * 10,000 without amount * (10,000 - bps).
contract Rates {
    function fee(uint112 amount, uint16 bps) external pure {
        require(bps <= 10_000);
        uint256 signed = uint256(amount) * bps;
        uint256 others = uint256(amount) * (10_000 - bps);
        require(signed >= 0 && others >= 0);
        uint256 taken = Shares.platformFee(amount, bps);
        // bound: the platform's fee is the signed rate, rounded up to the next whole unit and no further
        assert(taken * 10_000 >= signed && taken * 10_000 < signed + 10_000);
    }

    function part(uint112 amount, uint16 bps) external pure {
        require(bps <= 10_000);
        uint256 signed = uint256(amount) * bps;
        uint256 others = uint256(amount) * (10_000 - bps);
        require(signed >= 0 && others >= 0);
        uint256 taken = Shares.part(amount, bps);
        // bound: the arbiter's fee, or a share without a ruling, is the signed rate, rounded down
        assert(taken * 10_000 <= signed && taken * 10_000 + 10_000 > signed);
    }

    function exact(uint112 amount, uint16 bps) external pure {
        require(bps <= 10_000);
        uint256 signed = uint256(amount) * bps;
        uint256 others = uint256(amount) * (10_000 - bps);
        require(signed >= 0 && others >= 0 && Shares.isExact(amount, bps));
        uint256 taken = Shares.platformFee(amount, bps);
        // bound: the fee of a part payout is the signed rate without any rounding
        assert(taken * 10_000 == signed);
    }

    /// Of the shares only what is proved above: one rounded up, one rounded down.
    function most(uint112 amount, uint16 bps, uint128 up, uint128 down) external pure {
        require(bps <= 10_000);
        uint256 signed = uint256(amount) * bps;
        uint256 others = uint256(amount) * (10_000 - bps);
        require(others >= 0);
        require(uint256(up) * 10_000 < signed + 10_000);
        require(uint256(down) * 10_000 <= signed);
        // bound: no fee and no share is more than what it is taken from
        assert(up <= amount && down <= amount);
    }

    /// Of fees only what is proved above: of the part, exact; of the rest and of the whole, rounded up.
    function parts(
        uint112 first,
        uint112 last,
        uint16 bps,
        uint128 ofFirst,
        uint128 ofLast,
        uint128 ofAll
    ) external pure {
        uint256 signedFirst = uint256(first) * bps;
        uint256 signedLast = uint256(last) * bps;
        uint256 signedAll = signedFirst + signedLast;
        uint256 paidFirst = uint256(ofFirst) * 10_000;
        uint256 paidLast = uint256(ofLast) * 10_000;
        uint256 paidAll = uint256(ofAll) * 10_000;
        require(paidFirst == signedFirst);
        require(paidLast >= signedLast && paidLast < signedLast + 10_000);
        require(paidAll >= signedAll && paidAll < signedAll + 10_000);
        // bound: an exact part and what comes after it cost together the same fee as both at once
        assert(uint256(ofFirst) + ofLast == ofAll);
    }
}
