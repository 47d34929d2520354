// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { DemoToken } from "./DemoToken.sol";

/// @title A token that calls somebody else before it moves anything
contract ReentrantToken is DemoToken {
    address private _target;
    bytes private _data;

    /// @notice Sets whom to call, with what, on the next transfer; a call that is refused refuses the
    /// transfer.
    function arm(address target, bytes calldata data) external {
        _target = target;
        _data = data;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (_target != address(0) && from != address(0)) {
            (bool ok, bytes memory reason) = _target.call(_data);
            if (!ok) {
                assembly ("memory-safe") {
                    revert(add(reason, 32), mload(reason))
                }
            }
        }
        super._update(from, to, value);
    }
}
