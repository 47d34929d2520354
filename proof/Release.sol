// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Sums } from "./Sums.sol";
import { OrderState, OrderStatus, Terms } from "../contracts/types/Order.sol";

contract Release is Sums {
    function release(
        bytes32 id,
        OrderState calldata state,
        Terms calldata terms,
        uint112 amount,
        uint112 fee,
        bool exact,
        bool takes
    ) external {
        _begin(state, terms);
        _answers(takes, takes, fee, exact);
        _release(id, state, terms, amount);
        // solvency: a part payout takes from what is owed exactly what it pays out
        assert(_owedLess == _owedMore + _paid);
        // bound: a part payout is less than what remains, and its fee needs no rounding
        assert(exact && amount > 0 && amount < state.remaining && _remaining == state.remaining - amount);
    }
}
