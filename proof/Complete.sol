// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Sums } from "./Sums.sol";
import { CompleteCause, OrderState, OrderStatus, Terms } from "../contracts/types/Order.sol";

contract Complete is Sums {
    function complete(
        bytes32 id,
        OrderState calldata state,
        Terms calldata terms,
        CompleteCause cause,
        uint112 fee,
        bool takes
    ) external {
        _begin(state, terms);
        _answers(takes, takes, fee, false);
        _complete(id, state, terms, cause);
        // solvency: completing takes from what is owed exactly what it pays out
        assert(_owedLess == _owedMore + _paid);
        // terminal: a completed order holds nothing
        assert(_status == OrderStatus.Completed && _remaining == 0);
    }
}
