// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IEscrow } from "../interfaces/IEscrow.sol";
import { Actor } from "./Actor.sol";

/// @title Where an attack by re-entry is played
/// @notice Plays one call of the escrow and, in the midst of it, another: as soon as the contract `who` is
/// called back through the function `hook`. All is written down before, in the same transaction, so that
/// the attack needs little gas when it comes.
contract Stage {
    /// A call that an actor makes in its own name.
    struct Step {
        Actor actor;
        uint256 value;
        bytes data;
    }

    address private _who;
    bytes4 private _hook;
    bytes32 private _expected;
    address private _target;
    Step private _inner;

    /// @notice The second call was tried; `reason` is what it was refused with.
    event Reentered(bool ok, bytes reason);

    receive() external payable {}

    /// @notice Plays `outer` against `target`, and `inner` within it.
    /// @param expected What the second call has to be refused with, where the hook may only look: a signer
    /// then says no, a token hides its balance, if it is refused with anything else or not at all
    function play(
        address target,
        Step calldata outer,
        Step calldata inner,
        address who,
        bytes4 hook,
        bytes calldata expected
    ) external payable {
        (_who, _hook, _expected, _target) = (who, hook, keccak256(expected), target);
        _inner = inner;
        (bool ok, bytes memory reason) = outer.actor.perform{ value: outer.value }(
            target,
            outer.value,
            outer.data
        );
        _who = address(0);
        if (ok) return;
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }

    /// @notice What each of these has of coin and of a token, in its own hands and in the escrow.
    function count(
        IEscrow escrow,
        IERC20 token,
        address[] calldata people
    ) external view returns (uint256[4][] memory sums) {
        sums = new uint256[4][](people.length);
        for (uint256 i = 0; i < people.length; ++i) {
            address person = people[i];
            sums[i][0] = person.balance;
            sums[i][1] = escrow.balanceOf(person, address(0));
            sums[i][2] = token.balanceOf(person);
            sums[i][3] = escrow.balanceOf(person, address(token));
        }
    }

    /// @notice Called by whoever is called back and may do anything.
    function cue(bytes4 hook) external {
        if (msg.sender != _who || hook != _hook) return;
        Step memory inner = _inner;
        (bool ok, bytes memory reason) = inner.actor.perform{ value: inner.value }(
            _target,
            inner.value,
            inner.data
        );
        emit Reentered(ok, reason);
    }

    /// @notice Called by whoever is called back and may only look. False: the second call was not refused as
    /// it had to be.
    function probe(bytes4 hook) external view returns (bool refused) {
        if (msg.sender != _who || hook != _hook) return true;
        Step memory inner = _inner;
        (, bytes memory answer) = address(inner.actor).staticcall(
            abi.encodeCall(Actor.perform, (_target, 0, inner.data))
        );
        (bool ok, bytes memory reason) = abi.decode(answer, (bool, bytes));
        return !ok && keccak256(reason) == _expected;
    }
}
