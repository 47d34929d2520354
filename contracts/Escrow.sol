// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { EIP712 } from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import { Balances } from "./Balances.sol";
import { IEscrow } from "./interfaces/IEscrow.sol";
import { Authorizations } from "./libraries/Authorizations.sol";
import { OrderWord } from "./libraries/OrderWord.sol";
import { Require } from "./libraries/Require.sol";
import { Signatures } from "./libraries/Signatures.sol";
import { TermsBounds } from "./libraries/TermsBounds.sol";
import { Transfers } from "./libraries/Transfers.sol";
import { TypedData } from "./libraries/TypedData.sol";
import {
    Amendment,
    CancelCause,
    CompleteCause,
    Funding,
    OrderState,
    OrderStatus,
    PaymentPurpose,
    RequestKind,
    SellerOffers,
    SettleCause,
    Terms
} from "./types/Order.sol";

/// @title Holdfast escrow
/// @notice Every function reads the order, checks who, whence and when, changes state, logs, and moves money
/// last. Where money goes, by the name of what `Ledger` does: `_cancel` all to the client; `_complete` all to
/// the seller, less the platform's fee; `_release` a part, likewise; `_settle`, `_rule`, `_expire` split it.
/// Deposits, withdrawals and the payout itself are in `Balances`.
contract Escrow is Balances, EIP712 {
    using OrderWord for OrderState;
    using TypedData for Terms;

    /// Part of every order's id, so that a fork of the chain keeps the ids while its signatures differ.
    uint256 private immutable CHAIN_ID_AT_DEPLOYMENT = block.chainid;

    mapping(bytes32 id => uint256 word) private _words;
    mapping(address seller => SellerOffers offers) private _offers;
    mapping(address seller => mapping(bytes32 offer => bool cancelled)) private _cancelledOffers;
    /// The round that opening the last request led to. Only orders in which something is asked pay for it.
    mapping(bytes32 id => uint32 round) private _requestRounds;

    constructor() EIP712("Holdfast", "1") {}

    // ---------------------------------------------------------------- offers

    /// @inheritdoc IEscrow
    function cancelOffer(Terms calldata terms) external notDuringCalls {
        Require.caller(terms.seller);
        bytes32 offer = terms.hash();
        _offers[msg.sender].someCancelled = true;
        _cancelledOffers[msg.sender][offer] = true;
        emit OfferCancelled(msg.sender, offer);
    }

    /// @inheritdoc IEscrow
    function cancelAllOffers() external notDuringCalls {
        uint248 epoch = ++_offers[msg.sender].epoch;
        emit OffersCancelled(msg.sender, epoch);
    }

    // ---------------------------------------------------------------- life of an order

    /// @inheritdoc IEscrow
    function place(
        Terms calldata terms,
        bytes calldata sellerSignature,
        Funding calldata funding,
        bytes32 requirements
    ) external payable nonReentrant returns (bytes32 id) {
        uint112 fromBalance = funding.fromBalance;
        bytes calldata authorization = funding.authorization;
        // Others may bring a payment that the client signed for just this, but only the client spends its balance,
        // coin or allowance (and by EIP-2612, which binds nothing: `Authorizations`).
        if (authorization.length == 0 || fromBalance != 0) Require.caller(terms.client);
        TermsBounds.check(terms);
        Require.offerOpen(terms.validUntil);
        bytes32 termsHash = terms.hash();
        id = _id(termsHash);
        uint256 word = _words[id];
        if (word != 0) revert Escrow_StatusWrong(id, OrderStatus(uint8(word)));

        OrderState memory state;
        state.status = OrderStatus.Pending;
        if (funding.keepRefunds) state.flags |= OrderWord.KEEP_REFUNDS;
        if (requirements != 0) state.flags |= OrderWord.REQUIREMENTS;
        if (sellerSignature.length != 0) {
            _checkOffer(terms, termsHash, sellerSignature);
            _begin(terms, state);
        }
        // Writes the order, takes `fromBalance`, and hands back what is left to collect.
        uint112 toCollect = _fund(id, state, terms, terms.price, fromBalance);
        emit OrderPlaced(
            id,
            terms.client,
            terms.seller,
            terms,
            state.status,
            state.flags,
            state.due,
            fromBalance,
            requirements
        );
        if (authorization.length == 0) {
            Transfers.collect(terms.token, toCollect);
        } else {
            bytes32 payment = TypedData.payment(
                PaymentPurpose.Place,
                id,
                requirements,
                funding.keepRefunds,
                sellerSignature.length != 0
            );
            Authorizations.collect(terms.token, terms.client, toCollect, authorization, payment);
        }
    }

    /// @inheritdoc IEscrow
    function accept(Terms calldata terms, uint32 round) external notDuringCalls {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.caller(terms.seller);
        Require.status(id, state, OrderStatus.Pending);
        Require.round(id, state, round);
        Require.offerOpen(terms.validUntil);

        _begin(terms, state);
        _save(id, state);
        emit OrderAccepted(id, state.status, state.due);
    }

    /// @inheritdoc IEscrow
    function start(Terms calldata terms, bytes32 requirements) external notDuringCalls {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.caller(terms.client);
        Require.statusBetween(id, state, OrderStatus.Pending, OrderStatus.Placed);
        if (requirements == 0) revert Escrow_RequirementsMissing();
        if (state.flags & OrderWord.REQUIREMENTS != 0) revert Escrow_RequirementsGiven(id);

        state.flags |= OrderWord.REQUIREMENTS;
        if (state.status == OrderStatus.Placed) _begin(terms, state);
        _save(id, state);
        emit OrderStarted(id, requirements, state.status, state.due);
    }

    /// @inheritdoc IEscrow
    function cancel(Terms calldata terms, bytes32 reason) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        bool byClient = msg.sender == terms.client;
        if (!byClient) Require.caller(terms.seller);
        Require.statusBetween(
            id,
            state,
            OrderStatus.Pending,
            byClient ? OrderStatus.Placed : OrderStatus.Disputed
        );

        _cancel(id, state, terms, byClient ? CancelCause.ByClient : CancelCause.BySeller, reason);
    }

    /// @inheritdoc IEscrow
    function deliver(Terms calldata terms, uint32 round, bytes32 content) external notDuringCalls {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.caller(terms.seller);
        Require.work(id, state);
        if (state.request != RequestKind.None) {
            Require.roundSince(id, state, round, _requestRounds[id]);
            Require.until(state.respondBy);
            _closeRequest(state);
        }

        bool late = block.timestamp > _graceEnd(terms, state);
        if (late) state.flags |= OrderWord.LATE;
        else state.flags &= ~OrderWord.LATE;
        state.status = OrderStatus.Delivered;
        state.due = Require.ahead(terms.reviewTime);
        _save(id, state);
        emit OrderDelivered(id, content, state.due, late);
    }

    /// @inheritdoc IEscrow
    function approve(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.caller(terms.client);
        Require.statusBetween(id, state, OrderStatus.InProgress, OrderStatus.Disputed);

        _complete(id, state, terms, CompleteCause.Approved);
    }

    /// @inheritdoc IEscrow
    function release(Terms calldata terms, uint112 amount) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.caller(terms.client);
        Require.statusBetween(id, state, OrderStatus.InProgress, OrderStatus.Contested);
        Require.freshRounds(id, state);

        _release(id, state, terms, amount);
    }

    /// @inheritdoc IEscrow
    function requestRevision(Terms calldata terms, bytes32 content, uint40 due) external notDuringCalls {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.caller(terms.client);
        Require.status(id, state, OrderStatus.Delivered);
        Require.noRequest(id, state);
        Require.until(state.due);
        bool unlimited = terms.revisions == type(uint8).max;
        if (!unlimited && state.revisionsUsed >= terms.revisions) {
            revert Escrow_RevisionsUsedUp(terms.revisions);
        }
        Require.dueAhead(due, terms.revisionTime);

        // Unlimited revisions stop counting at 255.
        if (state.revisionsUsed != type(uint8).max) ++state.revisionsUsed;
        state.flags &= ~OrderWord.LATE;
        state.status = OrderStatus.RevisionRequested;
        state.due = due;
        _save(id, state);
        emit RevisionRequested(id, content, due);
    }

    /// @inheritdoc IEscrow
    function request(Terms calldata terms, RequestKind kind, bytes32 content) external notDuringCalls {
        (bytes32 id, OrderState memory state) = _read(terms);
        if (kind == RequestKind.None) revert Escrow_RequestKindWrong(kind);
        Require.caller(_asker(terms, kind));
        if (kind == RequestKind.Refund) {
            Require.status(id, state, OrderStatus.Delivered);
            Require.until(state.due);
        } else if (state.status != OrderStatus.Placed) {
            Require.work(id, state);
        }
        Require.noRequest(id, state);
        Require.freshRounds(id, state);
        if (kind != RequestKind.CancelBySeller && block.timestamp < state.respondBy) {
            revert Escrow_RequestTooSoon(id, state.respondBy);
        }

        state.request = kind;
        state.respondBy = Require.ahead(terms.responseTime);
        _save(id, state);
        _requestRounds[id] = state.round;
        emit RequestOpened(id, kind, content, state.respondBy);
    }

    /// @inheritdoc IEscrow
    function answer(
        Terms calldata terms,
        uint32 round,
        bool accepted,
        bytes32 content
    ) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        RequestKind kind = Require.openRequest(id, state);
        Require.caller(_asked(terms, kind));
        Require.roundSince(id, state, round, _requestRounds[id]);
        Require.until(state.respondBy);

        if (kind == RequestKind.Progress) accepted = true;
        else if (accepted) return _cancel(id, state, terms, CancelCause.RequestAccepted, content);

        if (kind == RequestKind.Refund) {
            state.status = OrderStatus.Contested;
            state.due = Require.ahead(terms.reviewTime);
        }
        _closeRequest(state);
        _save(id, state);
        emit RequestAnswered(id, kind, accepted, content, state.status, state.due);
    }

    /// @inheritdoc IEscrow
    function withdrawRequest(Terms calldata terms) external notDuringCalls {
        (bytes32 id, OrderState memory state) = _read(terms);
        RequestKind kind = Require.openRequest(id, state);
        Require.caller(_asker(terms, kind));

        _closeRequest(state);
        _save(id, state);
        emit RequestWithdrawn(id, kind);
    }

    /// @inheritdoc IEscrow
    function expireRequest(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.openRequest(id, state);
        Require.past(state.respondBy);

        _cancel(id, state, terms, CancelCause.RequestExpired, 0);
    }

    /// @inheritdoc IEscrow
    function amend(
        Terms calldata terms,
        Amendment calldata amendment,
        bytes calldata signature,
        Funding calldata funding
    ) external payable nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        address signer = Require.party(terms);
        uint112 amount = amendment.amount;
        if (amount != 0) Require.caller(terms.client);
        if (state.status != OrderStatus.Placed) Require.work(id, state);
        Require.noRequest(id, state);
        Require.soon(amendment.validUntil);
        if (amendment.due != 0) Require.dueAhead(amendment.due, 0);
        bytes32 change = TypedData.amend(id, state.round, amendment);
        _onlySigned(signer, change, signature);

        if (amendment.due != 0) state.due = amendment.due;
        uint112 toCollect = _fund(id, state, terms, amount, funding.fromBalance);
        emit OrderAmended(id, amount, funding.fromBalance, state.due, amendment.content);
        if (funding.authorization.length == 0) return Transfers.collect(terms.token, toCollect);
        bytes32 payment = TypedData.payment(PaymentPurpose.Amend, id, change, false, false);
        Authorizations.collect(terms.token, terms.client, toCollect, funding.authorization, payment);
    }

    /// @inheritdoc IEscrow
    function revoke(Terms calldata terms) external notDuringCalls {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.party(terms);
        Require.statusBetween(id, state, OrderStatus.Pending, OrderStatus.Disputed);
        Require.freshRounds(id, state);

        _save(id, state);
        emit OrderRevoked(id, msg.sender);
    }

    /// @inheritdoc IEscrow
    function reclaim(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.caller(terms.client);
        if (_isLateUnderReview(state)) {
            Require.until(state.due);
        } else {
            Require.work(id, state);
            Require.past(_graceEnd(terms, state));
        }

        _cancel(id, state, terms, CancelCause.Reclaimed, 0);
    }

    /// @inheritdoc IEscrow
    function claim(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        if (state.status != OrderStatus.Contested) {
            Require.status(id, state, OrderStatus.Delivered);
        }
        Require.noRequest(id, state);
        Require.past(state.due);

        _complete(id, state, terms, CompleteCause.Claimed);
    }

    // ---------------------------------------------------------------- disputes

    /// @inheritdoc IEscrow
    function dispute(Terms calldata terms, bytes32 content) external notDuringCalls {
        (bytes32 id, OrderState memory state) = _read(terms);
        bool byClient = msg.sender == terms.client;
        if (!byClient) Require.caller(terms.seller);
        Require.statusBetween(id, state, OrderStatus.InProgress, OrderStatus.Contested);
        OrderStatus status = state.status;
        bool underReview = status == OrderStatus.Delivered || status == OrderStatus.Contested;
        if (byClient) {
            if (underReview) Require.until(state.due);
        } else if (!underReview) {
            Require.until(_graceEnd(terms, state));
        } else if (_isLateUnderReview(state)) {
            // Else a late junk delivery and a dispute right behind it would take the client's `reclaim` away.
            Require.past(state.due);
        }
        RequestKind kind = state.request;
        if (kind != RequestKind.None) {
            if (msg.sender == _asked(terms, kind)) Require.until(state.respondBy);
            _closeRequest(state);
        }

        state.status = OrderStatus.Disputed;
        state.due = Require.ahead(terms.rulingTime);
        _save(id, state);
        emit OrderDisputed(id, msg.sender, content, state.due);
    }

    /// @inheritdoc IEscrow
    function evidence(Terms calldata terms, bytes32 content) external notDuringCalls {
        (bytes32 id, OrderState memory state) = _read(terms);
        if (msg.sender != terms.arbiter) Require.party(terms);
        Require.status(id, state, OrderStatus.Disputed);

        emit EvidenceSubmitted(id, msg.sender, content);
    }

    /// @inheritdoc IEscrow
    function rule(
        Terms calldata terms,
        uint112 sellerAmount,
        bytes32 content,
        bytes calldata signature
    ) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.status(id, state, OrderStatus.Disputed);
        Require.until(state.due);
        if (msg.sender != terms.arbiter || signature.length != 0) {
            _onlySigned(terms.arbiter, TypedData.ruling(id, sellerAmount, content), signature);
        }

        _rule(id, state, terms, sellerAmount, content);
    }

    /// @inheritdoc IEscrow
    function expireDispute(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        Require.status(id, state, OrderStatus.Disputed);
        Require.past(state.due);

        _expire(id, state, terms);
    }

    /// @inheritdoc IEscrow
    function settle(
        Terms calldata terms,
        uint112 sellerAmount,
        uint40 validUntil,
        bytes calldata signature
    ) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        address signer = Require.party(terms);
        Require.statusBetween(id, state, OrderStatus.Placed, OrderStatus.Disputed);
        Require.soon(validUntil);
        _onlySigned(signer, TypedData.settlement(id, state.round, sellerAmount, validUntil), signature);

        _settle(id, state, terms, SettleCause.Agreed, sellerAmount, 0, 0);
    }

    // ---------------------------------------------------------------- views

    /// @inheritdoc IEscrow
    function orderId(Terms calldata terms) external view returns (bytes32 id) {
        return _id(terms.hash());
    }

    /// @inheritdoc IEscrow
    function order(bytes32 id) external view returns (OrderState memory state) {
        state.fill(_words[id]);
    }

    /// @inheritdoc IEscrow
    function epochOf(address seller) external view returns (uint256 epoch) {
        return _offers[seller].epoch;
    }

    /// @inheritdoc IEscrow
    function offerCancelled(address seller, bytes32 offer) external view returns (bool cancelled) {
        return _cancelledOffers[seller][offer];
    }

    // ---------------------------------------------------------------- reading and writing an order

    function _id(bytes32 termsHash) private view returns (bytes32) {
        return TypedData.orderId(termsHash, CHAIN_ID_AT_DEPLOYMENT);
    }

    function _read(Terms calldata terms) private view returns (bytes32 id, OrderState memory state) {
        id = _id(terms.hash());
        state.fill(_words[id]);
    }

    function _store(bytes32 id, OrderState memory state) internal override {
        _words[id] = state.pack();
    }

    /// The seller agreed: work starts at once if the requirements are there. A date agreed by `amend` holds
    /// if it is still ahead.
    function _begin(Terms calldata terms, OrderState memory state) private view {
        if (state.flags & OrderWord.REQUIREMENTS == 0) {
            state.status = OrderStatus.Placed;
        } else {
            state.status = OrderStatus.InProgress;
            if (state.due <= block.timestamp) state.due = Require.ahead(terms.deliveryTime);
        }
    }

    // ---------------------------------------------------------------- signatures

    /// An open offer is tried first, then a quote. Each is looked up as cancelled by the hash that was
    /// signed.
    function _checkOffer(Terms calldata terms, bytes32 quote, bytes calldata signature) private view {
        address seller = terms.seller;
        SellerOffers memory offers = _offers[seller];
        bytes32 signed = terms.openHash();
        if (!_isSigned(seller, TypedData.offer(signed, offers.epoch), signature)) {
            signed = quote;
            _onlySigned(seller, TypedData.offer(signed, offers.epoch), signature);
        }
        if (offers.someCancelled && _cancelledOffers[seller][signed]) revert Escrow_OfferWasCancelled(signed);
    }

    function _isSigned(
        address signer,
        bytes32 structHash,
        bytes calldata signature
    ) private view returns (bool) {
        return Signatures.isValid(signer, _hashTypedDataV4(structHash), signature);
    }

    function _onlySigned(address signer, bytes32 structHash, bytes calldata signature) private view {
        if (!_isSigned(signer, structHash, signature)) revert Escrow_SignatureInvalid(signer);
    }

    // ---------------------------------------------------------------- small readings

    function _asker(Terms calldata terms, RequestKind kind) private pure returns (address) {
        return kind == RequestKind.CancelBySeller ? terms.seller : terms.client;
    }

    function _asked(Terms calldata terms, RequestKind kind) private pure returns (address) {
        return kind == RequestKind.CancelBySeller ? terms.client : terms.seller;
    }

    /// What is under review came late: until `due` the client can take everything back.
    function _isLateUnderReview(OrderState memory state) private pure returns (bool) {
        return state.status == OrderStatus.Delivered && state.flags & OrderWord.LATE != 0;
    }

    /// From here on the order is seriously overdue.
    function _graceEnd(Terms calldata terms, OrderState memory state) private pure returns (uint256) {
        return uint256(state.due) + terms.graceTime;
    }
}
