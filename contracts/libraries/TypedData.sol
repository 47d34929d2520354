// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Amendment, PaymentPurpose, Terms } from "../types/Order.sol";

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

    bytes32 internal constant PAYMENT_TYPEHASH = keccak256(
        "Payment(uint8 purpose,bytes32 order,bytes32 content,bool keepRefunds,bool offerSigned)"
    );

    /// @notice The hash that an order, a quote and a cancellation are known by.
    /// @dev Every member of `Terms` is static, so its 19 words of calldata are EIP-712's `encodeData` as they
    /// stand. Words that are no valid members (an address of 24 bytes, say) hash to something no order can
    /// have: `place` decodes every member when it logs them, and decoding refuses such words.
    function hash(Terms calldata terms) internal pure returns (bytes32 result) {
        bytes32 typeHash = TERMS_TYPEHASH;
        // abi.encode reads, checks and writes member by member: 2,000 gas more on every call of the contract.
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, typeHash)
            calldatacopy(add(data, 0x20), terms, 0x260)
            result := keccak256(data, 0x280)
        }
    }

    /// @notice The hash of the same terms as an open offer (client and salt zero): for any client, any number
    /// of times.
    function openHash(Terms calldata terms) internal pure returns (bytes32 result) {
        bytes32 typeHash = TERMS_TYPEHASH;
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, typeHash)
            calldatacopy(add(data, 0x20), terms, 0x260)
            mstore(add(data, 0x20), 0) // client, the first member
            mstore(add(data, 0x260), 0) // salt, the last
            result := keccak256(data, 0x280)
        }
    }

    /// @notice keccak256(abi.encode(terms hash, chain id at deployment, this contract)): what an order is known by.
    function orderId(bytes32 termsHash, uint256 chainId) internal view returns (bytes32 id) {
        // As above: 120 gas less on every call of the contract.
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, termsHash)
            mstore(add(data, 0x20), chainId)
            mstore(add(data, 0x40), address())
            id := keccak256(data, 0x60)
        }
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

    /// @notice What binds a payment by signature to what it pays for, so that whoever brings it can change
    /// nothing: the witness under Permit2, the nonce under EIP-3009.
    /// @param content The requirements (Place), or the hash of the signed change (Amend)
    function payment(
        PaymentPurpose purpose,
        bytes32 order,
        bytes32 content,
        bool keepRefunds,
        bool offerSigned
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(PAYMENT_TYPEHASH, purpose, order, content, keepRefunds, offerSigned));
    }
}
