// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title A wallet that makes many calls in one transaction
/// @notice Fills a chain with thousands of events in a few blocks. Anyone may drive it: for tests only.
contract BatchWallet {
    error BatchWallet_CallFailed(uint256 index, bytes reason);

    receive() external payable {}

    /// @notice Makes the calls one after the other, each with the same amount of the wallet's own coin.
    function run(address target, uint256 value, bytes[] calldata calls) external payable {
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool ok, bytes memory reason) = target.call{ value: value }(calls[i]);
            if (!ok) revert BatchWallet_CallFailed(i, reason);
        }
    }
}
