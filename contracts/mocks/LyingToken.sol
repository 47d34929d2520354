// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { DemoToken } from "./DemoToken.sol";

/// @title A token that pays out and then says it did not
contract LyingToken is DemoToken {
    function transfer(address to, uint256 value) public override returns (bool) {
        super.transfer(to, value);
        return false;
    }
}
