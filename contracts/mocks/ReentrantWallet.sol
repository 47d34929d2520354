// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Wallet } from "./Wallet.sol";

/// @title A wallet that calls somebody back while coin arrives
contract ReentrantWallet is Wallet {
    address private _target;
    bytes private _data;
    /// How the last call back ended: the reason it was refused with, empty when it was not.
    bytes public lastReason;
    bool public lastOk;
    bool public called;

    receive() external payable override {
        if (_target == address(0)) return;
        called = true;
        (lastOk, lastReason) = _target.call(_data);
    }

    /// @notice Sets whom to call, with what, when coin arrives.
    function arm(address target, bytes calldata data) external {
        _target = target;
        _data = data;
    }
}
