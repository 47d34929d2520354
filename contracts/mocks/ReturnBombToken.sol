// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { DemoToken } from "./DemoToken.sol";

/// @title A token that refuses to pay out with as much return data as its gas pays for
contract ReturnBombToken is DemoToken {
    function transfer(address, uint256) public pure override returns (bool) {
        assembly ("memory-safe") {
            revert(0, 240000)
        }
    }
}
