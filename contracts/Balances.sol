// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { ReentrancyGuardTransient } from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import { IEscrow } from "./interfaces/IEscrow.sol";
import { Ledger } from "./Ledger.sol";
import { Require } from "./libraries/Require.sol";
import { Transfers } from "./libraries/Transfers.sol";

/// @title Platform balances
/// @notice What the contract holds in an account's name outside of any order, and how a payout leaves: pushed
/// if the receiver takes it, else kept here. Tokens are never mixed; the zero address is the chain's own
/// coin.
abstract contract Balances is IEscrow, Ledger, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// For functions that call nobody: they can't be re-entered, and are refused while another function runs.
    /// 200 gas less than `nonReentrant`.
    modifier notDuringCalls() {
        if (_reentrancyGuardEntered()) revert ReentrancyGuardReentrantCall();
        _;
    }

    /// @inheritdoc IEscrow
    function deposit(address token, uint256 amount) external payable nonReentrant {
        if (amount == 0) revert Escrow_AmountOutOfRange(0, type(uint256).max);
        _credit(msg.sender, token, amount);
        emit Deposited(msg.sender, token, amount);
        Transfers.collect(token, amount);
    }

    /// @inheritdoc IEscrow
    function withdraw(address token, uint256 amount, address to) external nonReentrant {
        if (to == address(0) || to == address(this)) revert Escrow_TargetInvalid(to);
        if (amount == 0) revert Escrow_AmountOutOfRange(0, _balance(msg.sender, token));
        _debit(msg.sender, token, amount);
        emit Withdrawn(msg.sender, token, amount, to);
        if (token != address(0)) IERC20(token).safeTransfer(to, amount);
        else if (!Transfers.sendCoin(to, amount, gasleft())) revert Escrow_TransferFailed(to, amount);
    }

    /// @inheritdoc IEscrow
    function pushToken(address token, address to, uint256 amount) external {
        Require.caller(address(this));
        IERC20(token).safeTransfer(to, amount);
    }

    /// @inheritdoc IEscrow
    function balanceOf(address account, address token) external view returns (uint256 amount) {
        return _balance(account, token);
    }

    /// With a fixed gas allowance, really available, so that neither can a starved call be mistaken for a
    /// receiver that refuses, nor a receiver that burns gas block the action.
    function _push(address token, address to, uint112 amount) internal override returns (bool paid) {
        if (token == address(0)) {
            Transfers.requireGas(Transfers.COIN_GAS);
            return Transfers.sendCoin(to, amount, Transfers.COIN_GAS);
        }
        Transfers.requireGas(Transfers.TOKEN_GAS);
        // A call of its own, so that a token that moves money and then answers false is undone before the
        // amount is credited. The empty catch copies no return data.
        try this.pushToken{ gas: Transfers.TOKEN_GAS }(token, to, amount) {
            return true;
        } catch {
            return false;
        }
    }
}
