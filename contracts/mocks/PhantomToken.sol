// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A token that accepts any call it does not know, as wrapped ether does
/// @notice It has no permit; asked for one, it says nothing and does nothing.
contract PhantomToken is ERC20 {
    fallback() external payable {}

    receive() external payable {}

    constructor() ERC20("Phantom", "PHAN") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
