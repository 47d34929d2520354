// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { ERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title Demo Dollar, for local chains only
/// @notice Worth nothing: anyone may mint any amount. It stands for a stablecoin with six decimals and
/// EIP-2612.
contract DemoToken is ERC20, ERC20Permit {
    constructor() ERC20("Demo Dollar", "dUSD") ERC20Permit("Demo Dollar") {}

    /// @notice Gives `to` as much as it likes. Local chains only.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @inheritdoc ERC20
    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
