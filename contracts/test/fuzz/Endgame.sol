// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrow } from "../../interfaces/IEscrow.sol";
import { OrderState, OrderStatus, RequestKind, Terms } from "../../types/Order.sol";
import { Act } from "./Deed.sol";
import { Checks } from "./Checks.sol";

/// @title Invariant 4: each party can end an order alone, in bounded time, whatever the other does meanwhile
/// @notice One party goes for an end without giving up: it never approves (client) nor cancels work (seller). Before
/// each of its steps the other party makes moves of its own, none of which ends the order. Then all is undone.
abstract contract Endgame is Checks {
    uint256 private constant STEPS = 16;

    /// One party's way to the end of one order.
    struct Game {
        bytes32 id;
        Terms terms;
        bool asClient;
        address self;
        address other;
        uint256 seed;
    }

    error Endgame_Stuck(Game game, OrderState state);
    error Endgame_TooLong(Game game, uint256 took, uint256 bound);

    function endgame(uint256 seed) external {
        seed = _fresh(seed);
        if (seed % 8 != 0 || _openIds.length == 0) return;
        _play(_openIds[(seed >> 8) % _openIds.length], (seed >> 16) % 2 == 0, seed >> 24);
    }

    /// Every open order, from both sides.
    function endgames() external {
        for (uint256 i = 0; i < _openIds.length; ++i) {
            _play(_openIds[i], true, _fresh(i));
            _play(_openIds[i], false, _fresh(i));
        }
    }

    function _play(bytes32 id, bool asClient, uint256 seed) private {
        Game memory game;
        game.id = id;
        game.terms = _termsOf(id);
        game.asClient = asClient;
        (game.self, game.other) =
            asClient ? (game.terms.client, game.terms.seller) : (game.terms.seller, game.terms.client);
        uint256 snapshot = VM.snapshotState();
        uint256 began = _now();
        uint256 bound = _boundOf(game, began);
        for (uint256 step = 0; step < STEPS && !_isOver(id); ++step) {
            game.seed = uint256(keccak256(abi.encode(seed, step)));
            for (uint256 i = 0; i < 3 && !_isOver(id); ++i) _block(game, game.seed >> (16 * i));
            if (!_isOver(id)) _proceed(game, step);
        }
        if (!_isOver(id)) revert Endgame_Stuck(game, _states[id]);
        if (_now() - began > bound) revert Endgame_TooLong(game, _now() - began, bound);
        require(VM.revertToStateAndDelete(snapshot), "not undone");
    }

    /// What is left of the present windows, and each later one as often as it can come.
    function _boundOf(Game memory game, uint256 began) private view returns (uint256 bound) {
        OrderState memory state = _states[game.id];
        uint256 limit = state.due > state.respondBy ? state.due : state.respondBy;
        if (limit > began) bound = limit - began;
        Terms memory terms = game.terms;
        bound += uint256(terms.graceTime) + terms.rulingTime + 2 * uint256(terms.responseTime);
        bound += 3 * uint256(terms.reviewTime) + STEPS;
    }

    function _isOver(bytes32 id) private view returns (bool) {
        return _states[id].status >= OrderStatus.Completed;
    }

    // ---------------------------------------------------------------- the party's own steps

    function _proceed(Game memory game, uint256 step) private {
        OrderState memory state = _states[game.id];
        uint256 now_ = _now();
        if (state.status <= OrderStatus.Placed) return _move(game, Act.Cancel);
        if (state.status == OrderStatus.Disputed) {
            return now_ > state.due ? _move(game, Act.ExpireDispute) : _wait(state.due);
        }
        if (state.request != RequestKind.None && now_ > state.respondBy) {
            return _move(game, Act.ExpireRequest);
        }
        // Patient at first, by chance; in the end it calls the arbiter wherever it may.
        bool patient = game.seed % 2 == 0 && step < STEPS / 2;
        if (game.asClient) _proceedAsClient(game, state, patient);
        else _proceedAsSeller(game, state, patient);
    }

    function _proceedAsClient(Game memory game, OrderState memory state, bool patient) private {
        uint256 now_ = _now();
        if (state.status == OrderStatus.InProgress || state.status == OrderStatus.RevisionRequested) {
            uint256 graceEnd = uint256(state.due) + game.terms.graceTime;
            if (now_ > graceEnd) return _move(game, Act.Reclaim);
            return patient ? _wait(graceEnd) : _move(game, Act.Dispute);
        }
        bool late = state.status == OrderStatus.Delivered && state.flags & 4 != 0;
        if (now_ <= state.due) return _move(game, late && patient ? Act.Reclaim : Act.Dispute);
        if (state.request != RequestKind.None) return _wait(state.respondBy);
        _move(game, Act.Claim);
    }

    function _proceedAsSeller(Game memory game, OrderState memory state, bool patient) private {
        uint256 now_ = _now();
        if (state.status == OrderStatus.InProgress || state.status == OrderStatus.RevisionRequested) {
            bool overdue = now_ > uint256(state.due) + game.terms.graceTime;
            return _move(game, overdue || patient ? Act.Deliver : Act.Dispute);
        }
        if (state.request != RequestKind.None && patient) return _move(game, Act.Answer);
        if (state.request == RequestKind.None && now_ > state.due) return _move(game, Act.Claim);
        bool late = state.status == OrderStatus.Delivered && state.flags & 4 != 0;
        if (late && state.request != RequestKind.None) return _move(game, Act.Answer);
        if (late || (patient && state.request == RequestKind.None)) return _wait(state.due);
        _move(game, Act.Dispute);
    }

    /// To the first second after.
    function _wait(uint256 moment) private {
        _goTo(moment + 1);
    }

    // ---------------------------------------------------------------- both parties' moves

    /// One of the moves by which the other party could get in the way.
    function _block(Game memory game, uint256 how) private {
        Act[8] memory moves = [
            Act.Revoke,
            Act.Request,
            Act.WithdrawRequest,
            Act.Answer,
            Act.Deliver,
            Act.RequestRevision,
            Act.Dispute,
            Act.Release
        ];
        _try(game, game.other, moves[how % 8], how >> 4);
    }

    /// A step on the party's way: the rules must allow it.
    function _move(Game memory game, Act act) private {
        if (!_try(game, game.self, act, 0)) revert Endgame_Stuck(game, _states[game.id]);
    }

    function _try(Game memory game, address by, Act act, uint256 how) private returns (bool) {
        Try memory t;
        (t.id, t.terms, t.state) = (game.id, game.terms, _states[game.id]);
        // A bit that keeps `_do` from starving the call of gas.
        t.seed = 1 << 200;
        t.deed.act = act;
        t.deed.by = by;
        t.deed.round = t.state.round;
        t.deed.kind = _kindFor(t, how);
        t.deed.date = uint40(_now() + 365 days);
        t.deed.amount = t.state.remaining > 10_000 ? 10_000 : 1;
        return _end(t, _dataOf(t));
    }

    function _kindFor(Try memory t, uint256 how) private pure returns (RequestKind) {
        if (t.deed.by == t.terms.seller) return RequestKind.CancelBySeller;
        if (t.state.status == OrderStatus.Delivered) return RequestKind.Refund;
        return how % 2 == 0 ? RequestKind.CancelByClient : RequestKind.Progress;
    }

    function _dataOf(Try memory t) private pure returns (bytes memory) {
        Act act = t.deed.act;
        Terms memory terms = t.terms;
        if (act == Act.Cancel) return abi.encodeCall(IEscrow.cancel, (terms, 0));
        if (act == Act.Deliver) return abi.encodeCall(IEscrow.deliver, (terms, t.deed.round, 0));
        if (act == Act.Release) return abi.encodeCall(IEscrow.release, (terms, t.deed.amount));
        if (act == Act.RequestRevision)
            return abi.encodeCall(IEscrow.requestRevision, (terms, 0, t.deed.date));
        if (act == Act.Request) return abi.encodeCall(IEscrow.request, (terms, t.deed.kind, 0));
        if (act == Act.Answer) return abi.encodeCall(IEscrow.answer, (terms, t.deed.round, false, 0));
        if (act == Act.WithdrawRequest) return abi.encodeCall(IEscrow.withdrawRequest, (terms));
        if (act == Act.ExpireRequest) return abi.encodeCall(IEscrow.expireRequest, (terms));
        if (act == Act.Revoke) return abi.encodeCall(IEscrow.revoke, (terms));
        if (act == Act.Reclaim) return abi.encodeCall(IEscrow.reclaim, (terms));
        if (act == Act.Claim) return abi.encodeCall(IEscrow.claim, (terms));
        if (act == Act.Dispute) return abi.encodeCall(IEscrow.dispute, (terms, 0));
        return abi.encodeCall(IEscrow.expireDispute, (terms));
    }
}
