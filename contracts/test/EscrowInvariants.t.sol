// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { PaymentWay } from "../types/Order.sol";
import { Endgame } from "./fuzz/Endgame.sol";
import { TestBase } from "./TestBase.sol";

/// @title Everyone around the escrow, doing anything in any order, and the books of it
contract Handler is Endgame {
    /// Calls of handlers, payments taken by each way of signing, then what became of each function's calls: "selector accepted refused", and so on.
    function tally() external view returns (string memory line) {
        bytes4[] memory doors = _doors();
        line = string.concat(VM.toString(_steps), " ");
        for (uint256 i = 0; i < 3; ++i) {
            line = string.concat(line, VM.toString(_paidBy[PaymentWay(i)]), " ");
        }
        for (uint256 i = 0; i < doors.length; ++i) {
            string memory counts = string.concat(
                VM.toString(_accepted[doors[i]]),
                " ",
                VM.toString(_refused[doors[i]])
            );
            line = string.concat(line, VM.toString(uint256(uint32(doors[i]))), " ", counts, " ");
        }
    }
}

/// @title The protocol's invariants, under any sequence of actions
/// @notice What can be told from one call is judged where it is made (fuzz/Books.sol), the rest after each call and
/// at the end of each run. The library functions that say what is right are the protocol written a second time.
contract EscrowInvariants is TestBase {
    Handler private _handler;

    function setUp() external {
        _handler = new Handler();
    }

    /// @notice Told to the runner: only the handler is called at random.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// All in one, so that one sequence of actions is judged by every invariant.
    function invariant_1_to_8_holdAfterEveryAction() external view {
        _handler.check();
    }

    /// @notice Called by the runner at the end of each run; invariant 4 is played through here.
    function afterInvariant() external {
        _handler.checkAll();
        string memory file = VM.envOr("FUZZ_TALLY", string(""));
        if (bytes(file).length != 0) VM.writeLine(file, _handler.tally());
        _handler.endgames();
    }
}
