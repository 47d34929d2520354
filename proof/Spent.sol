// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Sums } from "./Sums.sol";
import { CancelCause, CompleteCause, OrderState, SettleCause, Terms } from "../contracts/types/Order.sol";

contract Spent is Sums {
    function again(
        bytes32 id,
        OrderState calldata state,
        Terms calldata terms,
        uint112 amount,
        uint112 other,
        uint8 action,
        bool takes
    ) external {
        require(state.remaining == 0);
        _begin(state, terms);
        _answers(takes, takes, 0, true);
        if (action == 0) _complete(id, state, terms, CompleteCause.Approved);
        else if (action == 1) _cancel(id, state, terms, CancelCause.ByClient, 0);
        else if (action == 2) _release(id, state, terms, amount);
        else _settle(id, state, terms, SettleCause.Agreed, amount, other, 0);
        // terminal: from an order that holds nothing, nothing is paid or credited again, whatever is called
        assert(_paid == 0 && _owedMore == 0);
    }
}
