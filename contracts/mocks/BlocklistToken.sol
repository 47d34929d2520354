// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { DemoToken } from "./DemoToken.sol";

/// @title A token that refuses listed receivers, as the large stablecoins do
contract BlocklistToken is DemoToken {
    mapping(address account => bool) public blocked;

    error BlocklistToken_Blocked(address account);

    function setBlocked(address account, bool blocked_) external {
        blocked[account] = blocked_;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (blocked[to]) revert BlocklistToken_Blocked(to);
        super._update(from, to, value);
    }
}
