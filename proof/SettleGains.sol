// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Gains } from "./Gains.sol";
import { OrderState, SettleCause, Terms } from "../contracts/types/Order.sol";

contract SettleGains is Gains {
    function seller(
        OrderState calldata state,
        Terms calldata terms,
        uint112 share,
        uint112 arbiterFee,
        uint112 fee,
        bool takes
    ) external {
        _begin(state, terms, terms.seller, takes);
        _feeIs(fee, share, terms.platformFeeBps);
        _settle(0, state, terms, SettleCause.Agreed, share, arbiterFee, 0);
        // conservation: of a split the seller gets the signed share but the fee
        assert(_gained == share - fee);
    }

    function client(
        OrderState calldata state,
        Terms calldata terms,
        uint112 share,
        uint112 arbiterFee,
        uint112 fee,
        bool takes
    ) external {
        _begin(state, terms, terms.client, takes);
        _feeIs(fee, share, terms.platformFeeBps);
        _settle(0, state, terms, SettleCause.Agreed, share, arbiterFee, 0);
        // conservation: of a split the client gets all that is left, to the unit
        assert(_gained == state.remaining - arbiterFee - share);
    }

    function platform(
        OrderState calldata state,
        Terms calldata terms,
        uint112 share,
        uint112 arbiterFee,
        uint112 fee,
        bool takes
    ) external {
        _begin(state, terms, terms.platform, takes);
        _feeIs(fee, share, terms.platformFeeBps);
        _settle(0, state, terms, SettleCause.Agreed, share, arbiterFee, 0);
        // conservation: of a split the platform gets the fee on the seller's share
        assert(_gained == fee);
    }
}
