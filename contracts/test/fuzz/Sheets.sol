// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Paying } from "./Paying.sol";

/// @title Who owns what, before a call and after it
abstract contract Sheets is Paying {
    /// What some accounts own of one token: at first as it is, then as it should be.
    struct Sheet {
        address token;
        address[] who;
        uint256[] wallet;
        uint256[] balance;
    }

    error Sheets_Wrong(string what, address account, address token, uint256 expected, uint256 actual);

    /// @param who May name one account twice: the later is left out
    function _sheet(address token, address[] memory who) internal view returns (Sheet memory sheet) {
        sheet = Sheet(token, who, new uint256[](who.length), new uint256[](who.length));
        for (uint256 i = 0; i < who.length; ++i) {
            for (uint256 j = 0; j < i; ++j) if (who[j] == who[i]) who[i] = address(0);
            if (who[i] == address(0)) continue;
            sheet.wallet[i] = _walletOf(who[i], token);
            sheet.balance[i] = ESCROW.balanceOf(who[i], token);
        }
    }

    function _pays(Sheet memory sheet, address account, uint256 wallet, uint256 balance) internal pure {
        if (wallet == 0 && balance == 0) return;
        uint256 index = _lineOf(sheet, account);
        sheet.wallet[index] -= wallet;
        sheet.balance[index] -= balance;
    }

    function _gains(Sheet memory sheet, address account, uint256 amount, bool kept) internal pure {
        if (amount == 0) return;
        uint256 index = _lineOf(sheet, account);
        if (kept) sheet.balance[index] += amount;
        else sheet.wallet[index] += amount;
    }

    /// Everyone on the sheet owns what it says, to the unit, in the place it says.
    function _checkSheet(Sheet memory sheet) internal view {
        for (uint256 i = 0; i < sheet.who.length; ++i) {
            address account = sheet.who[i];
            if (account == address(0)) continue;
            uint256 wallet = _walletOf(account, sheet.token);
            uint256 balance = ESCROW.balanceOf(account, sheet.token);
            if (wallet != sheet.wallet[i]) {
                revert Sheets_Wrong("wallet", account, sheet.token, sheet.wallet[i], wallet);
            }
            if (balance != sheet.balance[i]) {
                revert Sheets_Wrong("balance", account, sheet.token, sheet.balance[i], balance);
            }
        }
    }

    function _lineOf(Sheet memory sheet, address account) private pure returns (uint256) {
        for (uint256 i = 0; i < sheet.who.length; ++i) if (sheet.who[i] == account) return i;
        revert("not on the sheet");
    }
}
