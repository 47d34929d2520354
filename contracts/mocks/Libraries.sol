// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { EIP712 } from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import { Authorizations } from "../libraries/Authorizations.sol";
import { OrderWord } from "../libraries/OrderWord.sol";
import { Shares } from "../libraries/Shares.sol";
import { TypedData } from "../libraries/TypedData.sol";
import { Amendment, OrderState, PaymentPurpose, Terms } from "../types/Order.sol";

/// @title The libraries' inner functions, laid open to be compared with other people's
contract Libraries is EIP712 {
    constructor() EIP712("Holdfast", "1") {}

    function termsHash(Terms calldata terms) external pure returns (bytes32) {
        return TypedData.hash(terms);
    }

    function openHash(Terms calldata terms) external pure returns (bytes32) {
        return TypedData.openHash(terms);
    }

    function offer(bytes32 hash, uint256 epoch) external pure returns (bytes32) {
        return TypedData.offer(hash, epoch);
    }

    function ruling(bytes32 order, uint112 sellerAmount, bytes32 content) external pure returns (bytes32) {
        return TypedData.ruling(order, sellerAmount, content);
    }

    function settlement(
        bytes32 order,
        uint32 round,
        uint112 sellerAmount,
        uint40 validUntil
    ) external pure returns (bytes32) {
        return TypedData.settlement(order, round, sellerAmount, validUntil);
    }

    function amend(
        bytes32 order,
        uint32 round,
        Amendment calldata amendment
    ) external pure returns (bytes32) {
        return TypedData.amend(order, round, amendment);
    }

    function payment(
        PaymentPurpose purpose,
        bytes32 order,
        bytes32 content,
        bool keepRefunds,
        bool offerSigned
    ) external pure returns (bytes32) {
        return TypedData.payment(purpose, order, content, keepRefunds, offerSigned);
    }

    /// What Permit2 has its users sign, with the escrow's witness.
    function permit2(
        address token,
        uint256 amount,
        address spender,
        uint256 nonce,
        uint256 deadline,
        bytes32 witness
    ) external pure returns (bytes32) {
        string memory stub =
            "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,";
        bytes32 typeHash = keccak256(bytes.concat(bytes(stub), bytes(Authorizations.WITNESS_TYPE)));
        bytes32 permitted = keccak256(
            abi.encode(keccak256("TokenPermissions(address token,uint256 amount)"), token, amount)
        );
        return keccak256(abi.encode(typeHash, permitted, spender, nonce, deadline, witness));
    }

    /// What EIP-3009 has a payer sign.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce
    ) external pure returns (bytes32) {
        bytes32 typeHash = keccak256(
            "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
        );
        return keccak256(abi.encode(typeHash, from, to, value, validAfter, validBefore, nonce));
    }

    /// What is signed, in this contract on this chain.
    function digest(bytes32 structHash) external view returns (bytes32) {
        return _hashTypedDataV4(structHash);
    }

    function pack(OrderState memory state) external pure returns (uint256) {
        return OrderWord.pack(state);
    }

    function unpack(uint256 word) external pure returns (OrderState memory state) {
        OrderWord.fill(state, word);
    }

    function platformFee(uint112 amount, uint16 feeBps) external pure returns (uint112) {
        return Shares.platformFee(amount, feeBps);
    }

    function part(uint112 amount, uint16 bps) external pure returns (uint112) {
        return Shares.part(amount, bps);
    }
}
