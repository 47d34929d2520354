// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { OrderStatus, RequestKind } from "../types/Order.sol";

/// @title Why the escrow refuses
/// @notice A refused call changes nothing and moves nothing. Times are unix seconds, amounts the token's
/// smallest unit.
interface IEscrowErrors {
    // ---------------------------------------------------------------- who

    /// @notice The caller is not one of those who may do this.
    error Escrow_NotAllowed(address caller);
    /// @notice The signature is not `signer`'s under exactly this, in this contract on this chain and, where
    /// it names one, in this round.
    error Escrow_SignatureInvalid(address signer);
    /// @notice The signature's last moment is past.
    error Escrow_SignatureExpired(uint40 validUntil);
    /// @notice The signature would be good for more than 48 hours.
    error Escrow_ValidUntilTooFar(uint40 validUntil, uint40 latest);
    /// @notice The seller cancelled what it had signed; `offer` is the hash of those terms.
    error Escrow_OfferWasCancelled(bytes32 offer);
    /// @notice The terms' `validUntil` is past.
    error Escrow_OfferExpired(uint40 validUntil);

    // ---------------------------------------------------------------- whence

    /// @notice This member of the terms is out of bounds.
    error Escrow_TermsInvalid(string field);
    /// @notice The order does not exist (None) or its status does not allow this.
    error Escrow_StatusWrong(bytes32 id, OrderStatus status);
    /// @notice The order moved on since the caller looked (`expected` is what the caller saw), or, where a
    /// request is answered, another request is open than the caller saw.
    error Escrow_RoundWrong(bytes32 id, uint32 expected, uint32 actual);
    /// @notice The order's round is near its end: what one party could repeat for ever is over.
    error Escrow_RoundsUsedUp(bytes32 id);
    /// @notice A request waits for its answer first.
    error Escrow_RequestOpen(bytes32 id, RequestKind kind);
    /// @notice No request waits for an answer.
    error Escrow_RequestNotOpen(bytes32 id);
    /// @notice The client's last request is too recent.
    error Escrow_RequestTooSoon(bytes32 id, uint40 notBefore);
    /// @notice There is no request of this kind.
    error Escrow_RequestKindWrong(RequestKind kind);
    /// @notice All revisions that the terms include were asked for.
    error Escrow_RevisionsUsedUp(uint8 revisions);
    /// @notice The requirements were given before.
    error Escrow_RequirementsGiven(bytes32 id);
    /// @notice The hash of the requirements is zero.
    error Escrow_RequirementsMissing();

    // ---------------------------------------------------------------- when

    /// @notice It works from `notBefore` on.
    error Escrow_TooEarly(uint40 notBefore);
    /// @notice It worked until `deadline`, that second included.
    error Escrow_TooLate(uint40 deadline);
    /// @notice The new date is not between these, both included.
    error Escrow_DueOutOfRange(uint40 due, uint40 earliest, uint40 latest);

    // ---------------------------------------------------------------- money

    /// @notice The amount is zero where it must not be, or above `most`.
    error Escrow_AmountOutOfRange(uint256 amount, uint256 most);
    /// @notice The platform fee on this part would have to be rounded.
    error Escrow_FeeNotExact(uint112 amount, uint16 feeBps);
    /// @notice The coin sent with the call is not exactly what it must be.
    error Escrow_ValueWrong(uint256 expected, uint256 actual);
    /// @notice There is no contract at the token's address, or at Permit2's.
    error Escrow_TokenHasNoCode(address token);
    /// @notice The token delivered another amount (it takes a fee, say).
    error Escrow_ReceivedWrong(uint256 expected, uint256 actual);
    /// @notice The payer's balance in this contract does not hold that much.
    error Escrow_BalanceTooLow(uint256 balance, uint256 needed);
    /// @notice A payment by signature was given where there is nothing to collect or the chain's coin is due, or
    /// its signature is not 65 bytes long where a key must have signed. (Bytes that are no `Authorization` at
    /// all revert without a word, as malformed calldata does.)
    error Escrow_AuthorizationInvalid();
    /// @notice Money can't be withdrawn to the zero address or to this contract.
    error Escrow_TargetInvalid(address to);
    /// @notice The receiver of a withdrawal refused it.
    error Escrow_TransferFailed(address to, uint256 amount);
    /// @notice The call brought too little gas to be sure that a payout really gets its allowance. Send more.
    error Escrow_GasTooLow(uint256 needed);
}
