// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { OrderState } from "../types/Order.sol";

/// @title One order's state as one storage word
/// @notice Packs `OrderState` in the order of its members, the first in the lowest bits: exactly Solidity's
/// own layout, but read and written with one access each.
library OrderWord {
    /// Flag: refunds stay in the client's balance.
    uint8 internal constant KEEP_REFUNDS = 1;
    /// Flag: the requirements were given.
    uint8 internal constant REQUIREMENTS = 2;
    /// Flag: what is under review was delivered after the grace time.
    uint8 internal constant LATE = 4;

    /// @notice The word that stands for `state`.
    function pack(OrderState memory state) internal pure returns (uint256 word) {
        // Solidity checks each member again on its way: 200 gas more on every call of the contract.
        assembly ("memory-safe") {
            word := mload(state)
            word := or(word, shl(8, mload(add(state, 0x20))))
            word := or(word, shl(16, mload(add(state, 0x40))))
            word := or(word, shl(24, mload(add(state, 0x60))))
            word := or(word, shl(32, mload(add(state, 0x80))))
            word := or(word, shl(64, mload(add(state, 0xa0))))
            word := or(word, shl(104, mload(add(state, 0xc0))))
            word := or(word, shl(144, mload(add(state, 0xe0))))
        }
    }

    /// @notice Makes `state` the one that `word` stands for.
    /// @dev Fills instead of returning, which would clear another 256 bytes of memory first: 200 gas. Only `pack` writes words, so that what is cut out of one is a status and a request that exist.
    function fill(OrderState memory state, uint256 word) internal pure {
        assembly ("memory-safe") {
            mstore(state, and(word, 0xff))
            mstore(add(state, 0x20), and(shr(8, word), 0xff))
            mstore(add(state, 0x40), and(shr(16, word), 0xff))
            mstore(add(state, 0x60), and(shr(24, word), 0xff))
            mstore(add(state, 0x80), and(shr(32, word), 0xffffffff))
            mstore(add(state, 0xa0), and(shr(64, word), 0xffffffffff))
            mstore(add(state, 0xc0), and(shr(104, word), 0xffffffffff))
            mstore(add(state, 0xe0), shr(144, word))
        }
    }
}
