// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IERC3009 } from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { IEscrowErrors } from "../interfaces/IEscrowErrors.sol";
import { IPermit2 } from "../interfaces/IPermit2.sol";
import { Authorization, PaymentWay } from "../types/Order.sol";
import { Require } from "./Require.sol";
import { Transfers } from "./Transfers.sol";

/// @title Money in by the payer's signature
/// @notice Each way moves exactly the amount from the payer to the escrow. The only contracts called are the
/// order's own token and Permit2.
library Authorizations {
    using SafeERC20 for IERC20;

    /// The same on every chain that has it.
    IPermit2 internal constant PERMIT2 = IPermit2(0x000000000022D473030F116dDEE9F6B43aC78BA3);
    /// What Permit2 appends to its own type, by EIP-712's `encodeType`.
    string internal constant WITNESS_TYPE =
        "Payment witness)Payment(uint8 purpose,bytes32 order,bytes32 content,bool keepRefunds,bool offerSigned)TokenPermissions(address token,uint256 amount)";

    /// @notice Takes exactly `amount` of `token` from `payer`.
    /// @param authorization `abi.encode` of an `Authorization`
    /// @param payment What it is for: signed as Permit2's witness and EIP-3009's nonce. EIP-2612 can't bind it,
    /// so its signature pays only in a call of the payer's own.
    function collect(
        address token,
        address payer,
        uint256 amount,
        bytes calldata authorization,
        bytes32 payment
    ) internal {
        if (token == address(0) || amount == 0) revert IEscrowErrors.Escrow_AuthorizationInvalid();
        Transfers.requireNoCoin();
        uint256 before = Transfers.holding(token);
        Authorization memory given = abi.decode(authorization, (Authorization));
        if (given.way == PaymentWay.Permit) byPermit(token, payer, amount, given);
        else if (given.way == PaymentWay.Permit2) byPermit2(token, payer, amount, given, payment);
        else byReceive(token, payer, amount, given, payment);
        Transfers.requireReceived(token, before, amount);
    }

    /// A permit can be used by anyone who sees it first. The allowance is then there all the same, so that its
    /// failure says nothing yet.
    function byPermit(address token, address payer, uint256 amount, Authorization memory given) private {
        Require.caller(payer);
        (bytes32 r, bytes32 s, uint8 v) = split(given.signature);
        try IERC20Permit(token).permit(payer, address(this), amount, given.deadline, v, r, s) {} catch {}
        IERC20(token).safeTransferFrom(payer, address(this), amount);
    }

    function byPermit2(
        address token,
        address payer,
        uint256 amount,
        Authorization memory given,
        bytes32 payment
    ) private {
        if (address(PERMIT2).code.length == 0) {
            revert IEscrowErrors.Escrow_TokenHasNoCode(address(PERMIT2));
        }
        PERMIT2.permitWitnessTransferFrom(
            IPermit2.PermitTransferFrom(
                IPermit2.TokenPermissions(token, amount),
                given.nonce,
                given.deadline
            ),
            IPermit2.SignatureTransferDetails(address(this), amount),
            payer,
            payment,
            WITNESS_TYPE,
            given.signature
        );
    }

    function byReceive(
        address token,
        address payer,
        uint256 amount,
        Authorization memory given,
        bytes32 payment
    ) private {
        (bytes32 r, bytes32 s, uint8 v) = split(given.signature);
        IERC3009(token).receiveWithAuthorization(
            payer,
            address(this),
            amount,
            0,
            given.deadline,
            payment,
            v,
            r,
            s
        );
    }

    function split(bytes memory signature) private pure returns (bytes32 r, bytes32 s, uint8 v) {
        if (signature.length != 65) revert IEscrowErrors.Escrow_AuthorizationInvalid();
        assembly ("memory-safe") {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
            v := byte(0, mload(add(signature, 0x60)))
        }
    }
}
