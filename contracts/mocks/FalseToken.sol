// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { DemoToken } from "./DemoToken.sol";

/// @title A token that answers false instead of moving anything, once told to
contract FalseToken is DemoToken {
    bool public refusing;

    function setRefusing(bool refusing_) external {
        refusing = refusing_;
    }

    function transfer(address to, uint256 value) public override returns (bool) {
        return !refusing && super.transfer(to, value);
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        return !refusing && super.transferFrom(from, to, value);
    }
}
