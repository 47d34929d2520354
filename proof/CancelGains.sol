// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Gains } from "./Gains.sol";
import { CancelCause, OrderState, Terms } from "../contracts/types/Order.sol";

contract CancelGains is Gains {
    function client(OrderState calldata state, Terms calldata terms, bool takes) external {
        _begin(state, terms, terms.client, takes);
        _cancel(0, state, terms, CancelCause.ByClient, 0);
        // conservation: on cancellation the client gets all that remained
        assert(_gained == state.remaining);
    }
}
