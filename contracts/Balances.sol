// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { ReentrancyGuardTransient } from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import { IEscrow } from "./interfaces/IEscrow.sol";
import { Require } from "./libraries/Require.sol";
import { Transfers } from "./libraries/Transfers.sol";

/// @title Platform balances
/// @notice What the contract holds in an account's name outside of any order, and how a payout leaves: pushed
/// if the receiver takes it, else kept here. Tokens are never mixed; the zero address is the chain's own
/// coin.
abstract contract Balances is IEscrow, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    mapping(address account => mapping(address token => uint256 amount)) private _balances;

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
        if (amount == 0) revert Escrow_AmountOutOfRange(0, _balances[msg.sender][token]);
        _debit(token, amount);
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
        return _balances[account][token];
    }

    function _credit(address account, address token, uint256 amount) internal {
        if (amount != 0) _balances[account][token] += amount;
    }

    /// Takes part of a payment from the caller's balance and says how much is left to collect.
    function _useBalance(address token, uint112 amount, uint112 fromBalance) internal returns (uint256 rest) {
        if (fromBalance > amount) revert Escrow_AmountOutOfRange(fromBalance, amount);
        if (fromBalance != 0) _debit(token, fromBalance);
        return amount - fromBalance;
    }

    /// Pushes a payout with a fixed gas allowance. A receiver that refuses it, or a token that refuses the
    /// receiver, can't stop the order: the amount then waits in the receiver's balance.
    function _pay(bytes32 id, address to, address token, uint112 amount) internal {
        if (amount == 0) return;
        if (token == address(0)) {
            Transfers.requireGas(Transfers.COIN_GAS);
            if (!Transfers.sendCoin(to, amount, Transfers.COIN_GAS)) _keep(id, to, token, amount);
            return;
        }
        Transfers.requireGas(Transfers.TOKEN_GAS);
        // A call of its own, so that a token that moves money and then answers false is undone before the
        // amount is credited. The empty catch copies no return data.
        try this.pushToken{ gas: Transfers.TOKEN_GAS }(token, to, amount) {} catch {
            _keep(id, to, token, amount);
        }
    }

    /// A payout of an order that stays in the receiver's balance.
    function _keep(bytes32 id, address account, address token, uint112 amount) internal {
        if (amount == 0) return;
        _credit(account, token, amount);
        emit Credited(account, token, amount, id);
    }

    function _debit(address token, uint256 amount) private {
        uint256 balance = _balances[msg.sender][token];
        if (amount > balance) revert Escrow_BalanceTooLow(balance, amount);
        // Bound: amount <= balance, checked above.
        unchecked {
            _balances[msg.sender][token] = balance - amount;
        }
    }
}
