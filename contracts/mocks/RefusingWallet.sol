// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Wallet } from "./Wallet.sol";

/// @title A wallet that takes no coin
contract RefusingWallet is Wallet {
    receive() external payable override {
        revert("no coin, please");
    }
}
