// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { Stage } from "./Stage.sol";

/// @title A token that tells its stage whenever the escrow calls it
/// @notice Moves what it is asked to, exactly, and takes any signature.
contract HookToken is ERC20 {
    Stage private immutable STAGE;

    constructor(Stage stage) ERC20("Hook", "HOOK") {
        STAGE = stage;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256,
        uint8,
        bytes32,
        bytes32
    ) external {
        STAGE.cue(this.permit.selector);
        _approve(owner, spender, value);
    }

    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256,
        uint256,
        bytes32,
        uint8,
        bytes32,
        bytes32
    ) external {
        STAGE.cue(this.receiveWithAuthorization.selector);
        _transfer(from, to, value);
    }

    function transfer(address to, uint256 value) public override returns (bool) {
        STAGE.cue(this.transfer.selector);
        return super.transfer(to, value);
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        STAGE.cue(this.transferFrom.selector);
        return super.transferFrom(from, to, value);
    }

    function balanceOf(address account) public view override returns (uint256) {
        return STAGE.probe(this.balanceOf.selector) ? super.balanceOf(account) : 0;
    }
}
