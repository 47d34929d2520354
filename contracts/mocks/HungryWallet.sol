// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Wallet } from "./Wallet.sol";

/// @title A wallet that needs nearly all of the gas allowance to take coin
/// @notice A caller who could starve it would make an honest receiver look like a failing one.
contract HungryWallet is Wallet {
    uint256 public first;
    uint256 public second;

    receive() external payable override {
        first = msg.value;
        second = msg.value;
    }
}
