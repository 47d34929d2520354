// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrow } from "../interfaces/IEscrow.sol";
import { DemoToken } from "../mocks/DemoToken.sol";
import { Funding, OrderState, OrderStatus, Terms } from "../types/Order.sol";
import { TestBase } from "./TestBase.sol";

/// @title Splits on the real contract, over all prices and rates
contract SplitTest is TestBase {
    uint256 private constant SELLER_KEY = 0xB0B;
    address private constant CLIENT = address(0xC11E);
    address private constant ARBITER = address(0xA4B);
    address private constant PLATFORM = address(0x97A7);
    IEscrow private _escrow;
    DemoToken private _token;
    address private _seller;

    function setUp() external {
        _escrow = _newEscrow();
        _token = new DemoToken();
        _seller = VM.addr(SELLER_KEY);
        VM.prank(CLIENT);
        _token.approve(address(_escrow), type(uint256).max);
    }

    /// Invariants 2 and 6: a ruling gives out exactly what remains, and no fee is above what was signed.
    function testFuzz_rule_anyPriceRatesAndShare_losesNoUnit(
        uint112 price,
        uint16 platformBps,
        uint16 arbiterBps,
        uint112 share,
        bool coin
    ) external {
        Terms memory terms = _terms(price, platformBps, arbiterBps, 0, coin);
        _disputed(terms);
        uint256 arbiterFee = (uint256(terms.price) * terms.arbiterFeeBps) / 10_000;
        uint112 sellerAmount = uint112(_bound(share, 0, terms.price - arbiterFee));
        VM.prank(ARBITER);
        _escrow.rule(terms, sellerAmount, bytes32(0), "");
        uint256 fee = _checkPaid(terms, sellerAmount, arbiterFee);
        _atMost(fee * 10_000, uint256(sellerAmount) * terms.platformFeeBps + 9_999, "platform fee");
    }

    /// Invariants 2 and 6: the fallback split gives out exactly what remains.
    function testFuzz_expireDispute_anyPriceAndRates_losesNoUnit(
        uint112 price,
        uint16 platformBps,
        uint16 fallbackBps,
        bool coin
    ) external {
        Terms memory terms = _terms(price, platformBps, 0, fallbackBps, coin);
        _disputed(terms);
        VM.warp(block.timestamp + terms.rulingTime + 1);
        _escrow.expireDispute(terms);
        _checkPaid(terms, (uint256(terms.price) * terms.fallbackSellerBps) / 10_000, 0);
    }

    /// Everyone has exactly their share, nothing stays behind. Hands back the platform's fee.
    function _checkPaid(
        Terms memory terms,
        uint256 sellerAmount,
        uint256 arbiterFee
    ) private view returns (uint256 fee) {
        fee = _escrow.balanceOf(PLATFORM, terms.token);
        _equal(_walletOf(_seller, terms.token) + fee, sellerAmount, "seller and platform");
        _equal(_walletOf(CLIENT, terms.token), terms.price - arbiterFee - sellerAmount, "client");
        _equal(_escrow.balanceOf(ARBITER, terms.token), arbiterFee, "arbiter");
        _equal(_walletOf(address(_escrow), terms.token), fee + arbiterFee, "the escrow keeps the fees only");
        OrderState memory state = _escrow.order(_escrow.orderId(terms));
        _equal(uint256(state.status), uint256(OrderStatus.Settled), "status");
        _equal(state.remaining, 0, "remaining");
    }

    function _disputed(Terms memory terms) private {
        bytes32 requirements = keccak256("requirements");
        VM.startPrank(CLIENT);
        if (terms.token == address(0)) {
            VM.deal(CLIENT, terms.price);
            _escrow.place{ value: terms.price }(terms, "", Funding(0, false, ""), requirements);
        } else {
            _token.mint(CLIENT, terms.price);
            _escrow.place(terms, "", Funding(0, false, ""), requirements);
        }
        VM.stopPrank();
        VM.prank(_seller);
        _escrow.accept(terms, 1);
        VM.prank(CLIENT);
        _escrow.dispute(terms, bytes32(0));
    }

    function _terms(
        uint112 price,
        uint16 platformBps,
        uint16 arbiterBps,
        uint16 fallbackBps,
        bool coin
    ) private view returns (Terms memory terms) {
        terms.client = CLIENT;
        terms.seller = _seller;
        terms.arbiter = ARBITER;
        terms.platform = PLATFORM;
        terms.token = coin ? address(0) : address(_token);
        terms.price = uint112(_bound(price, 1, type(uint112).max));
        terms.platformFeeBps = uint16(_bound(platformBps, 0, 2_000));
        terms.arbiterFeeBps = uint16(_bound(arbiterBps, 0, 1_000));
        terms.fallbackSellerBps = uint16(_bound(fallbackBps, 0, 10_000));
        terms.deliveryTime = 7 days;
        terms.reviewTime = 3 days;
        terms.responseTime = 2 days;
        terms.rulingTime = 14 days;
        terms.validUntil = type(uint40).max;
    }

    function _walletOf(address account, address token) private view returns (uint256) {
        return token == address(0) ? account.balance : _token.balanceOf(account);
    }
}
