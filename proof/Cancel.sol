// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Sums } from "./Sums.sol";
import { CancelCause, OrderState, OrderStatus, Terms } from "../contracts/types/Order.sol";

contract Cancel is Sums {
    function cancel(
        bytes32 id,
        OrderState calldata state,
        Terms calldata terms,
        CancelCause cause,
        bool takes
    ) external {
        _begin(state, terms);
        _answers(takes, takes, 0, false);
        _cancel(id, state, terms, cause, 0);
        // solvency: cancelling takes from what is owed exactly what it pays out
        assert(_owedLess == _owedMore + _paid);
        // terminal: a cancelled order holds nothing
        assert(_status == OrderStatus.Cancelled && _remaining == 0);
    }
}
