// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { ReentrancyGuardTransient } from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import { EIP712 } from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import { IEscrow } from "./interfaces/IEscrow.sol";
import { OrderWord } from "./libraries/OrderWord.sol";
import { Shares } from "./libraries/Shares.sol";
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
    RequestKind,
    SettleCause,
    Terms
} from "./types/Order.sol";

/// @title Holdfast escrow
/// @notice Every function reads the order, checks who, whence and when, changes state, logs, and moves money last.
contract Escrow is IEscrow, EIP712, ReentrancyGuardTransient {
    using OrderWord for uint256;
    using OrderWord for OrderState;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;
    using TypedData for Terms;

    /// A delivery date can be agreed at most this far ahead.
    uint256 private constant DUE_HORIZON = 365 days;
    /// A settlement or amendment can be signed at most this far ahead.
    uint256 private constant SIGNATURE_HORIZON = 48 hours;
    /// No one party alone can raise the round further: what is above is kept for steps that end the order.
    uint32 private constant ROUND_CEILING = type(uint32).max - (1 << 20);

    /// Part of every order's id, so that a fork of the chain keeps the ids while its signatures differ.
    uint256 private immutable CHAIN_ID_AT_DEPLOYMENT = block.chainid;

    mapping(bytes32 id => uint256 word) private _words;
    mapping(address account => mapping(address token => uint256 amount)) private _balances;
    mapping(address seller => uint256 epoch) private _epochs;
    mapping(address seller => mapping(bytes32 offer => bool cancelled)) private _cancelledOffers;

    constructor() EIP712("Holdfast", "1") {}

    // ---------------------------------------------------------------- offers

    /// @inheritdoc IEscrow
    function cancelOffer(Terms calldata terms) external nonReentrant {
        _onlyCaller(terms.seller);
        bytes32 offer = terms.hash();
        _cancelledOffers[msg.sender][offer] = true;
        emit OfferCancelled(msg.sender, offer);
    }

    /// @inheritdoc IEscrow
    function cancelAllOffers() external nonReentrant {
        uint256 epoch = ++_epochs[msg.sender];
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
        if (funding.authorization.length != 0) revert Escrow_AuthorizationUnsupported();
        _onlyCaller(terms.client);
        TermsBounds.check(terms);
        if (block.timestamp > terms.validUntil) revert Escrow_OfferExpired(terms.validUntil);
        bytes32 termsHash = terms.hash();
        id = _id(termsHash);
        OrderState memory state = _words[id].unpack();
        if (state.status != OrderStatus.None) revert Escrow_StatusWrong(id, state.status);

        state.status = OrderStatus.Pending;
        if (funding.keepRefunds) state.flags |= OrderWord.KEEP_REFUNDS;
        if (requirements != 0) state.flags |= OrderWord.REQUIREMENTS;
        if (sellerSignature.length != 0) {
            _checkOffer(terms, termsHash, sellerSignature);
            _begin(terms, state);
        }
        state.remaining = terms.price;
        _save(id, state);
        uint256 rest = _useBalance(terms.token, state.remaining, funding.fromBalance);

        emit OrderPlaced(
            id,
            msg.sender,
            terms.seller,
            terms,
            state.status,
            state.flags,
            state.due,
            funding.fromBalance,
            requirements
        );
        Transfers.collect(terms.token, rest);
    }

    /// @inheritdoc IEscrow
    function accept(Terms calldata terms, uint32 round) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        _onlyCaller(terms.seller);
        _onlyStatus(id, state, OrderStatus.Pending, OrderStatus.Pending);
        _onlyRound(id, state, round);
        if (block.timestamp > terms.validUntil) revert Escrow_OfferExpired(terms.validUntil);

        _begin(terms, state);
        _save(id, state);
        emit OrderAccepted(id, state.status, state.due);
    }

    /// @inheritdoc IEscrow
    function start(Terms calldata terms, bytes32 requirements) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        _onlyCaller(terms.client);
        _onlyStatus(id, state, OrderStatus.Pending, OrderStatus.Placed);
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
        if (!byClient) _onlyCaller(terms.seller);
        _onlyStatus(id, state, OrderStatus.Pending, byClient ? OrderStatus.Placed : OrderStatus.Disputed);

        _cancel(id, state, terms, byClient ? CancelCause.ByClient : CancelCause.BySeller, reason);
    }

    /// @inheritdoc IEscrow
    function deliver(Terms calldata terms, uint32 round, bytes32 content) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        _onlyCaller(terms.seller);
        _onlyWork(id, state);
        _onlyRound(id, state, round);
        if (state.request != RequestKind.None) _onlyUntil(state.respondBy);

        bool late = block.timestamp > _graceEnd(terms, state);
        if (late) state.flags |= OrderWord.LATE;
        else state.flags &= ~OrderWord.LATE;
        state.status = OrderStatus.Delivered;
        state.due = _ahead(terms.reviewTime);
        _closeRequest(state);
        _save(id, state);
        emit OrderDelivered(id, content, state.due, late);
    }

    /// @inheritdoc IEscrow
    function approve(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        _onlyCaller(terms.client);
        _onlyStatus(id, state, OrderStatus.InProgress, OrderStatus.Disputed);

        _complete(id, state, terms, CompleteCause.Approved);
    }

    /// @inheritdoc IEscrow
    function release(Terms calldata terms, uint112 amount) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        _onlyCaller(terms.client);
        _onlyStatus(id, state, OrderStatus.InProgress, OrderStatus.Contested);
        _onlyFreshRounds(id, state);
        if (amount == 0 || amount >= state.remaining) revert Escrow_AmountOutOfRange(amount, state.remaining - 1);
        if (!Shares.isExact(amount, terms.platformFeeBps)) revert Escrow_FeeNotExact(amount, terms.platformFeeBps);

        uint112 fee = Shares.platformFee(amount, terms.platformFeeBps);
        state.remaining -= amount;
        _save(id, state);
        _credit(terms.platform, terms.token, fee);
        emit PartReleased(id, amount - fee, fee);
        _pay(id, terms.seller, terms.token, amount - fee);
    }

    /// @inheritdoc IEscrow
    function requestRevision(Terms calldata terms, bytes32 content, uint40 due) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        _onlyCaller(terms.client);
        _onlyStatus(id, state, OrderStatus.Delivered, OrderStatus.Delivered);
        _onlyNoRequest(id, state);
        _onlyUntil(state.due);
        bool unlimited = terms.revisions == type(uint8).max;
        if (!unlimited && state.revisionsUsed >= terms.revisions) revert Escrow_RevisionsUsedUp(terms.revisions);
        _onlyDueWithin(due, _ahead(terms.revisionTime));

        // Unlimited revisions stop counting at 255.
        if (state.revisionsUsed != type(uint8).max) ++state.revisionsUsed;
        state.flags &= ~OrderWord.LATE;
        state.status = OrderStatus.RevisionRequested;
        state.due = due;
        _save(id, state);
        emit RevisionRequested(id, content, due);
    }

    /// @inheritdoc IEscrow
    function request(Terms calldata terms, RequestKind kind, bytes32 content) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        if (kind == RequestKind.None) revert Escrow_RequestKindWrong(kind);
        _onlyCaller(_asker(terms, kind));
        if (kind == RequestKind.Refund) {
            _onlyStatus(id, state, OrderStatus.Delivered, OrderStatus.Delivered);
            _onlyUntil(state.due);
        } else if (state.status != OrderStatus.Placed) {
            _onlyWork(id, state);
        }
        _onlyNoRequest(id, state);
        _onlyFreshRounds(id, state);
        if (kind != RequestKind.CancelBySeller && block.timestamp < state.respondBy) {
            revert Escrow_RequestTooSoon(id, state.respondBy);
        }

        state.request = kind;
        state.respondBy = _ahead(terms.responseTime);
        _save(id, state);
        emit RequestOpened(id, kind, content, state.respondBy);
    }

    /// @inheritdoc IEscrow
    function answer(Terms calldata terms, uint32 round, bool accepted, bytes32 content) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        RequestKind kind = _openRequest(id, state);
        _onlyCaller(_asked(terms, kind));
        _onlyRound(id, state, round);
        _onlyUntil(state.respondBy);

        if (kind == RequestKind.Progress) accepted = true;
        else if (accepted) return _cancel(id, state, terms, CancelCause.RequestAccepted, content);

        if (kind == RequestKind.Refund) {
            state.status = OrderStatus.Contested;
            state.due = _ahead(terms.reviewTime);
        }
        _closeRequest(state);
        _save(id, state);
        emit RequestAnswered(id, kind, accepted, content, state.status, state.due);
    }

    /// @inheritdoc IEscrow
    function withdrawRequest(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        RequestKind kind = _openRequest(id, state);
        _onlyCaller(_asker(terms, kind));

        _closeRequest(state);
        _save(id, state);
        emit RequestWithdrawn(id, kind);
    }

    /// @inheritdoc IEscrow
    function expireRequest(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        _openRequest(id, state);
        _onlyAfter(state.respondBy);

        _cancel(id, state, terms, CancelCause.RequestExpired, 0);
    }

    /// @inheritdoc IEscrow
    function amend(
        Terms calldata terms,
        Amendment calldata amendment,
        bytes calldata signature,
        Funding calldata funding
    ) external payable nonReentrant {
        if (funding.authorization.length != 0) revert Escrow_AuthorizationUnsupported();
        (bytes32 id, OrderState memory state) = _read(terms);
        address signer = _otherParty(terms);
        uint112 amount = amendment.amount;
        if (amount != 0) _onlyCaller(terms.client);
        if (state.status != OrderStatus.Placed) _onlyWork(id, state);
        _onlyNoRequest(id, state);
        _onlySoon(amendment.validUntil);
        if (amendment.due != 0) _onlyDueWithin(amendment.due, block.timestamp.toUint40());
        uint112 most = type(uint112).max - state.remaining;
        if (amount > most) revert Escrow_AmountOutOfRange(amount, most);
        _onlySigned(signer, TypedData.amend(id, state.round, amendment), signature);

        if (amendment.due != 0) state.due = amendment.due;
        state.remaining += amount;
        _save(id, state);
        uint256 rest = _useBalance(terms.token, amount, funding.fromBalance);
        emit OrderAmended(id, amount, funding.fromBalance, state.due, amendment.content);
        Transfers.collect(terms.token, rest);
    }

    /// @inheritdoc IEscrow
    function revoke(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        _otherParty(terms);
        _onlyStatus(id, state, OrderStatus.Pending, OrderStatus.Disputed);
        _onlyFreshRounds(id, state);

        _save(id, state);
        emit OrderRevoked(id, msg.sender);
    }

    /// @inheritdoc IEscrow
    function reclaim(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        _onlyCaller(terms.client);
        if (state.status == OrderStatus.Delivered && state.flags & OrderWord.LATE != 0) {
            _onlyUntil(state.due);
        } else {
            _onlyWork(id, state);
            _onlyAfter(_graceEnd(terms, state));
        }

        _cancel(id, state, terms, CancelCause.Reclaimed, 0);
    }

    /// @inheritdoc IEscrow
    function claim(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        if (state.status != OrderStatus.Contested) {
            _onlyStatus(id, state, OrderStatus.Delivered, OrderStatus.Delivered);
        }
        _onlyNoRequest(id, state);
        _onlyAfter(state.due);

        _complete(id, state, terms, CompleteCause.Claimed);
    }

    // ---------------------------------------------------------------- disputes

    /// @inheritdoc IEscrow
    function dispute(Terms calldata terms, bytes32 content) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        bool byClient = msg.sender == terms.client;
        if (!byClient) _onlyCaller(terms.seller);
        _onlyStatus(id, state, OrderStatus.InProgress, OrderStatus.Contested);
        bool underReview = state.status == OrderStatus.Delivered || state.status == OrderStatus.Contested;
        if (byClient && underReview) _onlyUntil(state.due);
        if (!byClient && !underReview) _onlyUntil(_graceEnd(terms, state));
        if (state.request != RequestKind.None && msg.sender == _asked(terms, state.request)) {
            _onlyUntil(state.respondBy);
        }

        state.status = OrderStatus.Disputed;
        state.due = _ahead(terms.rulingTime);
        _closeRequest(state);
        _save(id, state);
        emit OrderDisputed(id, msg.sender, content, state.due);
    }

    /// @inheritdoc IEscrow
    function evidence(Terms calldata terms, bytes32 content) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        if (msg.sender != terms.arbiter) _otherParty(terms);
        _onlyStatus(id, state, OrderStatus.Disputed, OrderStatus.Disputed);

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
        _onlyStatus(id, state, OrderStatus.Disputed, OrderStatus.Disputed);
        _onlyUntil(state.due);
        if (msg.sender != terms.arbiter || signature.length != 0) {
            _onlySigned(terms.arbiter, TypedData.ruling(id, sellerAmount, content), signature);
        }

        uint112 arbiterFee = Shares.part(state.remaining, terms.arbiterFeeBps);
        _settle(id, state, terms, SettleCause.Ruled, sellerAmount, arbiterFee, content);
    }

    /// @inheritdoc IEscrow
    function expireDispute(Terms calldata terms) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        _onlyStatus(id, state, OrderStatus.Disputed, OrderStatus.Disputed);
        _onlyAfter(state.due);

        uint112 sellerAmount = Shares.part(state.remaining, terms.fallbackSellerBps);
        _settle(id, state, terms, SettleCause.Expired, sellerAmount, 0, 0);
    }

    /// @inheritdoc IEscrow
    function settle(
        Terms calldata terms,
        uint112 sellerAmount,
        uint40 validUntil,
        bytes calldata signature
    ) external nonReentrant {
        (bytes32 id, OrderState memory state) = _read(terms);
        address signer = _otherParty(terms);
        _onlyStatus(id, state, OrderStatus.Placed, OrderStatus.Disputed);
        _onlySoon(validUntil);
        _onlySigned(signer, TypedData.settlement(id, state.round, sellerAmount, validUntil), signature);

        _settle(id, state, terms, SettleCause.Agreed, sellerAmount, 0, 0);
    }

    // ---------------------------------------------------------------- platform balance

    /// @inheritdoc IEscrow
    function deposit(address token, uint256 amount) external payable nonReentrant {
        if (amount == 0) revert Escrow_AmountOutOfRange(0, type(uint256).max);
        _credit(msg.sender, token, amount);
        emit Deposited(msg.sender, token, amount);
        Transfers.collect(token, amount);
    }

    /// @inheritdoc IEscrow
    function withdraw(address token, uint256 amount, address to) external nonReentrant {
        if (to == address(0) || to == address(this)) revert Escrow_TargetInvalid(to);
        if (amount == 0) revert Escrow_AmountOutOfRange(0, _balances[msg.sender][token]);
        _debit(token, amount);
        emit Withdrawn(msg.sender, token, amount, to);
        if (token != address(0)) IERC20(token).safeTransfer(to, amount);
        else if (!Transfers.sendCoin(to, amount, gasleft())) revert Escrow_TransferFailed(to, amount);
    }

    /// @inheritdoc IEscrow
    function pushToken(address token, address to, uint256 amount) external {
        _onlyCaller(address(this));
        IERC20(token).safeTransfer(to, amount);
    }

    // ---------------------------------------------------------------- views

    /// @inheritdoc IEscrow
    function orderId(Terms calldata terms) external view returns (bytes32 id) {
        return _id(terms.hash());
    }

    /// @inheritdoc IEscrow
    function order(bytes32 id) external view returns (OrderState memory state) {
        return _words[id].unpack();
    }

    /// @inheritdoc IEscrow
    function balanceOf(address account, address token) external view returns (uint256 amount) {
        return _balances[account][token];
    }

    /// @inheritdoc IEscrow
    function epochOf(address seller) external view returns (uint256 epoch) {
        return _epochs[seller];
    }

    /// @inheritdoc IEscrow
    function offerCancelled(address seller, bytes32 offer) external view returns (bool cancelled) {
        return _cancelledOffers[seller][offer];
    }

    // ---------------------------------------------------------------- reading and writing an order

    function _id(bytes32 termsHash) private view returns (bytes32) {
        return keccak256(abi.encode(termsHash, CHAIN_ID_AT_DEPLOYMENT, address(this)));
    }

    function _read(Terms calldata terms) private view returns (bytes32 id, OrderState memory state) {
        id = _id(terms.hash());
        state = _words[id].unpack();
    }

    /// Every change of state goes through here or through `_end`. The checked sum is the last guard against a round
    /// that wraps; `_onlyFreshRounds` keeps anyone from coming near.
    function _save(bytes32 id, OrderState memory state) private {
        ++state.round;
        _words[id] = state.pack();
    }

    /// Ends an order for ever and hands back what it held. Nothing can follow, so here the round may stand still.
    function _end(bytes32 id, OrderState memory state, OrderStatus status) private returns (uint112 remaining) {
        remaining = state.remaining;
        state.status = status;
        state.remaining = 0;
        _closeRequest(state);
        if (state.round != type(uint32).max) ++state.round;
        _words[id] = state.pack();
    }

    /// The seller agreed: work starts at once if the requirements are there. A date agreed by `amend` holds if it is
    /// still ahead.
    function _begin(Terms calldata terms, OrderState memory state) private view {
        if (state.flags & OrderWord.REQUIREMENTS == 0) {
            state.status = OrderStatus.Placed;
        } else {
            state.status = OrderStatus.InProgress;
            if (state.due <= block.timestamp) state.due = _ahead(terms.deliveryTime);
        }
    }

    /// After the client's own request `respondBy` stays, as the moment before which the client can't open another.
    /// After the seller's it is cleared: a seller who opens and withdraws requests must not silence the client.
    function _closeRequest(OrderState memory state) private pure {
        if (state.request == RequestKind.CancelBySeller) state.respondBy = 0;
        state.request = RequestKind.None;
    }

    // ---------------------------------------------------------------- ends of an order

    function _cancel(
        bytes32 id,
        OrderState memory state,
        Terms calldata terms,
        CancelCause cause,
        bytes32 content
    ) private {
        uint112 amount = _end(id, state, OrderStatus.Cancelled);
        emit OrderCancelled(id, cause, amount, content);
        _refund(id, state, terms, amount);
    }

    function _complete(bytes32 id, OrderState memory state, Terms calldata terms, CompleteCause cause) private {
        uint112 amount = _end(id, state, OrderStatus.Completed);
        uint112 fee = Shares.platformFee(amount, terms.platformFeeBps);
        _credit(terms.platform, terms.token, fee);
        emit OrderCompleted(id, cause, amount - fee, fee);
        _pay(id, terms.seller, terms.token, amount - fee);
    }

    function _settle(
        bytes32 id,
        OrderState memory state,
        Terms calldata terms,
        SettleCause cause,
        uint112 sellerAmount,
        uint112 arbiterFee,
        bytes32 content
    ) private {
        uint112 rest = _end(id, state, OrderStatus.Settled) - arbiterFee;
        if (sellerAmount > rest) revert Escrow_AmountOutOfRange(sellerAmount, rest);
        uint112 toClient = rest - sellerAmount;
        uint112 fee = Shares.platformFee(sellerAmount, terms.platformFeeBps);
        _credit(terms.platform, terms.token, fee);
        _credit(terms.arbiter, terms.token, arbiterFee);
        emit OrderSettled(id, cause, sellerAmount - fee, toClient, fee, arbiterFee, content);
        _pay(id, terms.seller, terms.token, sellerAmount - fee);
        _refund(id, state, terms, toClient);
    }

    // ---------------------------------------------------------------- money

    function _credit(address account, address token, uint256 amount) private {
        if (amount != 0) _balances[account][token] += amount;
    }

    function _debit(address token, uint256 amount) private {
        uint256 balance = _balances[msg.sender][token];
        if (amount > balance) revert Escrow_BalanceTooLow(balance, amount);
        // Bound: amount <= balance, checked above.
        unchecked {
            _balances[msg.sender][token] = balance - amount;
        }
    }

    /// Takes part of a payment from the caller's balance and says how much is left to collect.
    function _useBalance(address token, uint112 amount, uint112 fromBalance) private returns (uint256 rest) {
        if (fromBalance > amount) revert Escrow_AmountOutOfRange(fromBalance, amount);
        if (fromBalance != 0) _debit(token, fromBalance);
        return amount - fromBalance;
    }

    function _refund(bytes32 id, OrderState memory state, Terms calldata terms, uint112 amount) private {
        if (state.flags & OrderWord.KEEP_REFUNDS == 0) _pay(id, terms.client, terms.token, amount);
        else if (amount != 0) _keep(id, terms.client, terms.token, amount);
    }

    /// Pushes a payout with a fixed gas allowance. A receiver that refuses it, or a token that refuses the receiver,
    /// can't stop the order: the amount then waits in the receiver's balance.
    function _pay(bytes32 id, address to, address token, uint112 amount) private {
        if (amount == 0) return;
        if (token == address(0)) {
            Transfers.requireGas(Transfers.COIN_GAS);
            if (!Transfers.sendCoin(to, amount, Transfers.COIN_GAS)) _keep(id, to, token, amount);
            return;
        }
        Transfers.requireGas(Transfers.TOKEN_GAS);
        // A call of its own, so that a token that moves money and then answers false is undone before the amount is
        // credited. The empty catch copies no return data.
        try this.pushToken{ gas: Transfers.TOKEN_GAS }(token, to, amount) {} catch {
            _keep(id, to, token, amount);
        }
    }

    function _keep(bytes32 id, address account, address token, uint112 amount) private {
        _credit(account, token, amount);
        emit Credited(account, token, amount, id);
    }

    // ---------------------------------------------------------------- signatures

    /// An open offer is tried first, then a quote. Each is looked up as cancelled by the hash that was signed.
    function _checkOffer(Terms calldata terms, bytes32 quote, bytes calldata signature) private view {
        address seller = terms.seller;
        uint256 epoch = _epochs[seller];
        bytes32 signed = terms.openHash();
        if (!_isSigned(seller, TypedData.offer(signed, epoch), signature)) {
            signed = quote;
            _onlySigned(seller, TypedData.offer(signed, epoch), signature);
        }
        if (_cancelledOffers[seller][signed]) revert Escrow_OfferWasCancelled(signed);
    }

    function _isSigned(address signer, bytes32 structHash, bytes calldata signature) private view returns (bool) {
        return Signatures.isValid(signer, _hashTypedDataV4(structHash), signature);
    }

    function _onlySigned(address signer, bytes32 structHash, bytes calldata signature) private view {
        if (!_isSigned(signer, structHash, signature)) revert Escrow_SignatureInvalid(signer);
    }

    // ---------------------------------------------------------------- who, whence, when

    function _onlyCaller(address account) private view {
        if (msg.sender != account) revert Escrow_NotAllowed(msg.sender);
    }

    /// The party that the caller is not.
    function _otherParty(Terms calldata terms) private view returns (address) {
        if (msg.sender == terms.client) return terms.seller;
        _onlyCaller(terms.seller);
        return terms.client;
    }

    function _asker(Terms calldata terms, RequestKind kind) private pure returns (address) {
        return kind == RequestKind.CancelBySeller ? terms.seller : terms.client;
    }

    function _asked(Terms calldata terms, RequestKind kind) private pure returns (address) {
        return kind == RequestKind.CancelBySeller ? terms.client : terms.seller;
    }

    function _onlyStatus(bytes32 id, OrderState memory state, OrderStatus first, OrderStatus last) private pure {
        if (state.status < first || state.status > last) revert Escrow_StatusWrong(id, state.status);
    }

    /// The seller has work to do.
    function _onlyWork(bytes32 id, OrderState memory state) private pure {
        if (state.status != OrderStatus.InProgress && state.status != OrderStatus.RevisionRequested) {
            revert Escrow_StatusWrong(id, state.status);
        }
    }

    function _onlyRound(bytes32 id, OrderState memory state, uint32 round) private pure {
        if (round != state.round) revert Escrow_RoundWrong(id, round, state.round);
    }

    /// Guards the steps that one party alone can repeat without end.
    function _onlyFreshRounds(bytes32 id, OrderState memory state) private pure {
        if (state.round >= ROUND_CEILING) revert Escrow_RoundsUsedUp(id);
    }

    function _onlyNoRequest(bytes32 id, OrderState memory state) private pure {
        if (state.request != RequestKind.None) revert Escrow_RequestOpen(id, state.request);
    }

    function _openRequest(bytes32 id, OrderState memory state) private pure returns (RequestKind kind) {
        kind = state.request;
        if (kind == RequestKind.None) revert Escrow_RequestNotOpen(id);
    }

    function _onlyUntil(uint256 deadline) private view {
        if (block.timestamp > deadline) revert Escrow_TooLate(deadline.toUint40());
    }

    function _onlyAfter(uint256 moment) private view {
        if (block.timestamp <= moment) revert Escrow_TooEarly((moment + 1).toUint40());
    }

    /// A signature's last moment is neither past nor more than 48 hours ahead.
    function _onlySoon(uint40 validUntil) private view {
        if (block.timestamp > validUntil) revert Escrow_SignatureExpired(validUntil);
        uint40 latest = _ahead(SIGNATURE_HORIZON);
        if (validUntil > latest) revert Escrow_ValidUntilTooFar(validUntil, latest);
    }

    function _onlyDueWithin(uint40 due, uint40 earliest) private view {
        uint40 latest = _ahead(DUE_HORIZON);
        if (due < earliest || due > latest) revert Escrow_DueOutOfRange(due, earliest, latest);
    }

    /// From here on the order is seriously overdue.
    function _graceEnd(Terms calldata terms, OrderState memory state) private pure returns (uint256) {
        return uint256(state.due) + terms.graceTime;
    }

    function _ahead(uint256 delay) private view returns (uint40) {
        return (block.timestamp + delay).toUint40();
    }
}
