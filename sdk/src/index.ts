export * from "./api/index.ts";
export * from "./actions/index.ts";
export * from "./document/index.ts";
export * from "./errors/index.ts";
export { demoTokenAbi } from "./generated/demo-token-abi.ts";
export { escrowAbi } from "./generated/escrow-abi.ts";
export * from "./order/index.ts";
export * from "./typed-data/index.ts";
