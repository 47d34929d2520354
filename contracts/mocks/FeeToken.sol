// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { DemoToken } from "./DemoToken.sol";

/// @title A token that keeps one per cent of every transfer
contract FeeToken is DemoToken {
    function _update(address from, address to, uint256 value) internal override {
        if (from == address(0) || to == address(0)) return super._update(from, to, value);
        uint256 fee = value / 100;
        super._update(from, to, value - fee);
        super._update(from, address(0), fee);
    }
}
