// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { IEscrowErrors } from "../interfaces/IEscrowErrors.sol";

/// @title Money in and out
/// @notice The zero address stands for the chain's own coin.
library Transfers {
    using SafeERC20 for IERC20;

    /// Gas a receiver of coin gets: plenty for a smart wallet, little enough that a gas burner blocks
    /// nothing.
    uint256 internal constant COIN_GAS = 50_000;
    /// Gas a token's transfer gets, the receiver's hooks included.
    uint256 internal constant TOKEN_GAS = 200_000;
    /// Gas kept above that: a call to a cold, new account with value (36,600) is paid before EIP-150's 63/64
    /// is taken.
    uint256 private constant CALL_COST = 40_000;

    /// @notice Takes exactly `amount` from the caller: the coin sent with the call, or the token by
    /// allowance.
    function collect(address token, uint256 amount) internal {
        if (token == address(0)) {
            if (msg.value != amount) revert IEscrowErrors.Escrow_ValueWrong(amount, msg.value);
            return;
        }
        requireNoCoin();
        if (amount == 0) return;
        uint256 before = holding(token);
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        requireReceived(token, before, amount);
    }

    /// @notice Coin sent along with a token payment is refused.
    function requireNoCoin() internal view {
        if (msg.value != 0) revert IEscrowErrors.Escrow_ValueWrong(0, msg.value);
    }

    /// @notice What the escrow holds of a token.
    function holding(address token) internal view returns (uint256 amount) {
        if (token.code.length == 0) revert IEscrowErrors.Escrow_TokenHasNoCode(token);
        return IERC20(token).balanceOf(address(this));
    }

    /// @notice A token that delivered less or more than was asked of it is refused.
    function requireReceived(address token, uint256 before, uint256 amount) internal view {
        uint256 afterwards = IERC20(token).balanceOf(address(this));
        uint256 received = afterwards > before ? afterwards - before : 0;
        if (received != amount) revert IEscrowErrors.Escrow_ReceivedWrong(amount, received);
    }

    /// @notice Sends coin with the gas given. Says whether it arrived; what the receiver returns is never
    /// copied.
    function sendCoin(address to, uint256 amount, uint256 gasLimit) internal returns (bool ok) {
        // Solidity's own call copies the return data, which lets a receiver burn the caller's gas (return
        // bomb).
        assembly ("memory-safe") {
            ok := call(gasLimit, to, amount, 0, 0, 0, 0)
        }
    }

    /// @notice Reverts unless a call with `gasLimit` would really get that much gas.
    /// @dev The EVM hands down at most 63/64 of what is left and cuts silently: without this, a caller could
    /// starve a good receiver and make it look like a failing one.
    function requireGas(uint256 gasLimit) internal view {
        // Bound: both constants are below 2^18.
        unchecked {
            uint256 needed = (gasLimit * 64) / 63 + CALL_COST;
            if (gasleft() < needed) revert IEscrowErrors.Escrow_GasTooLow(needed);
        }
    }
}
