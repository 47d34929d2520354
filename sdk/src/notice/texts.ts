import type { NotificationKind } from "./kinds.ts";

/** What the sentences are made of. Names are those of the notification's data. */
export type NoticeWords = {
  who: string;
  as: "client" | "seller" | "arbiter";
  money(name: string): string;
  date(name: string): string;
  has(name: string): boolean;
  text(name: string): string;
  request: "cancel" | "progress" | "refund";
};

/** A sentence for each kind, from the reader's side. */
export const SENTENCES: Readonly<Record<NotificationKind, (words: NoticeWords) => string>> = {
  paid: ({ who, money, has }) =>
    has("started")
      ? `${who} paid ${money("amount")} and submitted the requirements: the work begins`
      : `${who} paid ${money("amount")}; the requirements come next`,
  acceptance_wanted: ({ who, money, date }) =>
    `${who} paid ${money("amount")} and asks you to accept the order until ${date("until")}`,
  accepted: ({ who, has }) =>
    has("started")
      ? `${who} accepted your order: the work begins`
      : `${who} accepted your order; submit your requirements`,
  requirements_given: ({ who }) => `${who} submitted the requirements: the work begins`,
  delivered: ({ who, has, date }) =>
    `${who} delivered${has("late") ? ", late" : ""}; review it until ${date("until")}`,
  revision_asked: ({ who, date }) => `${who} asks for a revision until ${date("until")}`,
  cancel_asked: ({ who, date }) =>
    `${who} asks to cancel; without your answer until ${date("until")} the order can be cancelled`,
  progress_asked: ({ who, date }) =>
    `${who} asks for an update; without your answer until ${date("until")} the order can be cancelled`,
  refund_asked: ({ who, date }) =>
    `${who} asks for a refund; without your answer until ${date("until")} the money can go back`,
  request_agreed: ({ who }) => `${who} agreed to your request`,
  request_refused: ({ who, request, has, date }) =>
    has("until")
      ? `${who} refused the refund; open a dispute or agree until ${date("until")}, or the seller can claim the money`
      : `${who} refused ${request === "cancel" ? "to cancel" : "your request"}`,
  request_withdrawn: ({ who, request }) =>
    `${who} withdrew the request ${{ cancel: "to cancel", progress: "for an update", refund: "for a refund" }[request]}`,
  progress_given: ({ who }) => `${who} told you how the work goes`,
  amended: ({ who, money, has, date }) =>
    has("amount")
      ? `${who} carried out the agreed change: ${money("amount")} more, delivery until ${date("until")}`
      : `${who} carried out the agreed change: delivery until ${date("until")}`,
  revoked: ({ who }) => `${who} voided all signatures given out for this order; nothing else changed`,
  released: ({ who, money }) => `${who} released ${money("amount")} to you`,
  disputed: ({ who, as, date }) =>
    as === "arbiter"
      ? `${who} opened a dispute; rule until ${date("until")}`
      : `${who} opened a dispute; a ruling is due until ${date("until")}`,
  evidence: ({ who }) => `${who} added evidence`,
  ruled: ({ money }) =>
    `The ruling was carried out: ${money("toSeller")} to the seller, ${money("toClient")} back to the client`,
  settled: ({ money }) =>
    `The agreed split was carried out: ${money("toSeller")} to the seller, ${money("toClient")} back to the client`,
  dispute_expired: ({ money }) =>
    `No ruling came in time: ${money("toSeller")} went to the seller, ${money("toClient")} back to the client`,
  completed: ({ who, as, money }) =>
    as === "seller" ? `${who} approved; ${money("amount")} is yours` : `${who} approved; the dispute is over`,
  claimed: ({ as, money }) =>
    as === "seller"
      ? `The time to review ended; ${money("amount")} is yours`
      : `The time to review ended; the seller claimed ${money("amount")}`,
  cancelled: ({ who, as, money }) =>
    as === "client"
      ? `${who} cancelled; ${money("amount")} went back to you`
      : `${who} cancelled; ${money("amount")} went back to the client`,
  cancelled_by_request: ({ who, as, money }) =>
    as === "client"
      ? `${who} agreed; ${money("amount")} went back to you`
      : `${who} agreed to cancel; ${money("amount")} went back to the client`,
  cancelled_by_silence: ({ as, money }) =>
    `A request was not answered in time; ${money("amount")} went back to ${as === "client" ? "you" : "the client"}`,
  reclaimed: ({ who, money }) => `${who} took ${money("amount")} back: the delivery date was long missed`,
  kept_in_balance: ({ money }) =>
    `Your wallet did not take ${money("amount")}; it waits in your platform balance`,

  message: ({ who }) => `${who} wrote to you`,
  draft: ({ who }) => `${who} shared a draft`,
  ruling_ready: ({ who }) => `${who} signed a ruling; either party can carry it out`,
  proposal: ({ who, text }) =>
    text("proposal") === "settlement"
      ? `${who} proposes to split the money`
      : `${who} proposes a change to the order`,
  proposal_declined: ({ who }) => `${who} declined your proposal`,
  proposal_withdrawn: ({ who }) => `${who} withdrew the proposal`,
  help_asked: ({ who }) => `${who} asked the help desk`,
  review_given: ({ who, date }) =>
    `${who} reviewed you; you read it once you reviewed too, or on ${date("until")}`,
  review_replied: ({ who }) => `${who} replied to your review`,
  help_closed: () => "The help desk closed your request",
  quote_asked: ({ who }) => `${who} asks you for a quote`,
  quoted: ({ who, money, date }) => `${who} quotes ${money("amount")}, good until ${date("until")}`,
  quote_accepted: ({ who }) => `${who} accepted your quote; the payment comes next`,
  quote_declined: ({ who }) => `${who} declined to do this`,
  quote_withdrawn: ({ who }) => `${who} withdrew the request for a quote`,
  quote_question: ({ who }) => `${who} has a question about the quote`,
  quote_answer: ({ who }) => `${who} answered your question about the quote`,

  job_proposal: ({ who, has }) =>
    has("again") ? `${who} changed the proposal for your job` : `${who} sent a proposal for your job`,
  job_proposal_withdrawn: ({ who }) => `${who} withdrew the proposal for your job`,
  job_changed: ({ who }) => `${who} changed the job after your proposal`,
  job_closed: ({ who }) => `${who} closed the job you sent a proposal for`,
  job_reopened: ({ who }) => `${who} opened the job again; your proposal stands`,
  shortlisted: ({ who }) => `${who} shortlisted your proposal`,
  job_declined: ({ who }) => `${who} declined your proposal`,
  hired: ({ who, money, has }) =>
    has("started")
      ? `${who} hired you, paid ${money("amount")} and submitted the requirements: the work begins`
      : `${who} hired you and paid ${money("amount")}; the requirements come next`,
  hired_other: ({ who }) =>
    `${who} hired somebody else; your signature is good on the chain until its date, unless you cancel it`,

  acceptance_due: ({ date }) => `Accept the order until ${date("until")}, or it cannot begin`,
  acceptance_over: () => "The seller did not accept in time: cancel, and the money is back at once",
  delivery_due: ({ date }) => `Deliver until ${date("until")}`,
  review_ending: ({ date }) =>
    `Review the delivery until ${date("until")}, or the seller can claim the money`,
  contested_ending: ({ date }) =>
    `The refund was refused and nothing is decided: open a dispute, settle or approve until ${date("until")}. After that the seller can claim all the money`,
  answer_due: ({ date, request }) =>
    `Answer the request ${{ cancel: "to cancel", progress: "for an update", refund: "for a refund" }[request]} until ${date("until")}, or the order can be cancelled`,
  ruling_due: ({ date }) => `Rule until ${date("until")}, or the money is split as agreed at the start`,
  overdue: ({ as, date }) =>
    as === "client"
      ? `The delivery is overdue; from ${date("then")} you can take the money back`
      : `Your delivery is overdue; from ${date("then")} the client can take the money back`,
  seriously_overdue: ({ as }) =>
    as === "client"
      ? "The delivery is seriously overdue: you can take the money back now"
      : "Your delivery is seriously overdue: the client can take the money back at any moment",
  review_over: ({ as }) =>
    as === "seller"
      ? "The time to review ended: you can claim the money"
      : "The time to review ended: the seller can claim the money at any moment",
  answer_over: ({ as, request }) =>
    request === "refund" && as === "client"
      ? "Your request for a refund was not answered in time: you can take the money back now"
      : "A request was not answered in time: the order can be cancelled now, and the money goes back to the client",
  ruling_over: () => "No ruling came in time: the split agreed at the start can be carried out now",
  review_shown: ({ who, text }) =>
    `${who}'s review of you is public: ${text("stars")} of 5 ${text("stars") === "1" ? "star" : "stars"}`,
  review_wanted: ({ who, date }) => `How was it with ${who}? You can review the order until ${date("until")}`,
  remind_later: () => "You wanted to be reminded of this order: it waits for your requirements",
  quote_expiring: ({ as, date }) =>
    as === "client"
      ? `The quote you got ends on ${date("until")}: pay before, or it is gone`
      : `Your quote ends on ${date("until")} and is not paid`,
};
