// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Ledger } from "../contracts/Ledger.sol";
import { OrderState } from "../contracts/types/Order.sol";

/// The balances themselves: here nothing of them is replaced.
contract Account is Ledger {
    function _store(bytes32, OrderState memory) internal override {}

    function _push(address, address, uint112) internal override returns (bool) {}

    function credit(address account, address token, uint256 amount) external {
        uint256 before = _balance(account, token);
        _credit(account, token, amount);
        // conservation: a credit adds itself to the balance, to the unit
        assert(_balance(account, token) == before + amount);
    }

    function debit(address account, address token, uint256 amount) external {
        uint256 before = _balance(account, token);
        _debit(account, token, amount);
        // bound: a debit takes no more than the balance has
        assert(amount <= before);
        // conservation: a debit takes itself from the balance, to the unit
        assert(_balance(account, token) == before - amount);
    }
}
