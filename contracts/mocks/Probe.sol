// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IEscrow } from "../interfaces/IEscrow.sol";
import { OrderState } from "../types/Order.sol";

/// @title Reads in one call what a step of an order can change
contract Probe {
    /// @notice The order's state, and for each account what it holds itself and what the escrow keeps for it.
    /// @param token Zero: the chain's coin.
    function look(
        IEscrow escrow,
        bytes32 id,
        address token,
        address[] calldata accounts
    ) external view returns (OrderState memory state, uint256[2][] memory sums) {
        state = escrow.order(id);
        sums = new uint256[2][](accounts.length);
        for (uint256 i; i < accounts.length; ++i) {
            address account = accounts[i];
            sums[i][0] = token == address(0) ? account.balance : IERC20(token).balanceOf(account);
            sums[i][1] = escrow.balanceOf(account, token);
        }
    }
}
