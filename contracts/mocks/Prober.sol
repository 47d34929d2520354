// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title Whoever knows what the escrow should look like in the middle of a call
interface IWatch {
    /// @notice Whether the escrow has already written down what the call under way changes.
    function isWritten() external view returns (bool);
}

/// @title Looks at the escrow from inside one of its own calls
/// @notice Called back while money moves, it calls a function of the escrow, which must be refused by the guard and
/// by nothing else, and asks whether the state was written first. It never reverts; it remembers what was wrong.
abstract contract Prober {
    bytes4 private constant GUARD = bytes4(keccak256("ReentrancyGuardReentrantCall()"));

    address private _escrow;
    bytes4 private _selector;
    /// The escrow let a call in.
    bool public isEntered;
    /// The escrow moved money before it wrote what it knows.
    bool public isEarly;
    IWatch private _watch;
    uint32 public probes;

    /// @notice Sets what to try when money moves: a function of the escrow, called with zeros.
    function arm(address escrow, bytes4 selector, IWatch watch) external {
        _escrow = escrow;
        _selector = selector;
        _watch = watch;
    }

    function _probe() internal {
        if (_escrow == address(0)) return;
        ++probes;
        // As long as the longest arguments: they decode, so that the guard is what refuses.
        (bool ok, bytes memory reason) = _escrow.call(abi.encodePacked(_selector, new bytes(1_024)));
        if (ok || bytes4(reason) != GUARD) isEntered = true;
        if (!_watch.isWritten()) isEarly = true;
    }
}
