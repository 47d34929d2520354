// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { OrderState, Terms } from "../../../types/Order.sol";
import { Books } from "../Books.sol";
import { Act, Deed } from "../Deed.sol";

/// @title How the handlers choose: which order, who, when
abstract contract Acting is Books {
    uint256 internal constant ANY = type(uint256).max;
    uint256 internal constant OPEN = 0xfe;
    uint256 internal constant PENDING = 1 << 1;
    uint256 internal constant PLACED = 1 << 2;
    uint256 internal constant WORK = (1 << 3) | (1 << 5);
    uint256 internal constant DELIVERED = 1 << 4;
    uint256 internal constant CONTESTED = 1 << 6;
    uint256 internal constant DISPUTED = 1 << 7;

    /// Calls of handlers made.
    uint256 internal _steps;

    /// One attempt under way.
    struct Try {
        Deed deed;
        Terms terms;
        bytes32 id;
        OrderState state;
        uint256 seed;
    }

    /// An order, mostly of these statuses, now or at one of its limits.
    function _begin(Act act, uint256 seed, uint256 statuses) internal returns (Try memory t) {
        t.seed = _fresh(seed);
        (t.terms, t.id) = _pick(t.seed, statuses);
        t.state = _states[t.id];
        t.deed.act = act;
        t.deed.content = keccak256(abi.encode(t.seed));
        t.deed.round = t.state.round;
        if ((t.seed >> 48) % RARELY == 0) t.deed.round = uint32(_bound(t.seed >> 56, 0, t.state.round + 1));
        if ((t.seed >> 64) % 6 == 0) _goTo(_limitOf(t, t.seed >> 68) + ((t.seed >> 72) % 2));
    }

    /// Makes the attempt, mostly as the one who may.
    function _end(Try memory t, bytes memory data) internal returns (bool ok) {
        return _do(t.deed, t.terms, data, t.seed);
    }

    /// Mostly the right one, else anyone. Spoiled terms may name nobody.
    function _as(Try memory t, address right) internal view {
        if (right == address(0)) right = _stranger;
        t.deed.by = (t.seed >> 16) % RARELY != 0 ? right : _anyone(t.seed >> 24);
    }

    function _eitherParty(Try memory t) internal pure returns (address) {
        return (t.seed >> 4) % 2 == 0 ? t.terms.client : t.terms.seller;
    }

    function _otherParty(Try memory t) internal pure returns (address) {
        return t.deed.by == t.terms.client ? t.terms.seller : t.terms.client;
    }

    /// Fuzzers like to give the same number again: each step makes another one of it.
    function _fresh(uint256 seed) internal returns (uint256) {
        return uint256(keccak256(abi.encode(seed, ++_steps)));
    }

    /// The clock never goes back, nor further than a year and a bit at once.
    function _goTo(uint256 time) internal {
        uint256 now_ = _now();
        if (time > now_ && time <= now_ + 400 days) VM.warp(time);
    }

    function _limitOf(Try memory t, uint256 which) private pure returns (uint256) {
        which %= 5;
        if (which == 0) return uint256(t.state.due) + t.terms.graceTime;
        if (which <= 2) return t.state.due;
        if (which == 3) return t.state.respondBy;
        return t.terms.validUntil;
    }

    /// Some amount, often tiny, often all or nothing.
    function _amount(uint256 seed, uint256 most) internal pure returns (uint112) {
        uint256 how = seed % 8;
        if (how == 0) return 0;
        if (how == 1) return uint112(most);
        if (how == 2) return uint112(_bound(seed >> 8, 0, most < 10 ? most : 10));
        return uint112(_bound(seed >> 8, 0, most));
    }
}
