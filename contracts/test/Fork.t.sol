// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrow } from "../interfaces/IEscrow.sol";
import { IEscrowErrors } from "../interfaces/IEscrowErrors.sol";
import { TypedData } from "../libraries/TypedData.sol";
import { Funding, OrderStatus, Terms } from "../types/Order.sol";
import { TestBase } from "./TestBase.sol";

/// @title A chain that splits in two (invariant 7)
/// @notice Orders keep their ids on both sides, and a signature is good on the side it was made for only.
contract ForkTest is TestBase {
    uint256 private constant ARBITER_KEY = 0xA4B;
    address private constant CLIENT = address(0xC11E);
    address private constant SELLER = address(0x5E11);
    IEscrow private _escrow;
    Terms private _terms;
    bytes32 private _id;

    function setUp() external {
        _escrow = _newEscrow();
        Terms memory terms;
        terms.client = CLIENT;
        terms.seller = SELLER;
        terms.arbiter = VM.addr(ARBITER_KEY);
        terms.price = 1_000;
        terms.reviewTime = 3 days;
        terms.responseTime = 2 days;
        terms.rulingTime = 14 days;
        terms.validUntil = type(uint40).max;
        _terms = terms;
        VM.deal(CLIENT, 1_000);
        VM.prank(CLIENT);
        _id = _escrow.place{ value: 1_000 }(terms, "", Funding(0, false, ""), keccak256("requirements"));
        VM.prank(SELLER);
        _escrow.accept(terms, 1);
        VM.prank(CLIENT);
        _escrow.dispute(terms, bytes32(0));
    }

    function test_rule_signedBeforeTheFork_isRefusedOnTheNewChain() external {
        bytes memory signature = _ruling();
        VM.chainId(block.chainid + 1);
        (bool ok, bytes memory reason) = address(_escrow).call(
            abi.encodeCall(IEscrow.rule, (_terms, 400, bytes32(0), signature))
        );
        require(!ok, "another chain's ruling was taken");
        require(
            bytes4(reason) == IEscrowErrors.Escrow_SignatureInvalid.selector,
            "refused for another reason"
        );
    }

    function test_rule_signedForTheNewChain_settlesTheOrderUnderItsOldId() external {
        VM.chainId(block.chainid + 1);
        require(_escrow.orderId(_terms) == _id, "the order lost its id");
        _escrow.rule(_terms, 400, bytes32(0), _ruling());
        require(_escrow.order(_id).status == OrderStatus.Settled, "not settled");
        _equal(SELLER.balance, 400, "seller");
        _equal(CLIENT.balance, 600, "client");
    }

    /// The arbiter's ruling of 400 to the seller, for the chain as it now is.
    function _ruling() private view returns (bytes memory) {
        bytes32 domain = _domainOf(address(_escrow));
        bytes32 hash = TypedData.ruling(_id, 400, bytes32(0));
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(
            ARBITER_KEY,
            keccak256(abi.encodePacked("\x19\x01", domain, hash))
        );
        return abi.encodePacked(r, s, v);
    }
}
