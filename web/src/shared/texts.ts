const count = (one: string, many: string) => (n: number) => `${n} ${n === 1 ? one : many}`;

/** Words used by more than one feature; each feature keeps its own beside itself. */
export const texts = {
  name: "Holdfast",
  client: "Client",
  seller: "Seller",
  arbiter: "Arbiter",
  cancel: "Cancel",
  close: "Close",
  back: "Back",
  next: "Next",
  tryAgain: "Try again",
  loading: "Loading",
  optional: "optional",
  copy: (what: string) => `Copy ${what}`,
  copied: "Copied",
  exactAmount: (amount: string) => `Exactly ${amount}`,
  stepOf: (step: number, of: number) => `Step ${step} of ${of}`,
  stepDone: "done",
  stepCurrent: "current step",
  stepAhead: "still to come",
  showSteps: "Show all steps",
  offline: "You are offline. What you see may be out of date; nothing you wrote is lost.",
  silent:
    "The server does not answer; we keep trying. Your money and your orders are on the chain and are not touched by this.",
  opensNewTab: "opens in a new tab",
  time: {
    now: "just now",
    ahead: (length: string) => `in ${length}`,
    past: (length: string) => `${length} ago`,
    left: (length: string) => `${length} left`,
    over: (length: string) => `${length} over`,
    unit: {
      year: count("year", "years"),
      day: count("day", "days"),
      hour: (n: number) => `${n} h`,
      minute: (n: number) => `${n} min`,
      second: (n: number) => `${n} s`,
    },
  },
  days: count("day", "days"),
  revisions: count("revision", "revisions"),
  error: {
    network: {
      title: "The server did not answer",
      safe: "Your money and your orders are on the chain and are not touched by this.",
      todo: "Check your connection, then try again.",
    },
    server: {
      title: "Something went wrong on our side",
      safe: "Nothing was changed, and no money has moved.",
      todo: "Try again in a moment.",
    },
    missing: {
      title: "There is nothing at this address",
      safe: "It may have been taken down, or the link lost a letter on its way.",
      todo: "Go back, or start from the list of services.",
    },
    crash: {
      title: "This page could not be shown",
      safe: "Only the page failed: no money has moved and your orders are as they were.",
      todo: "Load it again. If it fails again, the details below help us find out why.",
    },
    details: "Details",
    reload: "Load the page again",
  },
  service: {
    from: "From",
    deliveredIn: (length: string) => `Delivered in ${length}`,
    done: count("order done", "orders done"),
    // Never rounded up: 4.96 is no five.
    rating: (average: number, reviews: number) =>
      `★ ${(Math.floor(average * 10) / 10).toFixed(1)} (${reviews})`,
  },
  status: {
    wait: "Waiting for you",
    run: "Under way",
    done: "Done",
    lost: "Refused",
  },
} as const;
