// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { ERC20Pausable } from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Pausable.sol";
import { ERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import { ERC3009 } from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";

/// @title A stablecoin as the large ones are, for tests
/// @notice Six decimals, EIP-2612, EIP-3009, a list of blocked accounts, and a pause. Anyone may mint, block
/// and pause.
contract StableToken is ERC20Permit, ERC3009, ERC20Pausable {
    mapping(address account => bool) public blocked;

    error StableToken_Blocked(address account);

    constructor() ERC20("Stable Dollar", "sUSD") ERC20Permit("Stable Dollar") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setBlocked(address account, bool blocked_) external {
        blocked[account] = blocked_;
    }

    function setPaused(bool paused_) external {
        if (paused_) _pause();
        else _unpause();
    }

    /// @inheritdoc ERC20
    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Pausable) {
        if (blocked[from]) revert StableToken_Blocked(from);
        if (blocked[to]) revert StableToken_Blocked(to);
        super._update(from, to, value);
    }
}
