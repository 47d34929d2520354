// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IERC1271 } from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import { ECDSA } from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title A well-behaved smart wallet
/// @notice One owner's key signs for it (ERC-1271) and drives it.
contract Wallet is IERC1271 {
    address public immutable OWNER = msg.sender;

    error Wallet_CallFailed(bytes reason);

    receive() external payable virtual {}

    /// @notice Calls anything in the wallet's name, with coin of the wallet's own.
    function execute(address target, uint256 value, bytes calldata data) external {
        require(msg.sender == OWNER, "owner only");
        (bool ok, bytes memory reason) = target.call{ value: value }(data);
        if (!ok) revert Wallet_CallFailed(reason);
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view virtual returns (bytes4) {
        (address signer, , ) = ECDSA.tryRecoverCalldata(hash, signature);
        return signer == OWNER ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
