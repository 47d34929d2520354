// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Wallet } from "./Wallet.sol";

/// @title A wallet that refuses coin with as much return data as its gas pays for
contract ReturnBombWallet is Wallet {
    receive() external payable override {
        assembly ("memory-safe") {
            revert(0, 120000)
        }
    }
}
