// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { ERC7821 } from "@openzeppelin/contracts/account/extensions/draft-ERC7821.sol";

/// @title Code that an account with a key delegates to (EIP-7702), to make several calls as one
/// @notice What wallets do that answer `wallet_sendCalls` (EIP-5792). Only the account itself may call it.
contract BatchAccount is ERC7821 {
    receive() external payable {}
}
