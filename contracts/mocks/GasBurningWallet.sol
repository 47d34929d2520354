// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Wallet } from "./Wallet.sol";

/// @title A wallet that burns all gas it is given when coin arrives
contract GasBurningWallet is Wallet {
    receive() external payable override {
        assembly ("memory-safe") {
            invalid()
        }
    }
}
