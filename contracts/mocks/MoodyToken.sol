// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { DemoToken } from "./DemoToken.sol";
import { Prober } from "./Prober.sol";

/// @title A token of many moods, one for what is paid in and one for what is paid out
/// @notice Whatever it answers, it never loses count: what it says it holds is what arrived.
contract MoodyToken is DemoToken, Prober {
    enum Mood {
        Honest,
        /// Calls the escrow back, then does what it should.
        Probing,
        /// Moves nothing and answers false.
        False,
        /// Moves and answers false.
        Ashamed,
        /// Reverts without a word.
        Silent,
        /// Burns all gas it gets.
        Burning,
        /// Reverts with as much data as its gas pays for.
        Bomb,
        /// Moves nothing and answers true (paid in only: nobody can see it from outside when paid out).
        Lying,
        /// Moves a unit less (paid in only).
        Short,
        /// Moves a unit more (paid in only).
        Generous
    }

    Mood public moodIn;
    Mood public moodOut;
    mapping(address account => bool) public blocked;

    function setMoods(Mood in_, Mood out) external {
        moodIn = in_;
        moodOut = out;
    }

    function setBlocked(address account, bool blocked_) external {
        blocked[account] = blocked_;
    }

    function transfer(address to, uint256 value) public override returns (bool) {
        if (blocked[to]) revert("blocked");
        if (!_answers(moodOut)) return false;
        super.transfer(to, value);
        return moodOut != Mood.Ashamed;
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        if (blocked[from]) revert("blocked");
        if (!_answers(moodIn)) return false;
        if (moodIn == Mood.Lying) return true;
        if (moodIn == Mood.Short) --value;
        if (moodIn == Mood.Generous) ++value;
        super.transferFrom(from, to, value);
        return moodIn != Mood.Ashamed;
    }

    function _answers(Mood mood) private returns (bool) {
        if (mood == Mood.Probing) _probe();
        if (mood == Mood.Silent) {
            assembly ("memory-safe") {
                revert(0, 0)
            }
        }
        if (mood == Mood.Burning) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        if (mood == Mood.Bomb) {
            assembly ("memory-safe") {
                revert(0, 240000)
            }
        }
        return mood != Mood.False;
    }
}
