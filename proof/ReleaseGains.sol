// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Gains } from "./Gains.sol";
import { OrderState, Terms } from "../contracts/types/Order.sol";

contract ReleaseGains is Gains {
    function seller(
        OrderState calldata state,
        Terms calldata terms,
        uint112 amount,
        uint112 fee,
        bool takes
    ) external {
        _begin(state, terms, terms.seller, takes);
        _feeIs(fee, amount, terms.platformFeeBps);
        _release(0, state, terms, amount);
        // conservation: of a part payout the seller gets all but the fee
        assert(_gained == amount - fee);
    }

    function platform(
        OrderState calldata state,
        Terms calldata terms,
        uint112 amount,
        uint112 fee,
        bool takes
    ) external {
        _begin(state, terms, terms.platform, takes);
        _feeIs(fee, amount, terms.platformFeeBps);
        _release(0, state, terms, amount);
        // conservation: of a part payout the platform gets the fee
        assert(_gained == fee);
    }
}
