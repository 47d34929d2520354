// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Gains } from "./Gains.sol";
import { OrderState, SettleCause, Terms } from "../contracts/types/Order.sol";

contract RuleGains is Gains {
    function ruled(
        OrderState calldata state,
        Terms calldata terms,
        uint112 share,
        uint112 part,
        bool takes
    ) external {
        _begin(state, terms, terms.arbiter, takes);
        _partIs(part, state.remaining, terms.arbiterFeeBps);
        _rule(0, state, terms, share, 0);
        // bound: by a ruling the arbiter gets its signed part of what remained, and no more
        assert(_gained == part);
    }

    function expired(OrderState calldata state, Terms calldata terms, uint112 part, bool takes) external {
        _begin(state, terms, terms.client, takes);
        _partIs(part, state.remaining, terms.fallbackSellerBps);
        _expire(0, state, terms);
        // bound: without a ruling the client gets all that remained but the seller's signed part
        assert(_gained == state.remaining - part);
    }

    function agreed(OrderState calldata state, Terms calldata terms, uint112 share, bool takes) external {
        _begin(state, terms, terms.arbiter, takes);
        _settle(0, state, terms, SettleCause.Agreed, share, 0, 0);
        // bound: when the parties agree the arbiter gets nothing
        assert(_gained == 0);
    }
}
