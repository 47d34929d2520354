// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Gains } from "./Gains.sol";
import { CompleteCause, OrderState, Terms } from "../contracts/types/Order.sol";

contract CompleteGains is Gains {
    function seller(OrderState calldata state, Terms calldata terms, uint112 fee, bool takes) external {
        _begin(state, terms, terms.seller, takes);
        _feeIs(fee, state.remaining, terms.platformFeeBps);
        _complete(0, state, terms, CompleteCause.Approved);
        // conservation: on completion the seller gets all that remained but the fee
        assert(_gained == state.remaining - fee);
    }

    function platform(OrderState calldata state, Terms calldata terms, uint112 fee, bool takes) external {
        _begin(state, terms, terms.platform, takes);
        _feeIs(fee, state.remaining, terms.platformFeeBps);
        _complete(0, state, terms, CompleteCause.Approved);
        // conservation: on completion the platform gets the fee
        assert(_gained == fee);
    }
}
