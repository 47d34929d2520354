import type { Abi, ContractFunctionArgs, ContractFunctionName, ContractFunctionReturnType } from "viem";
import { readContract } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import type { ChainClient } from "./client.ts";

/**
 * Asks a contract something it may not know.
 * @returns undefined when it refuses or answers something else.
 * @throws HoldfastError rpc_unreachable: a silent node is no answer.
 */
export async function askContract<
  const Abi_ extends Abi,
  Name extends ContractFunctionName<Abi_, "view">,
  const Args extends ContractFunctionArgs<Abi_, "view", Name>,
>(
  client: ChainClient,
  question: { address: `0x${string}`; abi: Abi_; functionName: Name; args?: Args },
): Promise<ContractFunctionReturnType<Abi_, "view", Name, Args> | undefined> {
  try {
    return (await readContract(client.publicClient, question as never)) as never;
  } catch (error) {
    const explained = explainError(error);
    if (explained.code === "rpc_unreachable") throw explained;
    return undefined;
  }
}
