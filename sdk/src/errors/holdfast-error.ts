/** What went wrong, for programs. Contract refusals carry the contract's own error name besides. */
export type ErrorCode =
  | "contract_refused"
  | "user_rejected"
  | "wrong_chain"
  | "insufficient_funds"
  | "insufficient_token"
  | "insufficient_allowance"
  | "authorization_refused"
  | "signature_unusable"
  | "transaction_cancelled"
  | "transaction_replaced"
  | "transaction_dropped"
  | "transaction_reverted"
  | "transaction_slow"
  | "not_a_transaction"
  | "nonce_stale"
  | "event_missing"
  | "batch_unsupported"
  | "no_contract"
  | "wallet_missing"
  | "wallet_disconnected"
  | "wallet_busy"
  | "rpc_unreachable"
  | "invalid_input"
  | "api_problem"
  | "unknown";

export type ErrorParts = {
  code: ErrorCode;
  /** One sentence that a person understands. */
  shortMessage: string;
  /** What is safe, and what to do. */
  hint: string;
  /** Whether doing the same again can help. */
  retry: boolean;
  /** For whoever looks closer: names, numbers, the cause's own words. */
  details?: string;
  cause?: unknown;
};

/** The one base of the sdk's errors: what happened, what is safe, what to do, and whether trying again helps. */
export class HoldfastError extends Error {
  readonly code: ErrorCode;
  readonly shortMessage: string;
  readonly details: string;
  readonly hint: string;
  readonly retry: boolean;

  constructor(parts: ErrorParts) {
    const { code, shortMessage, hint, retry, details = "", cause } = parts;
    super(`${shortMessage} ${hint}`, cause === undefined ? undefined : { cause });
    this.name = "HoldfastError";
    this.code = code;
    this.shortMessage = shortMessage;
    this.details = details;
    this.hint = hint;
    this.retry = retry;
  }
}

/** The contract refused a call. `errorName` and `args` are the decoded revert. */
export class ContractRefusal extends HoldfastError {
  readonly errorName: string;
  readonly args: readonly unknown[];

  constructor(parts: Omit<ErrorParts, "code"> & { errorName: string; args: readonly unknown[] }) {
    const { errorName, args, ...rest } = parts;
    super({ ...rest, code: "contract_refused" });
    this.name = "ContractRefusal";
    this.errorName = errorName;
    this.args = args;
  }
}
