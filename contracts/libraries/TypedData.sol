// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Amendment, Terms } from "../types/Order.sol";

/// @title EIP-712 struct hashes
/// @notice What the parties and the arbiter sign. The domain is the contract's: name "Holdfast", version "1".
library TypedData {
    bytes32 internal constant TERMS_TYPEHASH = keccak256(
        "Terms(address client,address seller,address arbiter,address platform,address token,uint112 price,uint16 platformFeeBps,uint16 arbiterFeeBps,uint16 fallbackSellerBps,uint32 deliveryTime,uint32 revisionTime,uint32 reviewTime,uint32 responseTime,uint32 graceTime,uint32 rulingTime,uint8 revisions,uint40 validUntil,bytes32 content,uint256 salt)"
    );
    bytes32 internal constant OFFER_TYPEHASH = keccak256(
        "Offer(Terms terms,uint256 epoch)Terms(address client,address seller,address arbiter,address platform,address token,uint112 price,uint16 platformFeeBps,uint16 arbiterFeeBps,uint16 fallbackSellerBps,uint32 deliveryTime,uint32 revisionTime,uint32 reviewTime,uint32 responseTime,uint32 graceTime,uint32 rulingTime,uint8 revisions,uint40 validUntil,bytes32 content,uint256 salt)"
    );
    bytes32 internal constant RULING_TYPEHASH = keccak256(
        "Ruling(bytes32 order,uint112 sellerAmount,bytes32 content)"
    );
    bytes32 internal constant SETTLEMENT_TYPEHASH = keccak256(
        "Settlement(bytes32 order,uint32 round,uint112 sellerAmount,uint40 validUntil)"
    );
    bytes32 internal constant AMEND_TYPEHASH = keccak256(
        "Amend(bytes32 order,uint32 round,uint112 amount,uint40 due,uint40 validUntil,bytes32 content)"
    );

    /// @notice The hash that an order, a quote and a cancellation are known by.
    /// @dev Every member of `Terms` is static, so its ABI encoding is EIP-712's `encodeData`.
    function hash(Terms calldata terms) internal pure returns (bytes32) {
        return keccak256(abi.encode(TERMS_TYPEHASH, terms));
    }

    /// @notice The hash of the same terms as an open offer: for any client, any number of times.
    function openHash(Terms calldata terms) internal pure returns (bytes32) {
        Terms memory open = terms;
        open.client = address(0);
        open.salt = 0;
        return keccak256(abi.encode(TERMS_TYPEHASH, open));
    }

    /// @notice What the seller signs: terms (by their hash) and the seller's epoch.
    function offer(bytes32 termsHash, uint256 epoch) internal pure returns (bytes32) {
        return keccak256(abi.encode(OFFER_TYPEHASH, termsHash, epoch));
    }

    /// @notice What the arbiter signs. No round: a dispute is entered and ruled on at most once.
    function ruling(bytes32 order, uint112 sellerAmount, bytes32 content) internal pure returns (bytes32) {
        return keccak256(abi.encode(RULING_TYPEHASH, order, sellerAmount, content));
    }

    /// @notice What one party signs for the other to end the order by a split.
    function settlement(
        bytes32 order,
        uint32 round,
        uint112 sellerAmount,
        uint40 validUntil
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(SETTLEMENT_TYPEHASH, order, round, sellerAmount, validUntil));
    }

    /// @notice What one party signs for the other to change the order.
    function amend(
        bytes32 order,
        uint32 round,
        Amendment calldata amendment
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(AMEND_TYPEHASH, order, round, amendment));
    }
}
