import { escrowAbi } from "@holdfast/sdk";
import {
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  encodeFunctionData,
  type Hex,
} from "viem";

type Mutability = "nonpayable" | "payable";
type Name = ContractFunctionName<typeof escrowAbi, Mutability>;

/** A call of the escrow, ready for a wallet. `value` in wei. */
export function escrowCall<Called extends Name>(input: {
  escrow: Address;
  call: Called;
  args: ContractFunctionArgs<typeof escrowAbi, Mutability, Called>;
  value?: bigint;
}): { to: Address; data: Hex; value: bigint } {
  const { escrow, call, args, value = 0n } = input;
  // viem's parameters can't be proved for a name that is still a type variable; ours are typed above.
  const data = encodeFunctionData({ abi: escrowAbi, functionName: call, args } as never);
  return { to: escrow, data, value };
}
