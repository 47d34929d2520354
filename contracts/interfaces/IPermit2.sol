// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title The part of Uniswap's Permit2 that the escrow calls
/// @notice Moves tokens by their owner's signature, which also signs a witness: what the payment is for.
/// @dev Source: https://docs.uniswap.org/contracts/permit2/reference/signature-transfer
interface IPermit2 {
    struct TokenPermissions {
        address token;
        uint256 amount;
    }

    struct PermitTransferFrom {
        TokenPermissions permitted;
        uint256 nonce;
        uint256 deadline;
    }

    struct SignatureTransferDetails {
        address to;
        uint256 requestedAmount;
    }

    /// @notice Moves `transferDetails.requestedAmount` from `owner`, who signed `permit`, the caller as spender, and
    /// `witness`. Each nonce works once.
    function permitWitnessTransferFrom(
        PermitTransferFrom calldata permit,
        SignatureTransferDetails calldata transferDetails,
        address owner,
        bytes32 witness,
        string calldata witnessTypeString,
        bytes calldata signature
    ) external;
}
