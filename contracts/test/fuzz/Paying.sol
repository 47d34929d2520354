// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { TypedData } from "../../libraries/TypedData.sol";
import { StableToken } from "../../mocks/StableToken.sol";
import { Authorization, PaymentPurpose, PaymentWay, Terms } from "../../types/Order.sol";
import { Act, Deed } from "./Deed.sol";
import { Signing } from "./Signing.sol";

/// @title Paying by signature: EIP-2612, the real Permit2 with a witness, EIP-3009
abstract contract Paying is Signing {
    bytes32 private constant PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant RECEIVE_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 private constant PERMITTED_TYPEHASH = keccak256("TokenPermissions(address token,uint256 amount)");
    bytes32 private constant WITNESS_TYPEHASH = keccak256(
        "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,Payment witness)Payment(uint8 purpose,bytes32 order,bytes32 content,bool keepRefunds,bool offerSigned)TokenPermissions(address token,uint256 amount)"
    );

    /// Permit2's own: each works once for one owner.
    mapping(address owner => mapping(uint256 nonce => bool)) private _nonceUsed;
    /// Payments that were taken, by way.
    mapping(PaymentWay way => uint256) internal _paidBy;

    /// A payment about to be signed.
    struct Bill {
        address token;
        address payer;
        uint256 amount;
        bytes32 payment;
        address signer;
    }

    /// Writes an authorisation for a deed, mostly for exactly this, and tells the deed whether it is good.
    function _authorize(
        Deed memory deed,
        Terms memory terms,
        bytes32 id,
        uint256 seed
    ) internal view returns (bytes memory) {
        Authorization memory given;
        given.way = deed.way;
        given.nonce = (seed >> 8) % 24;
        given.deadline = _now() + [uint256(0), 1, 1 hours, 1 hours][(seed >> 16) % 4];
        if ((seed >> 24) % 32 == 0) given.deadline = _now() - 1;
        Bill memory bill = _billOf(deed, terms, id);
        bool exact = (seed >> 32) % 6 != 0;
        Bill memory signed = exact ? bill : _alter(bill, deed, id, seed >> 40);
        given.signature = _signBill(signed, given);
        bool same = keccak256(abi.encode(bill)) == keccak256(abi.encode(signed));
        deed.authorizedWell = _isGood(bill, given, same, signed);
        if ((seed >> 120) % 32 != 0) return abi.encode(given);
        deed.authorizedWell = false;
        return abi.encode(uint256(3));
    }

    /// The bill as the escrow will see it.
    function _billOf(
        Deed memory deed,
        Terms memory terms,
        bytes32 id
    ) private view returns (Bill memory bill) {
        bool place = deed.act == Act.Place;
        uint256 amount = place ? terms.price : deed.amount;
        bill.token = terms.token;
        (bill.payer, bill.signer) = (terms.client, terms.client);
        bill.amount = amount > deed.fromBalance ? amount - deed.fromBalance : 0;
        bytes32 content = deed.content;
        if (!place) (, content) = _needed(deed, terms, id, _states[id].round);
        bill.payment = _payment(
            place ? PaymentPurpose.Place : PaymentPurpose.Amend,
            id,
            content,
            place && deed.keepRefunds,
            place && deed.signed
        );
    }

    /// What a payer might sign, or a relayer might make of it: one thing is another.
    function _alter(
        Bill memory bill,
        Deed memory deed,
        bytes32 id,
        uint256 how
    ) private view returns (Bill memory altered) {
        altered = Bill(bill.token, bill.payer, bill.amount, bill.payment, bill.signer);
        uint256 which = how % 6;
        PaymentPurpose purpose = deed.act == Act.Place ? PaymentPurpose.Place : PaymentPurpose.Amend;
        if (which == 0) altered.signer = _anyone(how >> 8);
        if (which == 1) ++altered.amount;
        if (which == 2) altered.payment = _payment(purpose, id, bytes32(how), deed.keepRefunds, deed.signed);
        if (which == 3) {
            altered.payment = _payment(purpose, id, deed.content, !deed.keepRefunds, deed.signed);
        }
        // The relayer strips the seller's signature, or adds one.
        if (which == 4) {
            altered.payment = _payment(purpose, id, deed.content, deed.keepRefunds, !deed.signed);
        }
        if (which == 5 && _ids.length != 0) {
            bytes32 other = _ids[(how >> 8) % _ids.length];
            altered.payment = _payment(purpose, other, deed.content, deed.keepRefunds, deed.signed);
        }
    }

    function _isGood(
        Bill memory bill,
        Authorization memory given,
        bool same,
        Bill memory signed
    ) private view returns (bool) {
        if (bill.token == COIN || bill.amount == 0) return false;
        bool isKey = bill.payer.code.length == 0;
        uint256 now_ = _now();
        if (given.way == PaymentWay.Permit) {
            // It binds owner, spender and amount; if it fails, the allowance that is there decides.
            bool well = signed.signer == bill.signer && signed.amount == bill.amount && isKey;
            well = well && now_ <= given.deadline && bill.token != address(SILENT);
            return well || _allowance(bill.payer, bill.token) >= bill.amount;
        }
        if (given.way == PaymentWay.Permit2) {
            return same && now_ <= given.deadline && !_nonceUsed[bill.payer][given.nonce];
        }
        return same && now_ < given.deadline && isKey && bill.token == address(PLAIN);
    }

    /// After a payment was taken: what it used up.
    function _usedUp(Deed memory deed, Terms memory terms, bytes memory authorization) internal {
        if (!deed.authorized) return;
        ++_paidBy[deed.way];
        if (deed.way != PaymentWay.Permit2) return;
        Authorization memory given = abi.decode(authorization, (Authorization));
        require(!_nonceUsed[terms.client][given.nonce], "7: a payment was taken twice");
        _nonceUsed[terms.client][given.nonce] = true;
    }

    function _signBill(Bill memory bill, Authorization memory given) private view returns (bytes memory) {
        uint256 key = _keys[bill.signer] == 0 ? 0xdead : _keys[bill.signer];
        if (given.way == PaymentWay.Permit2) {
            bytes32 permitted = keccak256(abi.encode(PERMITTED_TYPEHASH, bill.token, bill.amount));
            bytes32 hash = keccak256(
                abi.encode(
                    WITNESS_TYPEHASH,
                    permitted,
                    address(ESCROW),
                    given.nonce,
                    given.deadline,
                    bill.payment
                )
            );
            return _signIn(key, StableToken(PERMIT2).DOMAIN_SEPARATOR(), hash);
        }
        // Neither coin nor tokens of the old kind have a domain: any will do, for nothing is good for them.
        bool old = bill.token == COIN || bill.token == address(SILENT);
        bytes32 domain = old ? bytes32(0) : StableToken(bill.token).DOMAIN_SEPARATOR();
        if (given.way == PaymentWay.Receive) {
            bytes memory message = abi.encode(
                RECEIVE_TYPEHASH,
                bill.payer,
                address(ESCROW),
                bill.amount,
                0,
                given.deadline,
                bill.payment
            );
            return _signIn(key, domain, keccak256(message));
        }
        uint256 nonce = old ? 0 : StableToken(bill.token).nonces(bill.payer);
        bytes32 permit = keccak256(
            abi.encode(PERMIT_TYPEHASH, bill.payer, address(ESCROW), bill.amount, nonce, given.deadline)
        );
        return _signIn(key, domain, permit);
    }

    function _payment(
        PaymentPurpose purpose,
        bytes32 id,
        bytes32 content,
        bool keepRefunds,
        bool offerSigned
    ) private pure returns (bytes32) {
        return
            keccak256(abi.encode(TypedData.PAYMENT_TYPEHASH, purpose, id, content, keepRefunds, offerSigned));
    }
}
