export { escrowAbi } from "./generated/escrow-abi.ts";
export * from "./order/index.ts";
export * from "./typed-data/index.ts";
