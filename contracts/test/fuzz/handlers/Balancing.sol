// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrow } from "../../../interfaces/IEscrow.sol";
import { MoodyToken } from "../../../mocks/MoodyToken.sol";
import { Disputing } from "./Disputing.sol";

/// @title The platform balance, the tokens' moods, and time
abstract contract Balancing is Disputing {
    function deposit(uint256 seed, uint96 amount) external {
        seed = _fresh(seed);
        (address by, address token) = (_anyone(seed), _tokens[(seed >> 8) % _tokens.length]);
        if ((seed >> 16) % RARELY == 0) amount = uint96(seed >> 24) % 3;
        uint256 value = token == COIN ? amount : 0;
        if ((seed >> 32) % 16 == 0) ++value;
        Sheet memory sheet = _sheetFor(token, by, _stranger);
        bool well = amount != 0 && value == (token == COIN ? amount : 0) && _delivers(by, token);
        if (token != COIN) well = well && _allowance(by, token) >= amount;
        if (well) {
            _pays(sheet, by, amount, 0);
            _gains(sheet, by, amount, true);
        }
        _doBalance(by, value, abi.encodeCall(IEscrow.deposit, (token, amount)), sheet, well);
    }

    /// To oneself, to another, to nobody, to the escrow; what is there, nothing, or a unit too much.
    function withdraw(uint256 seed) external {
        seed = _fresh(seed);
        (address by, address token) = _holder(seed);
        address to = (seed >> 24) % 2 == 0 ? by : _anyone(seed >> 32);
        if ((seed >> 40) % 16 == 0) to = address(0);
        if ((seed >> 40) % 16 == 1) to = address(ESCROW);
        uint256 balance = ESCROW.balanceOf(by, token);
        uint256 amount = _bound(seed >> 48, 0, balance);
        if ((seed >> 56) % 4 == 0) amount = balance;
        if ((seed >> 56) % 16 == 1) amount = balance + 1;
        Sheet memory sheet = _sheetFor(token, by, to == address(ESCROW) ? address(0) : to);
        bool well = to != address(0) && to != address(ESCROW) && amount != 0 && amount <= balance;
        well = well && _arrives(to, token);
        if (well) {
            _pays(sheet, by, 0, amount);
            _gains(sheet, to, amount, false);
        }
        _doBalance(by, 0, abi.encodeCall(IEscrow.withdraw, (token, amount, to)), sheet, well);
    }

    /// The inner door of token payouts is shut for everyone.
    function pushToken(uint256 seed) external {
        seed = _fresh(seed);
        address by = _anyone(seed);
        address token = _tokens[1 + ((seed >> 8) % (_tokens.length - 1))];
        bytes memory data = abi.encodeCall(IEscrow.pushToken, (token, by, 1));
        _doBalance(by, 0, data, _sheetFor(token, by, _stranger), false);
    }

    /// The token wakes up in another mood, and those who call back try another function.
    function mood(uint256 seed) external {
        seed = _fresh(seed);
        uint256 in_ = seed % 3 == 0 ? (seed >> 8) % 10 : (seed >> 8) % 2;
        uint256 out = seed % 2 == 0 ? (seed >> 16) % 7 : (seed >> 16) % 2;
        MOODY.setMoods(MoodyToken.Mood(in_), MoodyToken.Mood(out));
        MOODY.setBlocked(_anyone(seed >> 24), (seed >> 32) % 4 == 0);
        // Somebody's allowance goes, another's comes back: signatures are what is left to pay with.
        address token = _tokens[1 + ((seed >> 56) % (_tokens.length - 1))];
        _allow(_anyone(seed >> 64), token, address(ESCROW), type(uint256).max);
        _allow(_anyone(seed >> 72), token, address(ESCROW), (seed >> 80) % 3);
        bytes4[] memory doors = _doors();
        MOODY.arm(address(ESCROW), doors[(seed >> 40) % doors.length], this);
        for (uint256 i = 0; i < _probers.length; ++i) {
            _probers[i].arm(address(ESCROW), doors[(seed >> (48 + 8 * i)) % doors.length], this);
        }
    }

    function pass(uint256 seed) external {
        seed = _fresh(seed);
        _goTo(_now() + _bound(seed >> 8, 1, seed % 4 == 0 ? 5 days : 6 hours));
    }

    // ---------------------------------------------------------------- inner

    /// Somebody who has a balance, if a few tries find one.
    function _holder(uint256 seed) private view returns (address by, address token) {
        for (uint256 i = 0; i < 12; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            (by, token) = (_anyone(draw), _tokens[(draw >> 8) % _tokens.length]);
            if (ESCROW.balanceOf(by, token) != 0) break;
        }
    }

    function _sheetFor(address token, address by, address other) private view returns (Sheet memory) {
        address[] memory who = new address[](2);
        (who[0], who[1]) = (by, other);
        return _sheet(token, who);
    }

    /// Every function that changes something.
    function _doors() internal pure returns (bytes4[] memory doors) {
        doors = new bytes4[](25);
        doors[0] = IEscrow.cancelOffer.selector;
        doors[1] = IEscrow.cancelAllOffers.selector;
        doors[2] = IEscrow.place.selector;
        doors[3] = IEscrow.accept.selector;
        doors[4] = IEscrow.start.selector;
        doors[5] = IEscrow.cancel.selector;
        doors[6] = IEscrow.deliver.selector;
        doors[7] = IEscrow.approve.selector;
        doors[8] = IEscrow.release.selector;
        doors[9] = IEscrow.requestRevision.selector;
        doors[10] = IEscrow.request.selector;
        doors[11] = IEscrow.answer.selector;
        doors[12] = IEscrow.withdrawRequest.selector;
        doors[13] = IEscrow.expireRequest.selector;
        doors[14] = IEscrow.amend.selector;
        doors[15] = IEscrow.revoke.selector;
        doors[16] = IEscrow.reclaim.selector;
        doors[17] = IEscrow.claim.selector;
        doors[18] = IEscrow.dispute.selector;
        doors[19] = IEscrow.evidence.selector;
        doors[20] = IEscrow.rule.selector;
        doors[21] = IEscrow.expireDispute.selector;
        doors[22] = IEscrow.settle.selector;
        doors[23] = IEscrow.deposit.selector;
        doors[24] = IEscrow.withdraw.selector;
    }
}
