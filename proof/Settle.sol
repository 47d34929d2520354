// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Sums } from "./Sums.sol";
import { OrderState, OrderStatus, SettleCause, Terms } from "../contracts/types/Order.sol";

contract Settle is Sums {
    function settle(
        bytes32 id,
        OrderState calldata state,
        Terms calldata terms,
        SettleCause cause,
        uint112 sellerAmount,
        uint112 arbiterFee,
        uint112 fee,
        bool sellerTakes,
        bool clientTakes
    ) external {
        _begin(state, terms);
        _answers(sellerTakes, clientTakes, fee, false);
        _settle(id, state, terms, cause, sellerAmount, arbiterFee, 0);
        // solvency: a split takes from what is owed exactly what it pays out
        assert(_owedLess == _owedMore + _paid);
        // terminal: a settled order holds nothing
        assert(_status == OrderStatus.Settled && _remaining == 0);
    }
}
