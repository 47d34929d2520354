export { explainError } from "./explain.ts";
export { ContractRefusal, type ErrorCode, type ErrorParts, HoldfastError } from "./holdfast-error.ts";
export { REFUSALS } from "./refusals.ts";
export { momentText, requestText, statusText } from "./words.ts";
