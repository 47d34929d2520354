// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { ERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import { ECDSA } from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title A stablecoin as the large ones are, for tests
/// @notice Six decimals, EIP-2612, EIP-3009, a list of blocked accounts, and a pause. Anyone may mint, block
/// and pause.
contract StableToken is ERC20, ERC20Permit {
    bytes32 private constant TRANSFER_TYPEHASH = keccak256(
        "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 private constant RECEIVE_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 private constant CANCEL_TYPEHASH = keccak256(
        "CancelAuthorization(address authorizer,bytes32 nonce)"
    );

    mapping(address account => bool) public blocked;
    mapping(address authorizer => mapping(bytes32 nonce => bool)) public authorizationState;
    bool public paused;

    event AuthorizationUsed(address indexed authorizer, bytes32 indexed nonce);
    event AuthorizationCanceled(address indexed authorizer, bytes32 indexed nonce);

    error StableToken_Paused();
    error StableToken_Blocked(address account);
    error StableToken_NotReceiver(address caller);
    error StableToken_NotYetValid(uint256 validAfter);
    error StableToken_Expired(uint256 validBefore);
    error StableToken_NonceUsed(bytes32 nonce);
    error StableToken_SignatureInvalid();

    constructor() ERC20("Stable Dollar", "sUSD") ERC20Permit("Stable Dollar") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setBlocked(address account, bool blocked_) external {
        blocked[account] = blocked_;
    }

    function setPaused(bool paused_) external {
        paused = paused_;
    }

    /// @notice Anyone may send it: the money goes where the signature says.
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        bytes memory message = abi.encode(TRANSFER_TYPEHASH, from, to, value, validAfter, validBefore, nonce);
        _useWithin(validAfter, validBefore, from, nonce, message, abi.encodePacked(r, s, v));
        _transfer(from, to, value);
    }

    /// @notice Only the receiver may send it, so that nobody can pay it without its knowing what for.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        if (to != msg.sender) revert StableToken_NotReceiver(msg.sender);
        bytes memory message = abi.encode(RECEIVE_TYPEHASH, from, to, value, validAfter, validBefore, nonce);
        _useWithin(validAfter, validBefore, from, nonce, message, abi.encodePacked(r, s, v));
        _transfer(from, to, value);
    }

    /// @notice Makes a nonce useless.
    function cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s) external {
        _use(authorizer, nonce, abi.encode(CANCEL_TYPEHASH, authorizer, nonce), abi.encodePacked(r, s, v));
        emit AuthorizationCanceled(authorizer, nonce);
    }

    /// @inheritdoc ERC20
    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (paused) revert StableToken_Paused();
        if (blocked[from]) revert StableToken_Blocked(from);
        if (blocked[to]) revert StableToken_Blocked(to);
        super._update(from, to, value);
    }

    function _useWithin(
        uint256 validAfter,
        uint256 validBefore,
        address authorizer,
        bytes32 nonce,
        bytes memory message,
        bytes memory signature
    ) private {
        if (block.timestamp <= validAfter) revert StableToken_NotYetValid(validAfter);
        if (block.timestamp >= validBefore) revert StableToken_Expired(validBefore);
        _use(authorizer, nonce, message, signature);
        emit AuthorizationUsed(authorizer, nonce);
    }

    function _use(address authorizer, bytes32 nonce, bytes memory message, bytes memory signature) private {
        if (authorizationState[authorizer][nonce]) revert StableToken_NonceUsed(nonce);
        (address signer, , ) = ECDSA.tryRecover(_hashTypedDataV4(keccak256(message)), signature);
        if (signer != authorizer) revert StableToken_SignatureInvalid();
        authorizationState[authorizer][nonce] = true;
    }
}
