// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IERC1271 } from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import { Stage } from "./Stage.sol";

/// @title A party that is a contract and up to something
/// @notice Calls whatever it is told to, signs everything, and tells its stage whenever it is called back.
contract Actor is IERC1271 {
    Stage private immutable STAGE;

    constructor(Stage stage) {
        STAGE = stage;
    }

    receive() external payable {
        STAGE.cue(bytes4(0));
    }

    /// @notice Makes a call in the actor's own name. Anyone may: for tests only.
    function perform(
        address target,
        uint256 value,
        bytes calldata data
    ) external payable returns (bool ok, bytes memory reason) {
        return target.call{ value: value }(data);
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        return
            STAGE.probe(IERC1271.isValidSignature.selector) ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
