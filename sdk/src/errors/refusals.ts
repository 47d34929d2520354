import type { ContractErrorArgs, ContractErrorName } from "viem";
import type { escrowAbi } from "../generated/escrow-abi.ts";
import { OrderStatus } from "../order/status.ts";
import { firstMomentText, momentText, requestText, statusText } from "./words.ts";

type EscrowErrorName = ContractErrorName<typeof escrowAbi>;
type Sentence = { shortMessage: string; hint: string; retry?: boolean };
type Sentences = {
  [Name in EscrowErrorName]: (args: ContractErrorArgs<typeof escrowAbi, Name>) => Sentence;
};

const SAFE = "Nothing was changed and no money moved.";
const LOOK_AGAIN = "Nothing was changed. Look at the order again: it moved on while you were deciding.";

/** What each refusal of the contract means to the person who called it. A member the ABI has and this lacks is a type error. */
export const REFUSALS: Sentences = {
  Escrow_TermsInvalid: ([field]) => ({
    shortMessage: `These terms cannot be ordered: "${field}" is outside what the contract allows.`,
    hint: `${SAFE} Ask the seller for a new offer.`,
  }),
  Escrow_NotAllowed: () => ({
    shortMessage: "This account may not do that with this order.",
    hint: `${SAFE} Switch your wallet to the account that takes part in the order.`,
  }),
  Escrow_StatusWrong: ([, status]) =>
    status === OrderStatus.None
      ? {
          shortMessage: "The contract knows no such order.",
          hint: `${SAFE} If you just paid, wait until the payment is mined.`,
          retry: true,
        }
      : {
          shortMessage: `The order is in "${statusText(status)}", where this cannot be done.`,
          hint: LOOK_AGAIN,
        },
  Escrow_RoundWrong: () => ({
    shortMessage: "The order changed after you looked at it.",
    hint: LOOK_AGAIN,
  }),
  Escrow_RoundsUsedUp: () => ({
    shortMessage: "This order has changed too many times for another step of this kind.",
    hint: `${SAFE} It can still be delivered, approved, cancelled, disputed or settled.`,
  }),
  Escrow_RequestOpen: ([, kind]) => ({
    shortMessage: `Another request is still open: ${requestText(kind)}.`,
    hint: `${SAFE} It has to be answered or withdrawn first.`,
  }),
  Escrow_RequestNotOpen: () => ({
    shortMessage: "There is no open request to answer or withdraw.",
    hint: LOOK_AGAIN,
  }),
  Escrow_RequestTooSoon: ([, notBefore]) => ({
    shortMessage: `You can open your next request from ${firstMomentText(notBefore)}.`,
    hint: `${SAFE} Each request keeps its whole time, even when it was answered or withdrawn before.`,
  }),
  Escrow_RequestKindWrong: () => ({
    shortMessage: "There is no request of this kind.",
    hint: `${SAFE} Choose a cancellation, a progress update or a refund.`,
  }),
  Escrow_OfferExpired: ([validUntil]) => ({
    shortMessage: `The offer ended on ${momentText(validUntil)}.`,
    hint: `${SAFE} Ask the seller for a new offer.`,
  }),
  Escrow_OfferWasCancelled: () => ({
    shortMessage: "The seller has taken this offer back.",
    hint: `${SAFE} Reload the page to see what is offered now.`,
  }),
  Escrow_SignatureInvalid: ([signer]) => ({
    shortMessage: "The signature does not fit what was signed.",
    hint: `${SAFE} The terms, the order or the offer changed since; a fresh signature of ${signer} is needed.`,
  }),
  Escrow_SignatureExpired: ([validUntil]) => ({
    shortMessage: `The signature was good until ${momentText(validUntil)}.`,
    hint: `${SAFE} Ask the other party to sign again.`,
  }),
  Escrow_ValidUntilTooFar: ([, latest]) => ({
    shortMessage: `The signature names a moment after ${momentText(latest)}, more than 48 hours ahead.`,
    hint: `${SAFE} Sign again with an earlier moment.`,
  }),
  Escrow_TooEarly: ([notBefore]) => ({
    shortMessage: `This can be done from ${firstMomentText(notBefore)}.`,
    hint: `${SAFE} Come back then.`,
    retry: true,
  }),
  Escrow_TooLate: ([deadline]) => ({
    shortMessage: `The time for this ended on ${momentText(deadline)}.`,
    hint: `${SAFE} Look at the order for what is possible now.`,
  }),
  Escrow_DueOutOfRange: ([, earliest, latest]) => ({
    shortMessage: `The date has to be between ${firstMomentText(earliest)} and ${momentText(latest)}.`,
    hint: `${SAFE} Choose another date.`,
  }),
  Escrow_RevisionsUsedUp: ([revisions]) => ({
    shortMessage:
      revisions === 0
        ? "This order includes no revisions."
        : `The order includes ${revisions} revision${revisions === 1 ? "" : "s"}, and no more are left.`,
    hint: `${SAFE} You can approve, ask for a refund, or open a dispute.`,
  }),
  Escrow_RequirementsGiven: () => ({
    shortMessage: "The requirements have already been given.",
    hint: `${SAFE} They stand for the whole order; what is needed besides can be agreed on as additional work.`,
  }),
  Escrow_RequirementsMissing: () => ({
    shortMessage: "There are no requirements to start with.",
    hint: `${SAFE} Fill in the requirements first.`,
  }),
  Escrow_AmountOutOfRange: ([, most]) => ({
    shortMessage:
      most === 0n
        ? "There is nothing to take this amount from."
        : "The amount is not within what is possible here.",
    hint: `${SAFE} Choose another amount.`,
  }),
  Escrow_FeeNotExact: () => ({
    shortMessage: "The commission on this amount would have to be rounded.",
    hint: `${SAFE} Release a slightly smaller amount; the rest is paid at the end.`,
  }),
  Escrow_ValueWrong: () => ({
    shortMessage: "The coins sent are not exactly what has to be paid.",
    hint: `${SAFE} Reload the page and try again.`,
    retry: true,
  }),
  Escrow_TokenHasNoCode: () => ({
    shortMessage: "There is no token at the address that the terms name.",
    hint: `${SAFE} Check that your wallet is on the right network.`,
  }),
  Escrow_ReceivedWrong: () => ({
    shortMessage: "This token delivered another amount than was sent, so it cannot be used here.",
    hint: `${SAFE} Tokens that charge for transfers are refused. Pay with another token.`,
  }),
  Escrow_BalanceTooLow: () => ({
    shortMessage: "Your platform balance is too low for this.",
    hint: `${SAFE} Pay the rest from your wallet, or add to the balance first.`,
  }),
  Escrow_AuthorizationInvalid: () => ({
    shortMessage: "The signature for this payment does not fit it.",
    hint: `${SAFE} Pay without it: send the coin, or approve the token first.`,
  }),
  Escrow_TargetInvalid: () => ({
    shortMessage: "Money cannot be withdrawn to this address.",
    hint: `${SAFE} Name an account of your own.`,
  }),
  Escrow_TransferFailed: ([to]) => ({
    shortMessage: `${to} did not take the payment.`,
    hint: "Nothing was changed: the money is still in your platform balance. Withdraw it to another address.",
  }),
  Escrow_GasTooLow: () => ({
    shortMessage: "The transaction was given too little gas to pay out safely.",
    hint: `${SAFE} Try again and leave the gas limit to your wallet.`,
    retry: true,
  }),
  ReentrancyGuardReentrantCall: () => ({
    shortMessage: "The contract was called again while it was at work.",
    hint: `${SAFE} Call it from one place at a time.`,
  }),
  SafeERC20FailedOperation: () => ({
    shortMessage: "The token refused the transfer.",
    hint: `${SAFE} Check that you hold enough of the token and have approved it.`,
    retry: true,
  }),
  SafeCastOverflowedUintDowncast: () => ({
    shortMessage: "A number is larger than the contract can keep.",
    hint: `${SAFE} Use a smaller amount or an earlier date.`,
  }),
  InvalidShortString: () => ({
    shortMessage: "The contract was set up with a text it cannot keep.",
    hint: `${SAFE} Tell the operator.`,
  }),
  StringTooLong: () => ({
    shortMessage: "The contract was set up with a text that is too long.",
    hint: `${SAFE} Tell the operator.`,
  }),
};
