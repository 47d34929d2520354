// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrow } from "../../../interfaces/IEscrow.sol";
import { IEscrowErrors } from "../../../interfaces/IEscrowErrors.sol";
import { Funding, OrderStatus, PaymentWay, Terms } from "../../../types/Order.sol";
import { Act } from "../Deed.sol";
import { Acting } from "./Acting.sol";

/// @title Offers, placing, and what comes before the work
abstract contract Beginning is Acting {
    function place(uint256 seed, uint112 price, uint256 how) external {
        Try memory t;
        t.seed = _fresh(seed);
        if (_openIds.length >= MOST_OPEN || _ids.length >= MOST_ORDERS) return;
        t.terms = _newTerms(t.seed, price);
        how = uint256(keccak256(abi.encode(t.seed, how)));
        if (how % 16 == 0) _spoil(t.terms, how >> 8);
        t.id = ESCROW.orderId(t.terms);
        t.deed.act = Act.Place;
        _as(t, t.terms.client);
        _chooseWay(t, how >> 72);
        if (t.deed.authorized && how % 2 == 0) t.deed.by = _anyone(how >> 8);
        t.deed.keepRefunds = (how >> 16) % 3 == 0;
        if ((how >> 20) % 2 == 0) t.deed.content = bytes32(how);
        _fund(t, t.terms.price, how >> 24);
        Paper memory paper;
        if ((how >> 32) % 4 != 0) paper = _offerFor(t.terms, how >> 40);
        t.deed.signed = paper.signature.length != 0;
        t.deed.signedWell = t.deed.signed && _fits(paper, t.deed, t.terms, t.id);
        bytes memory authorization = _writeAuthorization(t, how >> 80);
        Funding memory funding = Funding(t.deed.fromBalance, t.deed.keepRefunds, authorization);
        bytes memory data = abi.encodeCall(
            IEscrow.place,
            (t.terms, paper.signature, funding, t.deed.content)
        );
        if (!_end(t, data)) return;
        _addOrder(t.terms, t.id);
        _usedUp(t.deed, t.terms, authorization);
        // Invariant 7: a quote is used once; an open offer as often as there are clients.
        bool quote = t.deed.signed && paper.structHash == _offer(t.terms.seller, _termsHash(t.terms, false));
        if (quote) require(!_used[paper.structHash], "7: a quote was used twice");
        if (quote) _used[paper.structHash] = true;
    }

    /// Without tricks, so that there is always something going on.
    function placeWell(uint256 seed, uint112 price) external {
        Try memory t;
        t.seed = _fresh(seed);
        if (_openIds.length >= MOST_OPEN || _ids.length >= MOST_ORDERS) return;
        t.terms = _newTerms(t.seed, price);
        if (t.terms.token != COIN) t.terms.token = address(PLAIN);
        _allow(t.terms.client, address(PLAIN), address(ESCROW), type(uint256).max);
        t.id = ESCROW.orderId(t.terms);
        t.deed.act = Act.Place;
        t.deed.by = t.terms.client;
        t.deed.keepRefunds = (t.seed >> 192) % 3 == 0;
        if ((t.seed >> 194) % 4 != 0) t.deed.content = bytes32(t.seed);
        if (t.terms.token == COIN) t.deed.value = t.terms.price;
        Paper memory paper;
        if ((t.seed >> 196) % 4 != 0) paper = _signOffer(t.terms, (t.seed >> 198) % 2 == 0);
        t.deed.signed = paper.signature.length != 0;
        t.deed.signedWell = t.deed.signed && _fits(paper, t.deed, t.terms, t.id);
        Funding memory funding = Funding(0, t.deed.keepRefunds, "");
        bytes memory data = abi.encodeCall(
            IEscrow.place,
            (t.terms, paper.signature, funding, t.deed.content)
        );
        if (_end(t, data)) _addOrder(t.terms, t.id);
    }

    /// An order that there is already cannot be placed again, finished or not.
    function placeAgain(uint256 seed) external {
        Try memory t = _begin(Act.Place, seed, ANY);
        _as(t, t.terms.client);
        _fund(t, t.terms.price, 0);
        Paper memory paper = _signOffer(t.terms, t.seed % 2 == 0);
        (t.deed.signed, t.deed.signedWell) = (true, true);
        Funding memory funding = Funding(t.deed.fromBalance, false, "");
        _end(t, abi.encodeCall(IEscrow.place, (t.terms, paper.signature, funding, t.deed.content)));
    }

    /// Invariant 7: a signature is for one contract on one chain.
    function placeElsewhere(uint256 seed, uint112 price) external {
        seed = _fresh(seed);
        Terms memory terms = _newTerms(seed, price);
        terms.token = COIN;
        Paper memory paper = _signOffer(terms, (seed >> 192) % 2 == 0);
        bytes memory data = abi.encodeCall(
            IEscrow.place,
            (terms, paper.signature, Funding(0, false, ""), bytes32(seed))
        );
        uint256 chain = block.chainid;
        IEscrow target = (seed >> 200) % 2 == 0 ? OTHER : ESCROW;
        if (target == ESCROW) VM.chainId(chain + 1);
        VM.prank(terms.client);
        (bool ok, bytes memory reason) = address(target).call{ value: terms.price }(data);
        VM.chainId(chain);
        bool refused = !ok && bytes4(reason) == IEscrowErrors.Escrow_SignatureInvalid.selector;
        require(refused, "7: a signature was taken elsewhere");
    }

    function accept(uint256 seed) external {
        Try memory t = _begin(Act.Accept, seed, PENDING);
        _as(t, t.terms.seller);
        _end(t, abi.encodeCall(IEscrow.accept, (t.terms, t.deed.round)));
    }

    function start(uint256 seed) external {
        Try memory t = _begin(Act.Start, seed, PENDING | PLACED);
        _as(t, t.terms.client);
        if ((t.seed >> 80) % RARELY == 0) t.deed.content = 0;
        _end(t, abi.encodeCall(IEscrow.start, (t.terms, t.deed.content)));
    }

    function cancel(uint256 seed) external {
        Try memory t = _begin(Act.Cancel, seed, OPEN);
        if ((t.seed >> 80) % (t.state.status > OrderStatus.Placed ? RARELY : 3) != 0) return;
        _as(t, _eitherParty(t));
        _end(t, abi.encodeCall(IEscrow.cancel, (t.terms, t.deed.content)));
    }

    function cancelOffer(uint256 seed) external {
        seed = _fresh(seed);
        Terms memory terms = _newTerms(seed, 1);
        if (seed % 2 == 0 && _ids.length != 0) (terms, ) = _pick(seed, ANY);
        if ((seed >> 96) % 2 == 0) (terms.client, terms.salt) = (address(0), 0);
        bool right = (seed >> 16) % RARELY != 0;
        address by = right ? terms.seller : _anyone(seed >> 24);
        bytes memory data = abi.encodeCall(IEscrow.cancelOffer, (terms));
        _doBalance(by, 0, data, _emptySheet(by), by == terms.seller);
    }

    function cancelAllOffers(uint256 seed) external {
        address by = _anyone(_fresh(seed));
        _doBalance(by, 0, abi.encodeCall(IEscrow.cancelAllOffers, ()), _emptySheet(by), true);
    }

    // ---------------------------------------------------------------- inner

    /// A fresh offer (sometimes somebody else's, sometimes kept instead of used), or one that was given before.
    function _offerFor(Terms memory terms, uint256 how) private returns (Paper memory paper) {
        if (how % 4 == 0 && _hasPapers()) return _oldPaper(how >> 8, Act.Place);
        paper = _signOffer(terms, (how >> 4) % 2 == 0);
        if ((how >> 8) % RARELY == 0) {
            paper.signer = _anyone(how >> 16);
            paper.signature = _sign(paper.signer, paper.structHash);
        }
        _file(paper);
    }

    /// By the payer's signature, sometimes; of tokens mostly, for coin has none.
    function _chooseWay(Try memory t, uint256 how) internal pure {
        t.deed.authorized = how % (t.terms.token == COIN ? 32 : 2) == 0;
        t.deed.way = PaymentWay((how >> 8) % 3);
    }

    function _writeAuthorization(Try memory t, uint256 how) internal view returns (bytes memory) {
        if (!t.deed.authorized) return "";
        return _authorize(t.deed, t.terms, t.id, uint256(keccak256(abi.encode(how))));
    }

    /// Mostly with coin or tokens, sometimes with what the balance holds, sometimes with too much or too little.
    function _fund(Try memory t, uint112 amount, uint256 how) internal view {
        uint256 balance = ESCROW.balanceOf(t.deed.by, t.terms.token);
        if (how % 4 == 1) t.deed.fromBalance = uint112(balance < amount ? balance : amount);
        if (how % 32 == 2) t.deed.fromBalance = uint112(_bound(how >> 8, 0, amount));
        if (how % 32 == 3) t.deed.fromBalance = uint112(_bound(how >> 8, 0, type(uint112).max));
        if (t.terms.token == COIN && t.deed.fromBalance <= amount) t.deed.value = amount - t.deed.fromBalance;
        if (how % 32 == 4) t.deed.value = how % 3 == 0 ? 1 : t.deed.value + 1;
        if (how % 32 == 5 && t.deed.value != 0) --t.deed.value;
    }

    function _newTerms(uint256 seed, uint112 price) private view returns (Terms memory terms) {
        terms.client = _clients[seed % _clients.length];
        terms.seller = _sellers[(seed >> 8) % _sellers.length];
        terms.arbiter = _arbiters[(seed >> 32) % _arbiters.length];
        terms.platform = _platforms[(seed >> 40) % _platforms.length];
        terms.token = _tokens[(seed >> 48) % _tokens.length];
        terms.price = _price(seed >> 56, price);
        terms.platformFeeBps = uint16(_some(seed >> 64, 0, 1, 2_000));
        terms.arbiterFeeBps = uint16(_some(seed >> 80, 0, 1, 1_000));
        terms.fallbackSellerBps = uint16(_some(seed >> 96, 0, 0, 10_000));
        terms.deliveryTime = uint32(_some(seed >> 112, 0, 1, 5 days));
        terms.revisionTime = uint32(_some(seed >> 128, 0, 0, 1 days));
        terms.reviewTime = uint32(_some(seed >> 136, 1 hours, 1 hours, 4 days));
        terms.responseTime = uint32(_some(seed >> 144, 1 hours, 1 hours, 3 days));
        terms.graceTime = uint32(_some(seed >> 152, 0, 0, 2 days));
        terms.rulingTime = uint32(_some(seed >> 160, 1 days, 1 days, 9 days));
        terms.revisions = uint8([0, 1, 2, 255][(seed >> 168) % 4]);
        uint256 work = uint256(terms.revisionTime) + terms.graceTime;
        if (terms.revisions != 0 && work < 1 hours) terms.revisionTime += uint32(1 hours - work);
        uint256 valid = (seed >> 176) % 4;
        terms.validUntil = valid == 0 ? uint40(_now()) : uint40(_now() + 1 hours);
        if (valid > 1) terms.validUntil = type(uint40).max;
        terms.content = bytes32(seed >> 250);
        // Few salts, so that an open offer's terms come again.
        terms.salt = (seed >> 184) % 3 == 0 ? 0 : seed;
    }

    /// Tiny, ordinary, or as much as fits.
    function _price(uint256 how, uint112 price) private pure returns (uint112) {
        how %= 4;
        if (how == 0) return uint112(_bound(price, 1, 10));
        if (how == 1) return uint112(_bound(price, 1, 1e6));
        if (how == 2) return uint112(_bound(price, 1, 1e24));
        return uint112(_bound(price, 1, type(uint112).max));
    }

    /// One of the ends, or anything between.
    function _some(uint256 how, uint256 least, uint256 next, uint256 most) private pure returns (uint256) {
        uint256 which = how % 4;
        if (which == 0) return least;
        if (which == 1) return most;
        return _bound(uint256(keccak256(abi.encode(how))), next, most);
    }

    /// Makes one member what no terms may say.
    function _spoil(Terms memory terms, uint256 how) private pure {
        uint256 which = how % 16;
        if (which == 0) terms.client = address(0);
        if (which == 1) terms.seller = terms.client;
        if (which == 2) terms.arbiter = terms.client;
        if (which == 3) terms.arbiter = terms.seller;
        if (which == 4) terms.platformFeeBps = 2_001;
        if (which == 5) (terms.platformFeeBps, terms.platform) = (1, address(0));
        if (which == 6) terms.price = 0;
        if (which == 7) terms.arbiterFeeBps = 1_001;
        if (which == 8) terms.fallbackSellerBps = 10_001;
        if (which == 9) terms.deliveryTime = 5 * 365 days + 1;
        if (which == 10) terms.revisionTime = 180 days + 1;
        if (which == 10 && (how >> 8) % 2 == 0) {
            (terms.revisions, terms.revisionTime, terms.graceTime) = (1, 1 hours - 1, 0);
        }
        if (which == 11) terms.reviewTime = (how >> 8) % 2 == 0 ? 1 hours - 1 : 90 days + 1;
        if (which == 12) terms.responseTime = (how >> 8) % 2 == 0 ? 1 hours - 1 : 30 days + 1;
        if (which == 13) terms.graceTime = 30 days + 1;
        if (which == 14) terms.rulingTime = (how >> 8) % 2 == 0 ? 1 days - 1 : 180 days + 1;
        if (which == 15) terms.seller = address(0);
    }

    function _emptySheet(address by) internal view returns (Sheet memory) {
        address[] memory who = new address[](1);
        who[0] = by;
        return _sheet(COIN, who);
    }
}
