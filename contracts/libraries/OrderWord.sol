// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { OrderState, OrderStatus, RequestKind } from "../types/Order.sol";

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
        return
            uint256(state.status) |
            (uint256(state.request) << 8) |
            (uint256(state.revisionsUsed) << 16) |
            (uint256(state.flags) << 24) |
            (uint256(state.round) << 32) |
            (uint256(state.due) << 64) |
            (uint256(state.respondBy) << 104) |
            (uint256(state.remaining) << 144);
    }

    /// @notice The state that `word` stands for.
    /// @dev Each narrowing cuts the member's own bits out of the word.
    function unpack(uint256 word) internal pure returns (OrderState memory state) {
        state.status = OrderStatus(uint8(word));
        state.request = RequestKind(uint8(word >> 8));
        state.revisionsUsed = uint8(word >> 16);
        state.flags = uint8(word >> 24);
        state.round = uint32(word >> 32);
        state.due = uint40(word >> 64);
        state.respondBy = uint40(word >> 104);
        state.remaining = uint112(word >> 144);
    }
}
