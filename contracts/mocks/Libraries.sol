// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { OrderWord } from "../libraries/OrderWord.sol";
import { Shares } from "../libraries/Shares.sol";
import { TypedData } from "../libraries/TypedData.sol";
import { Amendment, OrderState, Terms } from "../types/Order.sol";

/// @title The libraries' inner functions, laid open to be compared with other people's
contract Libraries {
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
