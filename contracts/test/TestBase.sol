// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title The test runner's cheat codes that these tests use
interface Vm {
    function addr(uint256 key) external pure returns (address account);
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function prank(address sender) external;
    function startPrank(address sender) external;
    function stopPrank() external;
    function warp(uint256 timestamp) external;
    function chainId(uint256 id) external;
    function deal(address account, uint256 amount) external;
}

/// @title What every Solidity test here stands on
abstract contract TestBase {
    Vm internal constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    error TestBase_NotEqual(string what, uint256 left, uint256 right);
    error TestBase_Above(string what, uint256 value, uint256 most);

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
}
