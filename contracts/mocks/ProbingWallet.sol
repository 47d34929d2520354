// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Prober } from "./Prober.sol";
import { Wallet } from "./Wallet.sol";

/// @title A wallet that looks at the escrow, and tries to call it, while coin arrives
contract ProbingWallet is Wallet, Prober {
    receive() external payable override {
        _probe();
    }
}
