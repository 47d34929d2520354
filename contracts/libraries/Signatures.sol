// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { ECDSA } from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import { SignatureChecker } from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Signatures of keys and of contracts
/// @notice Accepts what an account signed itself, or what a contract says was signed for it.
library Signatures {
    /// @notice Whether `signer` signed `digest`: by its key, or, if it has code, by ERC-1271.
    /// @dev The key comes first: an EIP-7702 account has code and still signs with its key.
    function isValid(address signer, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        (address recovered, ECDSA.RecoverError err, ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (err == ECDSA.RecoverError.NoError && recovered == signer) return true;
        return
            signer.code.length != 0 &&
            SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature);
    }
}
