// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { TypedData } from "../../libraries/TypedData.sol";
import { Terms } from "../../types/Order.sol";
import { Act, Deed } from "./Deed.sol";
import { Fold } from "./Fold.sol";
import { World } from "./World.sol";

/// @title What people sign, and all they ever signed, to be tried again
abstract contract Signing is World, Fold {
    uint256 private constant MOST_PAPERS = 32;

    /// One signature and what it was given for.
    struct Paper {
        address signer;
        bytes32 structHash;
        bytes signature;
        Deed deed;
    }

    Paper[] private _papers;
    uint256 private _written;
    /// Signatures that were taken; only an open offer may be again.
    mapping(bytes32 structHash => bool) internal _used;

    /// Keeps a signature for later, in place of an old one when there are many.
    function _file(Paper memory paper) internal {
        if (_papers.length < MOST_PAPERS) _papers.push(paper);
        else _papers[_written % MOST_PAPERS] = paper;
        ++_written;
    }

    function _hasPapers() internal view returns (bool) {
        return _papers.length != 0;
    }

    /// Some signature of this kind given before, or of any kind if there is none from a random place on.
    function _oldPaper(uint256 seed, Act act) internal view returns (Paper memory) {
        uint256 index = seed % _papers.length;
        for (uint256 i = 0; i < _papers.length; ++i) {
            Paper storage paper = _papers[(index + i) % _papers.length];
            if (paper.deed.act == act) return paper;
        }
        return _papers[index];
    }

    /// The struct hash a deed needs signed, and by whom. Not for `place`, which has two.
    function _needed(
        Deed memory deed,
        Terms memory terms,
        bytes32 id,
        uint32 round
    ) internal pure returns (address signer, bytes32 structHash) {
        signer = deed.by == terms.client ? terms.seller : terms.client;
        if (deed.act == Act.Rule) {
            signer = terms.arbiter;
            structHash = keccak256(abi.encode(TypedData.RULING_TYPEHASH, id, deed.amount, deed.content));
        } else if (deed.act == Act.Settle) {
            structHash = keccak256(
                abi.encode(TypedData.SETTLEMENT_TYPEHASH, id, round, deed.amount, deed.validUntil)
            );
        } else {
            structHash = keccak256(
                abi.encode(
                    TypedData.AMEND_TYPEHASH,
                    id,
                    round,
                    deed.amount,
                    deed.date,
                    deed.validUntil,
                    deed.content
                )
            );
        }
    }

    /// Whether this paper is what the deed needs now.
    function _fits(
        Paper memory paper,
        Deed memory deed,
        Terms memory terms,
        bytes32 id
    ) internal view returns (bool) {
        if (deed.act == Act.Place) return _offerFits(paper, terms);
        (address signer, bytes32 structHash) = _needed(deed, terms, id, _states[id].round);
        return paper.signer == signer && paper.structHash == structHash;
    }

    function _offerFits(Paper memory paper, Terms memory terms) private view returns (bool) {
        if (paper.signer != terms.seller) return false;
        for (uint256 i = 0; i < 2; ++i) {
            bytes32 hash = _termsHash(terms, i == 0);
            if (paper.structHash != _offer(terms.seller, hash)) continue;
            return !_foldedCancelled(terms.seller, hash);
        }
        return false;
    }

    function _offer(address seller, bytes32 termsHash) internal view returns (bytes32) {
        return keccak256(abi.encode(TypedData.OFFER_TYPEHASH, termsHash, _foldedEpoch(seller)));
    }

    /// The hash of terms as a quote, or as the open offer they come from.
    function _termsHash(Terms memory terms, bool open) internal pure returns (bytes32 hash) {
        (address client, uint256 salt) = (terms.client, terms.salt);
        if (open) (terms.client, terms.salt) = (address(0), 0);
        hash = keccak256(abi.encode(TypedData.TERMS_TYPEHASH, terms));
        (terms.client, terms.salt) = (client, salt);
    }

    function _signOffer(Terms memory terms, bool open) internal view returns (Paper memory paper) {
        paper.signer = terms.seller;
        paper.structHash = _offer(terms.seller, _termsHash(terms, open));
        paper.deed.act = Act.Place;
        paper.signature = _sign(paper.signer, paper.structHash);
    }

    /// The signature that a deed needs, by whom it needs it.
    function _signFor(
        Deed memory deed,
        Terms memory terms,
        bytes32 id
    ) internal view returns (Paper memory paper) {
        paper.deed = deed;
        (paper.signer, paper.structHash) = _needed(deed, terms, id, _states[id].round);
        paper.signature = _sign(paper.signer, paper.structHash);
    }

    function _sign(address signer, bytes32 structHash) internal view returns (bytes memory) {
        // Nobody's key for whom there is none: spoiled terms name the zero address.
        uint256 key = _keys[signer];
        return _signWith(key == 0 ? 0xdead : key, structHash, address(ESCROW));
    }

    function _signWith(uint256 key, bytes32 structHash, address escrow) internal view returns (bytes memory) {
        return _signIn(key, _domainOf(escrow), structHash);
    }

    function _signIn(uint256 key, bytes32 domain, bytes32 structHash) internal pure returns (bytes memory) {
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", domain, structHash));
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}
