export * from "./actions/index.ts";
export {
  type Api,
  type ApiOptions,
  ApiProblem,
  createApi,
  type MirroredParams,
  mirrored,
  type Problem,
  type SignedIn,
  type SignInParams,
  signIn,
} from "./api/index.ts";
export * from "./document/index.ts";
export * from "./errors/index.ts";
export { demoTokenAbi } from "./generated/demo-token-abi.ts";
export { escrowAbi } from "./generated/escrow-abi.ts";
// The folded order; the API's JSON of one is `Order` of "@holdfast/sdk/api".
export type { Order } from "./order/index.ts";
export * from "./order/index.ts";
export * from "./review/index.ts";
export * from "./typed-data/index.ts";
