// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { Escrow } from "../Escrow.sol";
import { IEscrow } from "../interfaces/IEscrow.sol";
import { TypedData } from "../libraries/TypedData.sol";
import { DemoToken } from "../mocks/DemoToken.sol";
import { RefusingWallet } from "../mocks/RefusingWallet.sol";
import { Amendment, Funding, OrderState, OrderStatus, RequestKind, Terms } from "../types/Order.sol";
import { TestBase } from "./TestBase.sol";

/// @title Everyone around the escrow, doing anything in any order
/// @notice Each function picks an order and mostly the right caller, tries one action, and keeps the books by
/// what really moved. An action may be refused with one of the contract's errors; a panic or an empty revert
/// fails the run.
contract Handler is TestBase {
    uint256 private constant MOST_ORDERS = 10;
    /// One call in this many comes from anyone; one end of an order in this many that could be is tried.
    uint256 private constant RARELY = 8;

    Escrow public immutable ESCROW = new Escrow();
    DemoToken public immutable TOKEN = new DemoToken();
    address[] public actors;
    mapping(address account => uint256 key) private _keys;

    Terms[] private _orders;
    bytes32[] private _ids;
    /// What went into an order, what came out of it, and the fees among that.
    mapping(bytes32 id => uint256) public paidIn;
    mapping(bytes32 id => uint256) public paidOut;
    mapping(bytes32 id => uint256) public platformFees;
    mapping(bytes32 id => uint256) public arbiterFees;
    /// The state an order was in when it was first seen finished.
    mapping(bytes32 id => OrderState) private _finished;
    mapping(bytes32 id => bool) public isFinished;
    /// What the stranger should own, in wallet and balance together.
    mapping(address token => uint256) public strangersOwn;
    uint256 public accepted;
    uint256 public refused;

    error Handler_Broken(bytes reason);

    /// What one action moved: wallets and balances of all actors before it.
    struct Books {
        address token;
        uint256 all;
        uint256 platform;
        uint256 arbiter;
    }

    constructor() {
        // Two clients, an ordinary seller, a seller whose wallet refuses coin, arbiter, platform, a stranger.
        for (uint256 key = 1; key <= 7; ++key) {
            address account = VM.addr(key);
            if (key == 4) {
                VM.prank(account);
                account = address(new RefusingWallet());
            }
            actors.push(account);
            _keys[account] = key;
            VM.deal(account, 1e30);
            TOKEN.mint(account, 1e30);
            VM.prank(account);
            TOKEN.approve(address(ESCROW), type(uint256).max);
        }
        strangersOwn[address(0)] = 1e30;
        strangersOwn[address(TOKEN)] = 1e30;
    }

    // ---------------------------------------------------------------- actions

    function place(uint256 seed, uint112 price, uint16 rates, uint8 how) external {
        if (_orders.length == MOST_ORDERS) return;
        Terms memory terms;
        terms.client = actors[seed % 2];
        terms.seller = actors[2 + ((seed >> 1) % 2)];
        terms.arbiter = actors[4];
        terms.platform = actors[5];
        terms.token = (seed >> 2) % 2 == 0 ? address(0) : address(TOKEN);
        terms.price = uint112(_bound(price, 1, (seed >> 3) % 2 == 0 ? 1_000 : 1e27));
        terms.platformFeeBps = (seed >> 4) % 4 == 0 ? 0 : uint16(_bound(rates, 0, 2_000));
        terms.arbiterFeeBps = uint16(_bound(rates >> 3, 0, 1_000));
        terms.fallbackSellerBps = uint16(_bound(rates, 0, 10_000));
        terms.deliveryTime = 3 days;
        terms.revisionTime = 1 hours;
        terms.reviewTime = 2 days;
        terms.responseTime = 1 days;
        terms.graceTime = 12 hours;
        terms.rulingTime = 4 days;
        terms.revisions = 3;
        terms.validUntil = type(uint40).max;
        terms.salt = seed;
        bytes32 id = ESCROW.orderId(terms);
        if (ESCROW.order(id).status != OrderStatus.None) return;

        bytes memory signature = how & 1 == 0 ? bytes("") : _signOffer(terms, how & 2 != 0);
        uint256 balance = ESCROW.balanceOf(terms.client, terms.token);
        uint112 fromBalance = how & 4 == 0 ? 0 : uint112(balance < terms.price ? balance : terms.price);
        Funding memory funding = Funding(fromBalance, how & 8 != 0, "");
        bytes32 requirements = how & 16 == 0 ? bytes32(0) : keccak256("requirements");
        uint256 value = terms.token == address(0) ? terms.price - fromBalance : 0;
        _orders.push(terms);
        _ids.push(id);
        bytes memory data = abi.encodeCall(IEscrow.place, (terms, signature, funding, requirements));
        require(_act(terms, terms.client, value, data), "an honest place is accepted");
    }

    function accept(uint256 seed) external {
        (Terms memory terms, bytes32 id) = _pick(seed);
        _try(terms, terms.seller, seed, abi.encodeCall(IEscrow.accept, (terms, ESCROW.order(id).round)));
    }

    function start(uint256 seed) external {
        (Terms memory terms, ) = _pick(seed);
        _try(terms, terms.client, seed, abi.encodeCall(IEscrow.start, (terms, keccak256("requirements"))));
    }

    function cancel(uint256 seed) external {
        if ((seed >> 32) % RARELY != 0) return;
        (Terms memory terms, ) = _pick(seed);
        _try(terms, _party(terms, seed), seed, abi.encodeCall(IEscrow.cancel, (terms, bytes32(seed))));
    }

    function deliver(uint256 seed) external {
        (Terms memory terms, bytes32 id) = _pick(seed);
        bytes memory data = abi.encodeCall(IEscrow.deliver, (terms, ESCROW.order(id).round, bytes32(seed)));
        _try(terms, terms.seller, seed, data);
    }

    function approve(uint256 seed) external {
        if ((seed >> 32) % RARELY != 0) return;
        (Terms memory terms, ) = _pick(seed);
        _try(terms, terms.client, seed, abi.encodeCall(IEscrow.approve, (terms)));
    }

    function release(uint256 seed, uint112 amount) external {
        (Terms memory terms, bytes32 id) = _pick(seed);
        uint112 remaining = ESCROW.order(id).remaining;
        amount = uint112(_bound(amount, 0, remaining));
        if (seed % 4 != 0 && amount > 10_000) amount -= amount % 10_000;
        _try(terms, terms.client, seed, abi.encodeCall(IEscrow.release, (terms, amount)));
    }

    function requestRevision(uint256 seed) external {
        (Terms memory terms, ) = _pick(seed);
        uint40 due = uint40(block.timestamp + 2 days);
        _try(terms, terms.client, seed, abi.encodeCall(IEscrow.requestRevision, (terms, bytes32(seed), due)));
    }

    function request(uint256 seed, uint8 kind) external {
        (Terms memory terms, ) = _pick(seed);
        RequestKind asked = RequestKind(kind % 5);
        address asker = asked == RequestKind.CancelBySeller ? terms.seller : terms.client;
        _try(terms, asker, seed, abi.encodeCall(IEscrow.request, (terms, asked, bytes32(seed))));
    }

    function answer(uint256 seed, bool yes) external {
        (Terms memory terms, bytes32 id) = _pick(seed);
        OrderState memory state = ESCROW.order(id);
        address asked = state.request == RequestKind.CancelBySeller ? terms.client : terms.seller;
        _try(terms, asked, seed, abi.encodeCall(IEscrow.answer, (terms, state.round, yes, bytes32(seed))));
    }

    function withdrawRequest(uint256 seed) external {
        (Terms memory terms, ) = _pick(seed);
        _try(terms, _party(terms, seed), seed, abi.encodeCall(IEscrow.withdrawRequest, (terms)));
    }

    function expireRequest(uint256 seed) external {
        (Terms memory terms, ) = _pick(seed);
        _try(terms, actors[6], seed, abi.encodeCall(IEscrow.expireRequest, (terms)));
    }

    function amend(uint256 seed, uint112 amount) external {
        (Terms memory terms, bytes32 id) = _pick(seed);
        Amendment memory amendment;
        amendment.amount = uint112(_bound(amount, 0, 1e20));
        amendment.due = uint40(block.timestamp + 1 days);
        amendment.validUntil = uint40(block.timestamp + 1 days);
        bytes32 hash = keccak256(abi.encode(TypedData.AMEND_TYPEHASH, id, ESCROW.order(id).round, amendment));
        bytes memory data = abi.encodeCall(
            IEscrow.amend,
            (terms, amendment, _sign(terms.seller, hash), Funding(0, false, ""))
        );
        uint256 value = terms.token == address(0) ? amendment.amount : 0;
        _act(terms, terms.client, value, data);
    }

    function revoke(uint256 seed) external {
        (Terms memory terms, ) = _pick(seed);
        _try(terms, _party(terms, seed), seed, abi.encodeCall(IEscrow.revoke, (terms)));
    }

    function reclaim(uint256 seed) external {
        (Terms memory terms, ) = _pick(seed);
        _try(terms, terms.client, seed, abi.encodeCall(IEscrow.reclaim, (terms)));
    }

    function claim(uint256 seed) external {
        (Terms memory terms, ) = _pick(seed);
        _try(terms, actors[6], seed, abi.encodeCall(IEscrow.claim, (terms)));
    }

    function dispute(uint256 seed) external {
        (Terms memory terms, ) = _pick(seed);
        _try(terms, _party(terms, seed), seed, abi.encodeCall(IEscrow.dispute, (terms, bytes32(seed))));
    }

    function rule(uint256 seed, uint112 share) external {
        (Terms memory terms, bytes32 id) = _pick(seed);
        uint112 amount = uint112(_bound(share, 0, ESCROW.order(id).remaining));
        bytes32 hash = keccak256(abi.encode(TypedData.RULING_TYPEHASH, id, amount, bytes32(seed)));
        bytes memory signature = _sign(terms.arbiter, hash);
        _try(terms, actors[6], seed, abi.encodeCall(IEscrow.rule, (terms, amount, bytes32(seed), signature)));
    }

    function expireDispute(uint256 seed) external {
        (Terms memory terms, ) = _pick(seed);
        _try(terms, actors[6], seed, abi.encodeCall(IEscrow.expireDispute, (terms)));
    }

    function settle(uint256 seed, uint112 share) external {
        if ((seed >> 32) % RARELY != 0) return;
        (Terms memory terms, bytes32 id) = _pick(seed);
        OrderState memory state = ESCROW.order(id);
        uint112 amount = uint112(_bound(share, 0, state.remaining));
        uint40 validUntil = uint40(block.timestamp + 1 hours);
        address by = _party(terms, seed);
        address signer = by == terms.client ? terms.seller : terms.client;
        bytes32 hash = keccak256(
            abi.encode(TypedData.SETTLEMENT_TYPEHASH, id, state.round, amount, validUntil)
        );
        bytes memory data = abi.encodeCall(IEscrow.settle, (terms, amount, validUntil, _sign(signer, hash)));
        _try(terms, by, seed, data);
    }

    function deposit(uint256 seed, uint96 amount) external {
        (address account, address token) = _holder(seed);
        bytes memory data = abi.encodeCall(IEscrow.deposit, (token, amount));
        VM.prank(account);
        _call(token == address(0) ? amount : 0, data);
    }

    function withdraw(uint256 seed, uint256 amount) external {
        (address account, address token) = _holder(seed);
        amount = _bound(amount, 0, ESCROW.balanceOf(account, token));
        bytes memory data = abi.encodeCall(IEscrow.withdraw, (token, amount, account));
        VM.prank(account);
        _call(0, data);
    }

    function pass(uint256 time) external {
        VM.warp(block.timestamp + _bound(time, 1, 2 days));
    }

    // ---------------------------------------------------------------- for the invariants

    function ordersLength() external view returns (uint256) {
        return _orders.length;
    }

    function termsAt(uint256 index) external view returns (Terms memory) {
        return _orders[index];
    }

    function finishedState(bytes32 id) external view returns (OrderState memory) {
        return _finished[id];
    }

    function actorsLength() external view returns (uint256) {
        return actors.length;
    }

    function walletOf(address account, address token) public view returns (uint256) {
        return token == address(0) ? account.balance : TOKEN.balanceOf(account);
    }

    // ---------------------------------------------------------------- inner

    /// An open order if there is one from a random place on, else any; mostly, for finished ones must stay finished.
    function _pick(uint256 seed) private view returns (Terms memory terms, bytes32 id) {
        uint256 length = _orders.length;
        if (length == 0) {
            // Nothing was placed yet: terms that no order has, for the contract to refuse.
            terms.client = actors[0];
            terms.seller = actors[2];
            terms.arbiter = actors[4];
            return (terms, ESCROW.orderId(terms));
        }
        uint256 index = (seed >> 8) % length;
        if ((seed >> 40) % RARELY != 0) {
            for (uint256 i = 0; i < length && isFinished[_ids[index]]; ++i) index = (index + 1) % length;
        }
        return (_orders[index], _ids[index]);
    }

    function _party(Terms memory terms, uint256 seed) private pure returns (address) {
        return (seed >> 4) % 2 == 0 ? terms.client : terms.seller;
    }

    function _holder(uint256 seed) private view returns (address account, address token) {
        account = actors[(seed >> 1) % actors.length];
        token = seed % 2 == 0 ? address(0) : address(TOKEN);
    }

    /// Mostly as the one who may, else as anyone.
    function _try(Terms memory terms, address right, uint256 seed, bytes memory data) private {
        bool honest = (seed >> 16) % RARELY != 0;
        _act(terms, honest ? right : actors[(seed >> 24) % actors.length], 0, data);
    }

    /// One action on one order, with the books kept by what moved.
    function _act(
        Terms memory terms,
        address by,
        uint256 value,
        bytes memory data
    ) private returns (bool ok) {
        bytes32 id = ESCROW.orderId(terms);
        Books memory before = _books(terms);
        VM.prank(by);
        ok = _call(value, data);
        Books memory afterwards = _books(terms);
        if (afterwards.all < before.all) paidIn[id] += before.all - afterwards.all;
        else paidOut[id] += afterwards.all - before.all;
        platformFees[id] += afterwards.platform - before.platform;
        arbiterFees[id] += afterwards.arbiter - before.arbiter;
        OrderState memory state = ESCROW.order(id);
        if (!isFinished[id] && state.status >= OrderStatus.Completed) {
            isFinished[id] = true;
            _finished[id] = state;
        }
    }

    function _call(uint256 value, bytes memory data) private returns (bool ok) {
        bytes memory reason;
        (ok, reason) = address(ESCROW).call{ value: value }(data);
        if (ok) {
            ++accepted;
            return true;
        }
        // The contract's own errors are answers; a Panic or a revert without a word is a fault.
        if (reason.length < 4 || bytes4(reason) == bytes4(keccak256("Panic(uint256)")))
            revert Handler_Broken(reason);
        ++refused;
    }

    function _books(Terms memory terms) private view returns (Books memory books) {
        books.token = terms.token;
        for (uint256 i = 0; i < actors.length; ++i) {
            books.all += walletOf(actors[i], terms.token) + ESCROW.balanceOf(actors[i], terms.token);
        }
        books.platform = ESCROW.balanceOf(terms.platform, terms.token);
        books.arbiter = ESCROW.balanceOf(terms.arbiter, terms.token);
    }

    function _signOffer(Terms memory terms, bool open) private view returns (bytes memory) {
        (address client, uint256 salt) = (terms.client, terms.salt);
        if (open) (terms.client, terms.salt) = (address(0), 0);
        bytes32 hash = keccak256(abi.encode(TypedData.TERMS_TYPEHASH, terms));
        (terms.client, terms.salt) = (client, salt);
        return _sign(terms.seller, TypedData.offer(hash, ESCROW.epochOf(terms.seller)));
    }

    function _sign(address signer, bytes32 structHash) private view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Holdfast"),
                keccak256("1"),
                block.chainid,
                address(ESCROW)
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(
            _keys[signer],
            keccak256(abi.encodePacked("\x19\x01", domain, structHash))
        );
        return abi.encodePacked(r, s, v);
    }
}
