// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Sums } from "./Sums.sol";
import { OrderState, Terms } from "../contracts/types/Order.sol";

contract Fund is Sums {
    function fund(
        bytes32 id,
        OrderState calldata state,
        Terms calldata terms,
        uint112 amount,
        uint112 fromBalance,
        uint256 balance
    ) external {
        _credit(terms.client, terms.token, balance);
        _begin(state, terms);
        uint256 toCollect = _fund(id, state, terms, amount, fromBalance);
        // solvency: funding adds to what is owed exactly what is to be collected
        assert(_owedLess + toCollect == _owedMore);
        // conservation: an order holds what it held and what was added, to the unit
        assert(_remaining == uint256(state.remaining) + amount);
        // bound: no more is taken from the balance than the payment
        assert(fromBalance <= amount);
    }
}
