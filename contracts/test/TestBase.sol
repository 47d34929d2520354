// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { IEscrow } from "../interfaces/IEscrow.sol";

/// @title The test runner's cheat codes that these tests use
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function addr(uint256 key) external pure returns (address account);
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function prank(address sender) external;
    function startPrank(address sender) external;
    function stopPrank() external;
    function warp(uint256 timestamp) external;
    function getBlockTimestamp() external view returns (uint256 timestamp);
    function chainId(uint256 id) external;
    function deal(address account, uint256 amount) external;
    function recordLogs() external;
    function getRecordedLogs() external returns (Log[] memory logs);
    function snapshotState() external returns (uint256 id);
    function revertToStateAndDelete(uint256 id) external returns (bool ok);
    function getCode(string calldata artifact) external view returns (bytes memory code);
    function envOr(string calldata name, string calldata else_) external view returns (string memory value);
    function etch(address account, bytes calldata code) external;
    function readFileBinary(string calldata path) external view returns (bytes memory content);
    function writeLine(string calldata path, string calldata line) external;
    function toString(uint256 value) external pure returns (string memory text);
}

/// @title What every Solidity test here stands on
abstract contract TestBase {
    Vm internal constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    error TestBase_NotEqual(string what, uint256 left, uint256 right);
    error TestBase_Above(string what, uint256 value, uint256 most);

    /// The contract as it is built to be used; compiled once, however many tests make one.
    function _newEscrow() internal returns (IEscrow escrow) {
        bytes memory code = VM.getCode("Escrow.sol:Escrow");
        assembly ("memory-safe") {
            escrow := create(0, add(code, 32), mload(code))
        }
        require(address(escrow) != address(0), "not made");
    }

    /// The contract's EIP-712 domain on the chain as it now is.
    function _domainOf(address escrow) internal view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256(
                        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                    ),
                    keccak256("Holdfast"),
                    keccak256("1"),
                    block.chainid,
                    escrow
                )
            );
    }

    function _equal(uint256 left, uint256 right, string memory what) internal pure {
        if (left != right) revert TestBase_NotEqual(what, left, right);
    }

    function _atMost(uint256 value, uint256 most, string memory what) internal pure {
        if (value > most) revert TestBase_Above(what, value, most);
    }

    /// Folds any number into least..most, both included.
    function _bound(uint256 value, uint256 least, uint256 most) internal pure returns (uint256) {
        return least + (value % (most - least + 1));
    }

    /// The optimizer takes `block.timestamp` for one value in the whole of a call, which `warp` makes wrong.
    function _now() internal view returns (uint256) {
        return VM.getBlockTimestamp();
    }
}
