// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IEscrow } from "../../interfaces/IEscrow.sol";
import { GasBurningWallet } from "../../mocks/GasBurningWallet.sol";
import { HungryWallet } from "../../mocks/HungryWallet.sol";
import { MoodyToken } from "../../mocks/MoodyToken.sol";
import { ProbingWallet } from "../../mocks/ProbingWallet.sol";
import { RefusingWallet } from "../../mocks/RefusingWallet.sol";
import { ReturnBombWallet } from "../../mocks/ReturnBombWallet.sol";
import { SilentToken } from "../../mocks/SilentToken.sol";
import { StableToken } from "../../mocks/StableToken.sol";
import { Wallet } from "../../mocks/Wallet.sol";
import { OrderState, Terms } from "../../types/Order.sol";
import { TestBase } from "../TestBase.sol";

/// @title The escrow, everyone around it, the tokens and the orders
abstract contract World is TestBase {
    /// What everyone owns of everything at first.
    uint256 internal constant FORTUNE = 2 ** 120;
    uint256 internal constant MOST_OPEN = 6;
    uint256 internal constant MOST_ORDERS = 40;
    address internal constant COIN = address(0);
    address internal constant PERMIT2 = 0x000000000022D473030F116dDEE9F6B43aC78BA3;
    /// One attempt in this many is not meant well: another caller, another order, a wrong number.
    uint256 internal constant RARELY = 8;

    IEscrow internal immutable ESCROW = _newEscrow();
    /// The same contract at another address.
    IEscrow internal immutable OTHER = _newEscrow();
    StableToken internal immutable PLAIN = new StableToken();
    SilentToken internal immutable SILENT = new SilentToken();
    MoodyToken internal immutable MOODY = new MoodyToken();

    address[] internal _tokens;
    address[] internal _clients;
    address[] internal _sellers;
    address[] internal _arbiters;
    address[] internal _platforms;
    address internal _stranger;
    /// All of them.
    address[] internal _people;
    /// The key that signs for an account: its own, or its owner's.
    mapping(address account => uint256 key) internal _keys;
    /// Takes no coin that is pushed.
    mapping(address account => bool) internal _refusesCoin;
    ProbingWallet[] internal _probers;

    Terms[] private _orders;
    bytes32[] internal _ids;
    /// Those not finished.
    bytes32[] internal _openIds;
    mapping(bytes32 id => uint256) private _indexOf;
    mapping(bytes32 id => address) internal _tokenOf;
    /// Each order's state as it should be.
    mapping(bytes32 id => OrderState) internal _states;
    /// The round that opening the last request led to.
    mapping(bytes32 id => uint32) internal _requestRounds;

    constructor() {
        // So that times outgrow 32 bits on the way.
        VM.warp(2 ** 32 - 10 days);
        _deployPermit2();
        _tokens = [COIN, address(PLAIN), address(SILENT), address(MOODY)];
        _clients = [_person(), _person(), _probing(), _refusing()];
        _sellers = [_person(), _probing(), _refusing()];
        _nextOwner();
        _sellers.push(_settle(address(new GasBurningWallet()), true));
        _nextOwner();
        _sellers.push(_settle(address(new ReturnBombWallet()), true));
        _nextOwner();
        _sellers.push(_settle(address(new HungryWallet()), false));
        _nextOwner();
        _arbiters = [_settle(address(new Wallet()), false), _person()];
        _platforms = [_person(), _arbiters[1], _sellers[0]];
        _stranger = _person();
    }

    // ---------------------------------------------------------------- people

    /// An ordinary account with a key of its own.
    function _person() private returns (address) {
        return _settle(VM.addr(_people.length + 1), false);
    }

    function _probing() private returns (address) {
        _nextOwner();
        ProbingWallet wallet = new ProbingWallet();
        _probers.push(wallet);
        return _settle(address(wallet), false);
    }

    function _refusing() private returns (address) {
        _nextOwner();
        return _settle(address(new RefusingWallet()), true);
    }

    /// A wallet belongs to its maker: the next account's key makes it, and signs for it.
    function _nextOwner() private {
        VM.prank(VM.addr(_people.length + 1));
    }

    /// Gives an account a key and a fortune.
    function _settle(address account, bool refuses) private returns (address) {
        _people.push(account);
        _keys[account] = _people.length;
        _refusesCoin[account] = refuses;
        VM.deal(account, FORTUNE);
        for (uint256 i = 1; i < _tokens.length; ++i) {
            StableToken(_tokens[i]).mint(account, FORTUNE);
            _allow(account, _tokens[i], address(ESCROW), type(uint256).max);
            _allow(account, _tokens[i], PERMIT2, type(uint256).max);
        }
        return account;
    }

    /// Old tokens answer nothing.
    function _allow(address account, address token, address spender, uint256 amount) internal {
        VM.prank(account);
        (bool ok, ) = token.call(abi.encodeCall(IERC20.approve, (spender, amount)));
        require(ok, "no allowance");
    }

    function _allowance(address account, address token) internal view returns (uint256) {
        return StableToken(token).allowance(account, address(ESCROW));
    }

    /// Puts Permit2 where it is on every chain, as it was put there: the address comes from the code.
    function _deployPermit2() private {
        address factory = 0x4e59b44847b379578588920cA78FbF26c0B4956C;
        VM.etch(
            factory,
            hex"7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3"
        );
        bytes memory code = VM.readFileBinary(
            "node_modules/hardhat-predeploy/bin/0x000000000022D473030F116dDEE9F6B43aC78BA3.bytecode"
        );
        bytes32 salt = 0x0000000000000000000000000000000000000000d3af2663da51c10215000000;
        (bool ok, ) = factory.call(abi.encodePacked(salt, code));
        require(ok && PERMIT2.code.length != 0, "this is not Permit2's code");
    }

    function _anyone(uint256 seed) internal view returns (address) {
        return _people[seed % _people.length];
    }

    function _walletOf(address account, address token) internal view returns (uint256) {
        return token == COIN ? account.balance : StableToken(token).balanceOf(account);
    }

    /// Whether a payout reaches its receiver rather than the receiver's balance.
    function _arrives(address to, address token) internal view returns (bool) {
        if (token == COIN) return !_refusesCoin[to];
        if (token != address(MOODY)) return true;
        MoodyToken.Mood mood = MOODY.moodOut();
        return !MOODY.blocked(to) && (mood == MoodyToken.Mood.Honest || mood == MoodyToken.Mood.Probing);
    }

    /// Whether a token hands over what is asked of its owner.
    function _delivers(address from, address token) internal view returns (bool) {
        if (token != address(MOODY)) return true;
        MoodyToken.Mood mood = MOODY.moodIn();
        return !MOODY.blocked(from) && (mood == MoodyToken.Mood.Honest || mood == MoodyToken.Mood.Probing);
    }

    // ---------------------------------------------------------------- orders

    function _addOrder(Terms memory terms, bytes32 id) internal {
        _indexOf[id] = _orders.length;
        _tokenOf[id] = terms.token;
        _orders.push(terms);
        _ids.push(id);
        _openIds.push(id);
    }

    function _closeOrder(bytes32 id) internal {
        uint256 last = _openIds.length - 1;
        for (uint256 i = 0; i < last; ++i) if (_openIds[i] == id) _openIds[i] = _openIds[last];
        _openIds.pop();
    }

    /// An open order of one of these statuses (bit by number), if there is one from a random place on; sometimes any.
    function _pick(uint256 seed, uint256 statuses) internal view returns (Terms memory, bytes32 id) {
        if (_ids.length == 0) return (_noTerms(), ESCROW.orderId(_noTerms()));
        uint256 length = _openIds.length;
        if (length == 0 || (seed >> 40) % RARELY == 0) {
            id = _ids[(seed >> 8) % _ids.length];
            return (_termsOf(id), id);
        }
        for (uint256 i = 0; i < length; ++i) {
            id = _openIds[addmod(seed >> 8, i, length)];
            if ((statuses >> uint8(_states[id].status)) & 1 != 0) break;
        }
        return (_termsOf(id), id);
    }

    function _termsOf(bytes32 id) internal view returns (Terms memory) {
        return _orders[_indexOf[id]];
    }

    /// Terms that no order has.
    function _noTerms() private view returns (Terms memory terms) {
        terms.client = _clients[0];
        terms.seller = _sellers[0];
        terms.arbiter = _arbiters[0];
    }
}
