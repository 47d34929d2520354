import { type ContractFunctionArgs, type ContractFunctionName, encodeFunctionData, type Hex } from "viem";
import { escrowAbi } from "../generated/escrow-abi.ts";

type Mutability = "nonpayable" | "payable";
export type EscrowCall = ContractFunctionName<typeof escrowAbi, Mutability>;
export type EscrowArgs<Called extends EscrowCall> = ContractFunctionArgs<
  typeof escrowAbi,
  Mutability,
  Called
>;

/** One call of a contract as a wallet sends it. `value` in wei. */
export type Call = { to: `0x${string}`; data: Hex; value: bigint };

/** A call of the escrow by its name, ready for `sendCall`. `value` in wei, nothing when not given. */
export function escrowCall<Called extends EscrowCall>(input: {
  escrow: `0x${string}`;
  call: Called;
  args: EscrowArgs<Called>;
  value?: bigint;
}): Call {
  const { escrow, call, args, value = 0n } = input;
  // viem's parameters can't be proved for a name that is still a type variable; ours are typed above.
  const data = encodeFunctionData({ abi: escrowAbi, functionName: call, args } as never);
  return { to: escrow, data, value };
}
